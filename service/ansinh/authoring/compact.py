"""A plan in JSON-LD under the local context, as a person writes it."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from rdflib import Graph

from ansinh.corpus.turtle_places import subject_lines
from ansinh.gate.draft import CONTEXT

SCHEMA_FILE = "plan.schema.json"
"""The file, beside the plan, in which an editor finds the JSON Schema of plans."""


def compacted(turtle: str, context: bytes) -> str:
    """A plan in Turtle as JSON-LD: the nodes in the order of the text, each with its identifier and types first.

    Args:
        turtle: the plan; it may have blanks.
        context: the local JSON-LD context, which the result names and does not hold.
    """
    local = json.loads(context)["@context"]
    with _without_warnings():
        graph = Graph(bind_namespaces="none").parse(data=turtle, format="turtle")
        written = graph.serialize(format="json-ld", context=local, auto_compact=False)
    lines = subject_lines(turtle)
    nodes = sorted(json.loads(written)["@graph"], key=lambda node: lines.get(node["id"], 0))
    plan = {"$schema": SCHEMA_FILE, "@context": CONTEXT, "@graph": [_ordered(node) for node in nodes]}
    return json.dumps(plan, ensure_ascii=False, indent=2) + "\n"


def _ordered(node: dict[str, object]) -> dict[str, object]:
    return {"id": node.pop("id"), "type": node.pop("type"), **dict(sorted(node.items()))}


@contextmanager
def _without_warnings() -> Iterator[None]:
    """A blank is no number and no date, which rdflib would tell at length for each of them."""
    logger = logging.getLogger("rdflib.term")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)
