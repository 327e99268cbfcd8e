"""The record of the sources is right, and every passage lies within its file."""

import hashlib
from pathlib import Path

import pytest

from ansinh.corpus.passages import Place, Sources
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Row

_FILES = """
SELECT DISTINCT ?name ?digest ?count ?lines WHERE {
  ?file a ansinh:SourceFile ; ansinh:fileName ?name ; ansinh:sha256 ?digest ;
    ansinh:lineCount ?count ; ansinh:nonBlankLines ?lines
}
"""
_PASSAGES = """
SELECT DISTINCT ?passage ?name ?first ?last WHERE {
  ?passage a ansinh:Passage ; ansinh:firstLine ?first ; ansinh:lastLine ?last ;
    ansinh:inSourceFile/ansinh:fileName ?name
}
"""
_PRINTED = """
SELECT DISTINCT ?number ?name ?first ?last WHERE {
  ?citation ansinh:statedNumber ?number ; ansinh:statedIn ?passage .
  ?passage ansinh:firstLine ?first ; ansinh:lastLine ?last ; ansinh:inSourceFile/ansinh:fileName ?name
}
"""


def expand(ranges: str) -> set[int]:
    """The numbers that `1-3 5` stands for."""
    numbers: set[int] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        numbers |= set(range(int(first), int(last or first) + 1))
    return numbers


@pytest.fixture(scope="module")
def files(graph: EmbeddedStore) -> dict[str, Row]:
    return {row["name"].value: row for row in graph.select(_FILES)}


def test_there_are_five_sources(files: dict[str, Row]) -> None:
    assert sorted(name[:3] for name in files) == ["000", "001", "002", "003", "004"]


def test_each_passage_begins_and_ends_on_a_line_that_is_not_blank(graph: EmbeddedStore, files: dict[str, Row]) -> None:
    written = {name: expand(row["lines"].value) for name, row in files.items()}
    for row in graph.select(_PASSAGES):
        lines = written[row["name"].value]
        assert {int(row["first"].value), int(row["last"].value)} <= lines, row["passage"].value


def test_the_record_of_each_source_is_that_of_its_file(files: dict[str, Row], sources: Path | None) -> None:
    for name, row in files.items():
        lines = expand(row["lines"].value)
        assert max(lines) <= int(row["count"].value)
        if sources is not None:
            content = (sources / name).read_bytes()
            text = content.decode("utf-8").split("\n")
            assert hashlib.sha256(content).hexdigest() == row["digest"].value
            assert {number for number, line in enumerate(text, 1) if line.strip()} == lines
            assert int(row["count"].value) == len(text) - (text[-1] == "")


def test_each_number_as_printed_stands_at_its_place(
    graph: EmbeddedStore, files: dict[str, Row], sources: Path | None
) -> None:
    shelf = Sources(sources)
    for row in graph.select(_PRINTED):
        name = row["name"].value
        # A number may go on in the next line of its table cell.
        last = int(row["last"].value) + 3
        shown = shelf.show(Place(name, files[name]["digest"].value, int(row["first"].value), last))
        assert shown.status == ("shown" if sources else "no_sources_folder")
        if shown.text is not None:
            squeezed = "".join(shown.text.split()).lower()
            # Fragments of other cells may stand between the two halves of a number that is broken at a hyphen.
            parts = "".join(row["number"].value.lower().split()).split("-")
            assert all(part in squeezed for part in parts), row["number"].value
