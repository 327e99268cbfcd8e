"""The OpenAPI document: what the framework says of the routes, and each question with its own parameters."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from fastapi import FastAPI

from ansinh.hall import Halls
from ansinh.web.api import ParameterModel, QuestionModel, described
from ansinh.web.problems import MEDIA_TYPE as PROBLEM

_ANY = "/api/questions/{name}"
_EXAMPLES = 5


def document(app: FastAPI, halls: Halls) -> Callable[[], dict[str, Any]]:
    """Gives the document of `app`, made when it is first asked for.

    One route answers all questions; a route for each would take seconds at the start.
    """
    routes = app.openapi

    def openapi() -> dict[str, Any]:
        whole = routes()
        paths = whole["paths"]
        for problem in _problems(paths):
            problem[PROBLEM] = problem.pop("application/json", problem[PROBLEM])
        for question in described(halls.current()):
            if question.href not in paths:
                paths[question.href] = {"get": _operation(paths[_ANY]["get"], question)}
        return whole

    return openapi


def _problems(paths: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What responses hold that are problem details; the framework gives their model to its own media type."""
    for methods in paths.values():
        for operation in methods.values():
            contents = (response.get("content", {}) for response in operation["responses"].values())
            yield from (content for content in contents if PROBLEM in content)


def _operation(general: dict[str, Any], question: QuestionModel) -> dict[str, Any]:
    operation = deepcopy(general)
    shared = [parameter for parameter in operation["parameters"] if parameter["in"] != "path"]
    return operation | {
        "summary": question.title_en,
        "description": f"{question.title_vi}\n\n{question.counts_en}\n\n{question.counts_vi}",
        "operationId": question.name.replace("-", "_"),
        "parameters": [*map(_parameter, question.parameters), *shared],
    }


def _parameter(parameter: ParameterModel) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if parameter.default is not None:
        schema["default"] = parameter.default
    if parameter.choices:
        schema["examples"] = parameter.choices[:_EXAMPLES]
    return {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "description": f"{parameter.title_en} / {parameter.title_vi}",
        "schema": schema,
    }
