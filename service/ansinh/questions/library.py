"""The questions: one SPARQL file each, with a header that says what it asks and with which parameters."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ansinh.errors import DataError, Message, NotFoundError
from ansinh.text import fold
from ansinh.yaml_files import from_yaml

_HEADER = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)


class Parameter(BaseModel):
    """What can be varied in a question.

    A parameter is a variable that the query projects. If a value is given, the engine puts the term in its place.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str = Field(description="`concept`, `province`, `district`, `document`, `year`, `month` or `section`.")
    scheme: str | None = Field(default=None, description="For a concept: the scheme that its code comes from.")
    variable: str = Field(description="The variable of the query.")
    default: str | None = None
    title_vi: str
    title_en: str

    @property
    def title(self) -> Message:
        """What the parameter is, in both languages."""
        return Message(self.title_vi, self.title_en)


class Chart(BaseModel):
    """The chart that suits an answer, told by its columns.

    A bar or a matrix has a category a row, a line has them along; each column of `y` is a measure. A
    network ties the category of a row to its series.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["bar", "line", "matrix", "network"]
    x: tuple[str, ...] = Field(description="Columns of the categories, or of the years of a line.", min_length=1)
    y: tuple[str, ...] = Field(description="Columns of the measures.", min_length=1)
    series: str | None = Field(default=None, description="Column told apart by colour, or the columns of a matrix.")
    panel: str | None = Field(default=None, description="Column each of whose values has a chart of its own.")
    stacked: bool = Field(default=False, description="Whether bars of one category add up.")
    unit: str | None = Field(default=None, description="Code of the unit of the measures, where it is always the same.")

    def columns(self) -> tuple[str, ...]:
        """All columns that the chart shows."""
        return (*self.x, *self.y, *(one for one in (self.series, self.panel) if one is not None))


class Parts(BaseModel):
    """By what the rows of a question are ordered first, so that they can be read part by part."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["province", "any_province", "file", "indicator", "national_indicator", "name", "article", "month"] = (
        Field(
            description="What the parts are: provinces with or without documents, files, indicators, those "
            "alone with something said of the country, short names of source documents, articles of `?law`, or months."
        )
    )
    variable: str = Field(description="The variable of the query in whose place a part's term is put.")
    unless: str | None = Field(default=None, description="The variable that narrows more than a part, where given.")
    rest: bool = Field(default=False, description="Whether rows that belong to no part follow.")


class Header(BaseModel):
    """The header lines of a question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title_vi: str
    title_en: str
    id: str | None = None
    counts_vi: str = Field(description="What counts and what does not, in Vietnamese.")
    counts_en: str = Field(description="What counts and what does not, in English.")
    tags: tuple[str, ...]
    columns: tuple[str, ...]
    parameters: Mapping[str, Parameter] = Field(default_factory=dict)
    chart: Chart | None = None
    parts: Parts | None = None
    not_in_graph: Mapping[str, str] = Field(
        default_factory=dict,
        description="The row that answers for a province none of whose documents is in the graph.",
    )


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its query."""

    name: str
    header: Header
    query: str

    @property
    def bare(self) -> str:
        """The query without its header lines."""
        return _HEADER.sub("", self.query).strip()

    @property
    def title(self) -> Message:
        """What is asked, in both languages."""
        return Message(self.header.title_vi, self.header.title_en)

    @property
    def counts(self) -> Message:
        """What counts and what does not, in both languages."""
        return Message(self.header.counts_vi, self.header.counts_en)


class Library:
    """All questions, by name and by id.

    Args:
        files: the `.rq` files.

    Raises:
        DataError: a header is missing or wrong.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._questions = {path.stem: read_question(path) for path in files}
        self._names = {question.header.id: name for name, question in self._questions.items() if question.header.id}

    def all(self) -> list[Question]:
        """All questions, sorted by name."""
        return [self._questions[name] for name in sorted(self._questions)]

    def get(self, name: str) -> Question:
        """The question of that name or id.

        Raises:
            NotFoundError: there is none; the nearest names are suggested.
        """
        found = self._questions.get(self._names.get(name, name))
        if found is None:
            near = ", ".join(self._near(name)) or "ansinh questions"
            raise NotFoundError(
                f"Không có câu hỏi “{name}”. Thử: {near}.", f"There is no question “{name}”. Try: {near}."
            )
        return found

    def _near(self, name: str) -> list[str]:
        words = set(re.split(r"[\W_]+", fold(name)))
        shared = {other: len(words & set(other.split("-"))) for other in self._questions}
        return sorted((other for other, count in shared.items() if count), key=lambda other: (-shared[other], other))[
            :3
        ]


def read_question(path: Path) -> Question:
    """The question in a file.

    Raises:
        DataError: the header is missing or wrong.
    """
    text = path.read_text(encoding="utf-8")
    try:
        header = Header.model_validate(from_yaml("\n".join(_HEADER.findall(text))))
    except (yaml.YAMLError, ValidationError) as error:
        raise DataError(
            f"{path.name}: phần đầu (các dòng #+) sai: {error}",
            f"{path.name}: the header (lines with #+) is wrong: {error}",
        ) from error
    return Question(path.stem, header, text)
