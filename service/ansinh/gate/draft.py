"""A plan as somebody gives it: Turtle or JSON-LD, read without fetching anything."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ansinh.corpus.jsonld import CONTEXT
from ansinh.corpus.parts import Parts, parts_of
from ansinh.corpus.plans import lines_of
from ansinh.corpus.turtle_places import subject_lines
from ansinh.errors import FileSyntaxError, InputError, UnsupportedMediaTypeError

__all__ = ["CONTEXT", "Draft", "draft_in", "read_draft"]

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
        text: as it was given, UTF-8.
        lines: the line on which each subject is first described, by IRI.
        parts: its triples; none if it cannot be parsed.
        fault: why it cannot be parsed.
    """

    name: str
    format: str
    text: bytes
    lines: dict[str, int]
    parts: Parts | None
    fault: FileSyntaxError | None = None

    @property
    def plan(self) -> str:
        """The name of the plan; empty where the text cannot be parsed or does not hold just one document."""
        return self.parts.name if self.parts is not None else ""

    @property
    def checksum(self) -> str:
        """The SHA-256 of the text."""
        return hashlib.sha256(self.text).hexdigest()


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
    lines = subject_lines(text) if form == "turtle" else _identified_lines(text)
    try:
        return Draft(name, form, content, lines, parts_of(lines_of(content, form, name, context)))
    except FileSyntaxError as error:
        return Draft(name, form, content, lines, None, error)


def draft_in(file: Path, context: bytes) -> Draft:
    """The draft in a file, whose extension says its format; see `read_draft`.

    Raises:
        InputError: there is no such file.
    """
    if not file.is_file():
        raise InputError(f"Không có tệp {file}.", f"There is no file {file}.")
    return read_draft(str(file), file.suffix, file.read_bytes(), context)


def _identified_lines(text: str) -> dict[str, int]:
    """The line of each `@id` or `id`, by its value as it is written."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        for key in ('"@id"', '"id"'):
            if key in line:
                value = line.partition(key)[2].partition('"')[2].partition('"')[0]
                found.setdefault(value, number)
    return found
