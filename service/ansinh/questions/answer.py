"""An answer: the rows of a question with the passages each row rests on."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from itertools import chain

from ansinh.corpus.passages import Place, Sources
from ansinh.errors import NotFoundError
from ansinh.questions.library import Question
from ansinh.questions.parameters import bind
from ansinh.questions.parts import rows_of
from ansinh.store.interface import Iri, Literal, QueryEngine, Row, Term
from ansinh.terms import XSD

Cell = str | int | float | bool
"""A value of an answer; an absent value is the empty string."""

_PASSAGE = """
SELECT ?passage ?file ?digest ?first ?last WHERE {
  ?passage ansinh:firstLine ?first ; ansinh:lastLine ?last ; ansinh:inSourceFile ?source .
  ?source ansinh:fileName ?file ; ansinh:sha256 ?digest .
}
"""
_RESTS_ON = "SELECT ?summary ?passage WHERE { ?summary ansinh:restsOn ?passage }"
_COVERED = "SELECT ?area WHERE { ?area a ansinh:CoveredArea }"


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a row stands in its source, and the text where a folder of sources is given.

    Args:
        iri: the passage in the graph.
        source_file: name of the file.
        sha256: digest of the file.
        line_start: first line, counted from 1.
        line_end: last line.
        status: `shown`, or why there is no text: `no_sources_folder`, `file_missing`, `digest_differs`.
        text: the lines, or none.
    """

    iri: str
    source_file: str
    sha256: str
    line_start: int
    line_end: int
    status: str
    text: str | None

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.source_file, self.sha256, self.line_start, self.line_end)


@dataclass(frozen=True, slots=True)
class Window:
    """Which rows of an answer are wanted: at most `limit`, after `offset`."""

    limit: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a question, with the places that they rest on by name alone; see `Answer`."""

    question: str
    version: str
    columns: tuple[str, ...]
    rows: list[list[Cell]]
    places: list[tuple[str, ...]]
    truncated: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A table; `passages[i]` belongs to `rows[i]`.

    Args:
        question: name of the question.
        version: version of data and code.
        columns: names of the columns.
        rows: the cells, in the order of `columns`.
        passages: for each row the passages that it rests on.
        truncated: whether rows follow that are not shown.
    """

    question: str
    version: str
    columns: tuple[str, ...]
    rows: list[list[Cell]]
    passages: list[list[Passage]]
    truncated: bool

    def delimited(self, delimiter: str = ",") -> str:
        """The columns and rows as CSV (RFC 4180), or with tabs."""
        return delimited(self.columns, self.rows, delimiter)


