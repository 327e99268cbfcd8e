"""What was written for a filter, turned into SPARQL about `?node`; no text of a stranger gets into it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ansinh.errors import ParameterError
from ansinh.lookups.listing import ITSELF, Filter, Kind
from ansinh.lookups.names import NameIndex
from ansinh.lookups.spans import Span, span
from ansinh.questions.parameters import ambiguous, unknown
from ansinh.store.interface import Iri, QueryEngine
from ansinh.thing import Thing

_VALUE = re.compile(r"\?value\b")
_TIMES = """
SELECT ?time ?first ?last ?month ?day WHERE {
  { ?time ansinh:firstDay ?first ; ansinh:lastDay ?last } UNION { ?time ansinh:month ?month ; ansinh:dayOfMonth ?day }
}
"""
# One end of each path is a constant: some engines refuse a path between variables, whatever VALUES says of them.
_MERGED = "{{ {area} ansinh:succeededBy+ ?other }} UNION {{ ?other ansinh:succeededBy+ {area} }}"
_COVERED = "SELECT DISTINCT ?area WHERE { ?document a ansinh:SourceDocument ; ansinh:jurisdiction ?area }"
_TRUTHS = {"true": True, "false": False}
_LINE = re.compile(r"[1-9]\d{0,8}")

Called = Callable[[Iterable[Iri]], list[Thing]]
"""Tells what things are called."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a filter demands.

    Args:
        sparql: patterns about `?node`.
        outside: provinces that were named and of which the graph holds no source document.
    """

    sparql: str
    outside: tuple[Iri, ...] = ()


class Reader:
    """Reads what is written for filters, over one snapshot.

    Args:
        engine: the engine to ask.
        index: the names of things.
        called: tells what things are called, for what is said of an error.
    """

    def __init__(self, engine: QueryEngine, index: NameIndex, called: Called) -> None:
        self._engine = engine
        self._index = index
        self._called = called
        self._times = lru_cache(maxsize=1)(self._read_times)
        self._covered = lru_cache(maxsize=1)(self._read_covered)

    def condition(self, asked: Filter, texts: Sequence[str], number: int, *, merged: bool, leads: bool) -> Condition:
        """What `asked` demands: any of `texts`.

        Args:
            asked: the filter.
            texts: what was written for it.
            number: tells its variable from those of other filters.
            merged: whether an area stands for those merged into it and those it was merged into as well.
            leads: whether it is the first, from which the engine is to begin.

        Raises:
            ParameterError: a text is not of the filter's kind, or the graph does not know it.
            AmbiguousError: a text stands for several things.
        """
        match asked.kind:
            case Kind.TRUTH:
                wanted = {_truth(asked, text) for text in texts}
                return Condition(
                    "".join(f"MINUS {{ {asked.pattern} }}" if not one else asked.pattern for one in wanted)
                )
            case Kind.DAYS | Kind.VALID:
                return Condition(_within(asked, [_span(asked, text) for text in texts], number))
            case Kind.LINE:
                lines = [_line(asked, text) for text in texts]
                tests = " || ".join(f"(?first <= {line} && ?last >= {line})" for line in lines)
                return Condition(f"{asked.pattern} FILTER ({tests})")
            case Kind.TIMES:
                return Condition(
                    _among(asked, self._in_spans([_span(asked, text) for text in texts]), number, leads=leads)
                )
            case Kind.WORDS:
                found = [iri for text in texts for iri in self._index.holding(asked.names, text)]
                return Condition(_among(asked, found, number, leads=leads))
            case Kind.THING:
                return self._things(asked, texts, number, merged=merged, leads=leads)

    def _things(self, asked: Filter, texts: Sequence[str], number: int, *, merged: bool, leads: bool) -> Condition:
        found: list[Iri] = []
        outside: list[Iri] = []
        for text in texts:
            meant = self._meant(asked, text)
            if merged and asked.names == "area":
                meant = self._merged(meant)
            found += meant
            if asked.covers and not self._covered().intersection(meant):
                outside += meant
        return Condition(_among(asked, found, number, leads=leads), tuple(outside))

    def _meant(self, asked: Filter, text: str) -> list[Iri]:
        found = self._index.find(asked.names, text)
        if not found:
            raise unknown(asked.name, text, self._called(self._index.near(asked.names, text)))
        if len(found) > 1 and not asked.several:
            raise ambiguous(asked.name, text, self._called(found))
        return found

    def _merged(self, areas: Sequence[Iri]) -> list[Iri]:
        paths = " UNION ".join(_MERGED.format(area=_written([area])) for area in areas)
        rows = self._engine.select(f"SELECT DISTINCT ?other WHERE {{ {paths} }}")
        return list(dict.fromkeys([*areas, *(Iri(row["other"].value) for row in rows)]))

    def _in_spans(self, spans: Sequence[Span]) -> list[Iri]:
        return [time for time, meets in self._times() if any(meets(one) for one in spans)]

    def _read_times(self) -> list[tuple[Iri, Callable[[Span], bool]]]:
        return [
            (Iri(row["time"].value), _meeting({name: term.value for name, term in row.items()}))
            for row in self._engine.select(_TIMES)
        ]

    def _read_covered(self) -> frozenset[Iri]:
        """The areas of source documents; a country is not one that could be lacking."""
        areas = {Iri(row["area"].value) for row in self._engine.select(_COVERED)}
        rows = self._engine.select("SELECT ?area WHERE { ?area a ansinh:Country }")
        return frozenset(areas | {Iri(row["area"].value) for row in rows})


def _meeting(row: dict[str, str]) -> Callable[[Span], bool]:
    if "month" in row:
        month, day = int(row["month"]), int(row["day"])
        return lambda asked: asked.has_yearly(month, day)
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    return lambda asked: asked.meets(first, last)


def _written(iris: Iterable[Iri]) -> str:
    return " ".join(f"<{iri.value}>" for iri in iris)


def _among(asked: Filter, iris: Sequence[Iri], number: int, *, leads: bool) -> str:
    """The pattern with one IRI in the place of its value, or with several that its variable may be.

    The engine plans well from VALUES where they lead, and badly where other patterns have narrowed the things already.
    """
    distinct = list(dict.fromkeys(iris))
    variable = "?node" if asked.pattern == ITSELF else f"?value{number}"
    if len(distinct) == 1 and asked.pattern != ITSELF:
        return _VALUE.sub(f"<{distinct[0].value}>", asked.pattern) + " ."
    pattern = _VALUE.sub(variable, asked.pattern)
    if leads:
        return f"VALUES {variable} {{ {_written(distinct)} }} {pattern} ."
    return f"{pattern} FILTER ({variable} IN ({', '.join(f'<{iri.value}>' for iri in distinct)}))"


def _within(asked: Filter, spans: Iterable[Span], number: int) -> str:
    if asked.kind is Kind.VALID:
        tests = (
            f'(COALESCE(?first <= "{one.last}"^^xsd:date, true) && COALESCE(?last >= "{one.first}"^^xsd:date, true))'
            for one in spans
        )
        return f"{asked.pattern} FILTER ({' || '.join(tests)})"
    variable = f"?value{number}"
    tests = (f'({variable} >= "{one.first}"^^xsd:date && {variable} <= "{one.last}"^^xsd:date)' for one in spans)
    return f"{_VALUE.sub(variable, asked.pattern)} FILTER ({' || '.join(tests)})"


def _truth(asked: Filter, text: str) -> bool:
    if text not in _TRUTHS:
        raise ParameterError(
            f"Tham số “{asked.name}” chỉ nhận true hoặc false.",
            f"Parameter “{asked.name}” takes true or false.",
            asked.name,
        )
    return _TRUTHS[text]


def _span(asked: Filter, text: str) -> Span:
    found = span(text)
    if found is None:
        raise ParameterError(
            f"Tham số “{asked.name}”: hãy viết ngày, tháng, quý, năm hoặc khoảng: 2024-07-20, 2024-07, 2024-Q3, 2024, "
            "2024-01-01/2024-06-30, 2024/.. (.. là không giới hạn).",
            f"Parameter “{asked.name}”: write a day, month, quarter, year or interval: 2024-07-20, 2024-07, 2024-Q3, "
            "2024, 2024-01-01/2024-06-30, 2024/.. (.. leaves an end open).",
            asked.name,
        )
    return found


def _line(asked: Filter, text: str) -> int:
    if not _LINE.fullmatch(text):
        raise ParameterError(
            f"Tham số “{asked.name}” là số dòng, đếm từ 1.",
            f"Parameter “{asked.name}” is a line, counted from 1.",
            asked.name,
        )
    return int(text)
