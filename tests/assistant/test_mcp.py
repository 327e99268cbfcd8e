"""The MCP server, driven by the SDK's own client: in this process, and as a command over standard input and output."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp_types import CallToolResult, TextContent

from ansinh.assistant.server import server
from ansinh.hall import Hall
from ansinh.lookups.catalogue import LISTINGS
from ansinh.settings import Settings

PLAN = Path(__file__).resolve().parents[2] / "data" / "documents" / "1204-kh-bcd-2024-kon-tum.ttl"
Ask = Callable[..., CallToolResult]


@pytest.fixture
def ask(hall: Hall, settings: Settings) -> Ask:
    """Calls a tool of a server in this process."""

    def call(tool: str, **arguments: Any) -> CallToolResult:
        async def within() -> CallToolResult:
            async with Client(server(hall, settings)) as client:
                return await client.call_tool(tool, arguments)

        return anyio.run(within)

    return call


def told(result: CallToolResult) -> dict[str, Any]:
    """What a tool answers."""
    assert not result.is_error, result.content
    answer: dict[str, Any] = result.structured_content or {}
    return answer


def refused(result: CallToolResult) -> str:
    """The text with which a tool refuses."""
    assert result.is_error
    (text,) = result.content
    assert isinstance(text, TextContent)
    return text.text


def problem(result: CallToolResult) -> dict[str, Any]:
    """The problem that a tool tells."""
    text = refused(result)
    found: dict[str, Any] = json.loads(text[text.index("{") :])
    return found


def test_the_command_serves_a_client_over_standard_input_and_output(settings: Settings) -> None:
    command = StdioServerParameters(
        command=str(Path(sys.executable).with_name("ansinh")), args=["mcp"], env={"ANSINH_STATE": str(settings.state)}
    )

    async def main() -> None:
        async with Client(stdio_client(command)) as client:
            tools = (await client.list_tools()).tools
            assert {one.name for one in tools} == {
                *("list_questions", "answer_question", "search", "get", "sparql", "validate_plan"),
                *(f"look_up_{name}" for name in LISTINGS),
            }
            for one in tools:
                assert one.annotations is not None
                assert one.annotations.read_only_hint
                assert one.description
            found = told(await client.call_tool("look_up_tasks", {"agency_type": ["police"], "role": ["lead"]}))
            assert found["total"] == 4
            select = "SELECT ?t WHERE { ?t a ansinh:Task } LIMIT 3"
            assert len(told(await client.call_tool("sparql", {"query": select}))["passages"]) == 3

    anyio.run(main)


def test_a_question_is_answered_with_the_passages_of_each_row(ask: Ask) -> None:
    names = {one["name"] for one in told(ask("list_questions", language="en"))["questions"]}
    assert "debt-collection-by-police" in names
    answer = told(ask("answer_question", name="P01", parameters={"agency_type": "tax"}, limit=3))
    assert len(answer["rows"]) == len(answer["passages"]) == 3


def test_each_filter_of_a_list_is_an_argument_with_what_it_means(hall: Hall, settings: Settings) -> None:
    async def main() -> None:
        async with Client(server(hall, settings)) as client:
            tools = {one.name: one for one in (await client.list_tools()).tools}
            for listing in LISTINGS.values():
                schema = tools[f"look_up_{listing.name}"].input_schema
                assert schema["additionalProperties"] is False
                for one in listing.filters:
                    assert schema["properties"][one.name]["description"] == one.about.en

    anyio.run(main)


def test_every_row_of_what_documents_say_carries_its_passages(ask: Ask) -> None:
    for name in ("citations", "tasks", "targets", "observations", "groups", "findings", "passages"):
        items = told(ask(f"look_up_{name}", limit=5))["items"]
        assert items
        assert all(item["passages"] for item in items)


def test_a_search_finds_without_diacritics_and_says_where_it_stands(ask: Ask) -> None:
    found = told(ask("search", text="no bao hiem", limit=5))
    assert found["total"] > len(found["hits"]) == 5
    stated = [hit for hit in found["hits"] if hit["kind"] == "task"]
    assert stated
    assert all(hit["passages"] for hit in stated)
    assert problem(ask("search", text="!?"))["status"] == 422


def test_one_document_comes_with_its_citations_and_chains(ask: Ask) -> None:
    document = told(ask("get", kind="documents", name="21-NQ/TW 2012"))
    assert document["citations_in"]["total"] == 36
    assert all(step["passages"] for step in document["implemented_by"]["steps"])


@pytest.mark.parametrize(
    ("tool", "arguments", "parameter"),
    [
        ("look_up_tasks", {"role": ["boss"]}, "role"),
        ("look_up_citations", {"cited": ["5063/QĐ-UBND"]}, "cited"),
        ("get", {"kind": "documents", "name": "5063/QĐ-UBND"}, "id"),
        ("answer_question", {"name": "P01", "parameters": {"agency_type": "taxi"}}, "agency_type"),
    ],
)
def test_what_is_wrong_is_told_with_the_candidates(
    ask: Ask, tool: str, arguments: dict[str, Any], parameter: str
) -> None:
    found = problem(ask(tool, **arguments))
    assert (found["status"], found["parameter"]) == (422, parameter)
    assert all(one["iri"] for one in found["candidates"])


def test_an_argument_that_there_is_not_is_refused_and_not_ignored(ask: Ask) -> None:
    assert "colour" in refused(ask("look_up_tasks", colour=["red"]))
    assert "limit" in refused(ask("look_up_tasks", limit=101))


def test_sparql_is_bounded_as_at_the_endpoint_and_told_with_passages(ask: Ask) -> None:
    graph = told(
        ask("sparql", query="DESCRIBE <https://w3id.org/ansinh/id/document/1204-kh-bcd-2024-kon-tum/task/IV.1>")
    )
    assert graph["form"] == "graph"
    assert any(iri.endswith("/task/IV.1") for iri in graph["passages"])
    assert told(ask("sparql", query="ASK { ?s ?p ?o }"))["result"]["boolean"] is True
    many = told(ask("sparql", query="SELECT ?t WHERE { ?t a ansinh:Task }"))
    assert (len(many["passages"]), many["passages_truncated"]) == (100, True)
    assert problem(ask("sparql", query="SELECT * { SERVICE <http://x.test/> { ?s ?p ?o } }"))["status"] == 400
    assert problem(ask("sparql", query="SELECT * {" + "{" * 99 + "}" * 99 + "}"))["status"] == 400
    assert problem(ask("sparql", query="INSERT DATA { <urn:a> <urn:b> <urn:c> }"))["status"] == 400


def test_a_plan_is_checked_and_not_added(ask: Ask, hall: Hall) -> None:
    text = PLAN.read_text(encoding="utf-8")
    assert told(ask("validate_plan", content=text, syntax="text/turtle", replaces=True))["conforms"]
    broken = text.replace("taskType:report ;", "taskType:no_such_type ;", 1)
    report = told(ask("validate_plan", content=broken, syntax="text/turtle", replaces=True, language="en"))
    assert not report["conforms"]
    assert report["remarks"][0]["lines"]
    assert hall.record.sequence == 0


def test_a_plan_that_is_too_large_is_refused(hall: Hall, settings: Settings) -> None:
    narrow = settings.model_copy(update={"body_size": 10})

    async def main() -> None:
        async with Client(server(hall, narrow)) as client:
            given = {"content": "x" * 11, "syntax": "text/turtle"}
            assert problem(await client.call_tool("validate_plan", given))["status"] == 413

    anyio.run(main)
