"""Coverage: what became of every line of every source that is not blank."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ansinh.store.interface import QueryEngine

_FILES = """
SELECT DISTINCT ?name ?lines WHERE {
  ?file a ansinh:SourceFile ; ansinh:fileName ?name ; ansinh:nonBlankLines ?lines
} ORDER BY ?name
"""
_STATED = """
SELECT DISTINCT ?name ?first ?last ?node ?reason ?section WHERE {
  ?node ansinh:statedIn ?passage .
  ?passage ansinh:firstLine ?first ; ansinh:lastLine ?last ; ansinh:inSourceFile/ansinh:fileName ?name .
  OPTIONAL { ?node ansinh:lineReason/skos:notation ?reason }
  OPTIONAL { ?node a ansinh:Section ; ansinh:sectionPath ?section }
}
"""
HEADINGS = {"letterhead", "heading", "annex_title", "signature", "recipients"}


@dataclass(frozen=True, slots=True, order=True)
class LineAccount:
    """What became of one line.

    Args:
        source_file: name of the file.
        line: number of the line, counted from 1.
        account: `facts`, `heading`, `no_fact` or `not_yet`.
        what: IRIs of the facts, path of the heading, or the code of the reason; empty for `not_yet`.
    """

    source_file: str
    line: int
    account: str
    what: str


def line_accounts(engine: QueryEngine) -> list[LineAccount]:
    """The account of every line that is not blank, in order."""
    facts: dict[tuple[str, int], set[str]] = defaultdict(set)
    headings: dict[tuple[str, int], set[str]] = defaultdict(set)
    reasons: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in engine.select(_STATED):
        lines = range(int(row["first"].value), int(row["last"].value) + 1)
        if "reason" in row:
            target, what = reasons, row["reason"].value
        elif "section" in row:
            target, what = headings, row["section"].value
        else:
            target, what = facts, row["node"].value
        for line in lines:
            target[row["name"].value, line].add(what)
    return [
        _account(row["name"].value, line, facts, headings, reasons)
        for row in engine.select(_FILES)
        for line in expand(row["lines"].value)
    ]


def expand(ranges: str) -> Iterable[int]:
    """The numbers that ranges such as `1-3 5` stand for."""
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _account(
    name: str,
    line: int,
    facts: dict[tuple[str, int], set[str]],
    headings: dict[tuple[str, int], set[str]],
    reasons: dict[tuple[str, int], set[str]],
) -> LineAccount:
    place = (name, line)
    if place in facts:
        return LineAccount(name, line, "facts", " ".join(sorted(facts[place])))
    if place in headings:
        return LineAccount(name, line, "heading", " ".join(sorted(headings[place])))
    if place in reasons:
        kind = "heading" if reasons[place] <= HEADINGS else "no_fact"
        return LineAccount(name, line, kind, " ".join(sorted(reasons[place])))
    return LineAccount(name, line, "not_yet", "")