def delimited(columns: Iterable[str], rows: Iterable[Iterable[Cell]], delimiter: str = ",") -> str:
    """Columns and rows as CSV (RFC 4180), or with tabs."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n" if delimiter == "," else "\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


@dataclass(frozen=True, slots=True)
class Desk:
    """Where questions are answered.

    Args:
        engine: the engine to ask.
        sources: the texts to show passages from.
        version: version of data and code, said in every answer.
    """

    engine: QueryEngine
    sources: Sources
    version: str

    def answer(self, question: Question, given: Mapping[str, str], language: str, window: Window) -> Answer:
        """The answer to `question`.

        Args:
            question: what is asked.
            given: texts for its parameters.
            language: `vi` or `en`, for columns that hold names.
            window: which rows are wanted.

        Raises:
            ParameterError: a parameter is wrong.
            NotFoundError: a province is asked for of which the graph holds no document.
        """
        table = self.table(question, given, language, window)
        passages = self.passages(chain.from_iterable(table.places))
        return Answer(
            table.question,
            table.version,
            table.columns,
            table.rows,
            [sorted((passages[iri] for iri in iris), key=_place) for iris in table.places],
            table.truncated,
        )

    def table(self, question: Question, given: Mapping[str, str], language: str, window: Window) -> Table:
        """The rows of the answer to `question`, without looking up their passages; see `answer`."""
        terms = bind(self.engine, question, given)
        absent = self._absent_province(question, terms)
        if absent is not None:
            return self._outside(question, absent)
        wanted = rows_of(self.engine, question, terms, window.offset + window.limit + 1)[window.offset :]
        shown = wanted[: window.limit]
        return Table(
            question.name,
            self.version,
            question.header.columns,
            [[_cell(row, column, language) for column in question.header.columns] for row in shown],
            [tuple(self._places(row)) for row in shown],
            truncated=len(wanted) > len(shown),
        )

    def _absent_province(self, question: Question, terms: Mapping[str, Term]) -> Term | None:
        for parameter in question.header.parameters.values():
            term = terms.get(parameter.variable)
            if parameter.kind == "province" and term is not None and not self.engine.select(_COVERED, {"area": term}):
                return term
        return None

    def _outside(self, question: Question, area: Term) -> Table:
        """What is said of a province that the graph does not cover: never that the answer is no."""
        name = self._name(area)
        template = question.header.not_in_graph
        if not template:
            raise NotFoundError(
                f"{name} chưa có trong đồ thị: không giữ văn bản nào của tỉnh này. Điều đó không có nghĩa là “không”.",
                f"{name} is not in the graph: no document of this province is held. That does not mean “no”.",
            )
        row: list[Cell] = [template.get(column, "").replace("{province}", name) for column in question.header.columns]
        return Table(question.name, self.version, question.header.columns, [row], [()], truncated=False)

    def _name(self, area: Term) -> str:
        names = self.engine.select(
            "SELECT ?area ?name WHERE { ?area rdfs:label ?name FILTER (LANG(?name) = 'vi') }", {"area": area}
        )
        return next(row["name"].value for row in names)

    def _places(self, row: Row) -> dict[str, None]:
        """The passages of a row: those that it names, and those that the summaries rest on that it names."""
        summaries = _iris(row, "evidence")
        found = (one for iri in summaries for one in self.engine.select(_RESTS_ON, {"summary": Iri(iri)}))
        return dict.fromkeys((*_iris(row, "passage"), *(one["passage"].value for one in found)))

    def passages(self, iris: Iterable[str]) -> dict[str, Passage]:
        """The passages with these IRIs, each with its text where a folder of sources is given."""
        found = self.engine.look_up(_PASSAGE, [{"passage": Iri(iri)} for iri in dict.fromkeys(iris)])
        return {row["passage"].value: self._passage(row) for row in found}

    def _passage(self, row: Row) -> Passage:
        first, last = int(row["first"].value), int(row["last"].value)
        return self.passage(row["passage"].value, Place(row["file"].value, row["digest"].value, first, last))

    def passage(self, iri: str, place: Place) -> Passage:
        """The passage at a place, with its text where there is a folder of sources."""
        shown = self.sources.show(place)
        lines = (place.line_start, place.line_end)
        return Passage(iri, place.source_file, place.sha256, *lines, shown.status, shown.text)


def _place(passage: Passage) -> tuple[str, int, int]:
    return passage.source_file, passage.line_start, passage.line_end


def _iris(row: Row, name: str) -> list[str]:
    """The IRIs in the variable `name`, in which a query gives several parted by spaces."""
    return row[name].value.split() if name in row else []


def _cell(row: Row, column: str, language: str) -> Cell:
    """The value of a column; a column of names is projected once for each language, as `column_vi` and `column_en`."""
    term = row.get(column) or row.get(f"{column}_{language}")
    return "" if term is None else _value(term)


def _value(term: Term) -> Cell:
    if not isinstance(term, Literal):
        return term.value
    match term.datatype.removeprefix(XSD):
        case "integer":
            return int(term.value)
        case "decimal" | "double" | "float":
            number = Decimal(term.value)
            return int(number) if number == number.to_integral_value() else float(number)
        case "boolean":
            return term.value in ("true", "1")
        case _:
            return term.value


def as_json(answer: Answer) -> str:
    """The answer as JSON: question, version, columns, rows, passages, truncated."""
    return json.dumps(asdict(answer), ensure_ascii=False, indent=1)
