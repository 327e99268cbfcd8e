"""A plan as somebody gives it: Turtle or JSON-LD, read without fetching anything."""

import json
from dataclasses import dataclass
from pathlib import PurePath

from ansinh.corpus.turtle_places import subject_lines
from ansinh.errors import InputError, UnsupportedMediaTypeError
from ansinh.terms import BASE

CONTEXT = BASE + "context.jsonld"
"""The one context that a JSON-LD plan may name; it is taken from `ontology/context.jsonld` and never fetched."""

FORMATS = {
    ".ttl": "turtle",
    ".jsonld": "jsonld",
    ".json": "jsonld",
    "text/turtle": "turtle",
    "application/x-turtle": "turtle",
    "application/ld+json": "jsonld",
    "turtle": "turtle",
    "json-ld": "jsonld",
    "jsonld": "jsonld",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan that is not yet in the graph.

    Args:
        name: file name, or what stands for one.
        format: `turtle` or `jsonld`.
        content: the text, UTF-8.
        lines: the line on which each subject is first described, by IRI.
    """

    name: str
    format: str
    content: bytes
    lines: dict[str, int]


def read_draft(name: str, kind: str, content: bytes, context: bytes) -> Draft:
    """The draft in a text.

    Args:
        name: file name, for messages.
        kind: extension, media type or short name of the format.
        content: the text.
        context: the local JSON-LD context.

    Raises:
        UnsupportedMediaTypeError: the format is not read here.
        InputError: the text is not UTF-8, or names a context that would have to be fetched.
    """
    form = FORMATS.get(kind.partition(";")[0].strip().lower())
    if form is None:
        raise UnsupportedMediaTypeError(
            f"{name}: chỉ nhận Turtle (.ttl) hoặc JSON-LD (.jsonld).",
            f"{name}: only Turtle (.ttl) and JSON-LD (.jsonld) are read.",
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: tệp không phải UTF-8.", f"{name}: the file is not UTF-8.") from error
    if form == "turtle":
        return Draft(name, form, content, subject_lines(text))
    return Draft(name, form, _with_context(name, text, context), _identified_lines(text))


def kind_of(name: str) -> str:
    """The extension of a file name, which says its format."""
    return PurePath(name).suffix


def _with_context(name: str, text: str, context: bytes) -> bytes:
    """JSON-LD with the local context put in the place of its name (JSON-LD 1.1, section 3.1)."""
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{name}: JSON sai: {error}", f"{name}: this is not JSON: {error}") from error
    if not isinstance(document, dict):
        raise InputError(f"{name}: cần một đối tượng JSON.", f"{name}: one JSON object is needed.")
    local = json.loads(context)["@context"]
    given = document.get("@context", CONTEXT)
    parts = given if isinstance(given, list) else [given]
    for part in parts:
        if isinstance(part, str) and part != CONTEXT:
            raise InputError(
                f"{name}: ngữ cảnh {part} không được tải về. Hãy dùng {CONTEXT}.",
                f"{name}: the context {part} is not fetched. Use {CONTEXT}.",
            )
    document["@context"] = [local if part == CONTEXT else part for part in parts]
    return json.dumps(document).encode()


def _identified_lines(text: str) -> dict[str, int]:
    """The line of each `@id` or `id`, by its value as it is written."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        for key in ('"@id"', '"id"'):
            if key in line:
                value = line.partition(key)[2].partition('"')[2].partition('"')[0]
                found.setdefault(value, number)
    return found
