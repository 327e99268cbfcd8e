"""The data as tables: CSV files with a data dictionary (Frictionless Data Package), and an SQLite database."""

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import IO

from ansinh.dumps.citation import Citation
from ansinh.questions.answer import Answer, Desk, Window
from ansinh.questions.library import Library, Question
from ansinh.yaml_files import from_yaml

_HERE = Path(__file__).parent
_ALL = Window(2**31 - 1)
_SQL = {"integer": "INTEGER", "number": "NUMERIC"}
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same data give the same bytes
_LISTING = "listing"


class Tables:
    """The contract listings, and a table of each main class.

    Args:
        desk: answers.
        library: the questions, of which the listings are some.
    """

    def __init__(self, desk: Desk, library: Library) -> None:
        self._desk = desk
        listings = [question for question in library.all() if _LISTING in question.header.tags]
        self._questions = [*listings, *Library(sorted((_HERE / "tables").glob("*.rq"))).all()]
        self._columns: Mapping[str, list[str]] = from_yaml((_HERE / "columns.yaml").read_text(encoding="utf-8"))

    def names(self) -> list[str]:
        """The names of the tables."""
        return [_name(question) for question in self._questions]

    def undescribed(self) -> list[str]:
        """The columns that the dictionary lacks; there should be none."""
        return sorted({name for one in self._questions for name in one.header.columns} - self._columns.keys())

    def write_csv(self, output: IO[bytes], citation: Citation) -> None:
        """Write a ZIP archive of all tables as CSV with `datapackage.json` and `dictionary.csv`."""
        with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
            for question, answer in self._answers():
                _put(archive, f"{_name(question)}.csv", answer.delimited())
            _put(archive, "dictionary.csv", self._dictionary())
            package = json.dumps(self._package(citation), ensure_ascii=False, indent=1)
            _put(archive, "datapackage.json", package)

    def write_sqlite(self, output: IO[bytes], scratch: Path, citation: Citation) -> None:
        """Write a ZIP archive of an SQLite database with all tables, and the dictionary as the table `dictionary`.

        Args:
            output: where to write.
            scratch: a path for the database while it is made.
            citation: how the data are cited.
        """
        with closing(sqlite3.connect(scratch)) as connection, connection:
            for question, answer in self._answers():
                columns = [f'"{name}" {_SQL.get(self._columns[name][0], "TEXT")}' for name in answer.columns]
                _fill(connection, _name(question), columns, answer.rows)
            columns = [f'"{name}" TEXT' for name in _DICTIONARY]
            _fill(connection, "dictionary", columns, self._entries())
            _fill(connection, "citation", ["text_vi TEXT", "text_en TEXT"], [(citation.text.vi, citation.text.en)])
        with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
            _put(archive, "ansinh.sqlite", scratch.read_bytes())
        scratch.unlink()

    def _answers(self) -> Iterator[tuple[Question, Answer]]:
        for question in self._questions:
            yield question, self._desk.answer(question, {}, "vi", _ALL)

    def _entries(self) -> Iterator[tuple[str, ...]]:
        for question in self._questions:
            for name in question.header.columns:
                yield (_name(question), name, *self._columns[name])

    def _dictionary(self) -> str:
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(_DICTIONARY)
        writer.writerows(self._entries())
        return text.getvalue()

    def _package(self, citation: Citation) -> dict[str, object]:
        """The descriptor of the package (Frictionless Data Package 1.0)."""
        return {
            "name": "ansinh",
            "title": citation.title.en,
            "version": citation.version,
            "created": citation.date,
            "homepage": citation.address,
            "licenses": [{"name": "CC-BY-4.0", "path": citation.licence}],
            "resources": [self._resource(question) for question in self._questions],
        }

    def _resource(self, question: Question) -> dict[str, object]:
        fields = [
            {"name": name, "type": self._columns[name][0], "title": self._columns[name][1], "description": one}
            for name in question.header.columns
            for one in self._columns[name][2:]
        ]
        return {
            "name": _name(question).replace("_", "-"),
            "path": f"{_name(question)}.csv",
            "profile": "tabular-data-resource",
            "title": question.title.en,
            "description": question.counts.en,
            "schema": {"fields": fields, "missingValues": [""]},
        }


_DICTIONARY = ("table", "column", "type", "description_vi", "description_en")


def _name(question: Question) -> str:
    return question.name.replace("-", "_")


def _put(archive: zipfile.ZipFile, name: str, content: str | bytes) -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _fill(connection: sqlite3.Connection, name: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    kinds = list(columns)
    connection.execute(f"CREATE TABLE {name} ({', '.join(kinds)})")
    marks = ", ".join("?" for _ in kinds)
    cells = ([None if cell == "" else cell for cell in row] for row in rows)
    connection.executemany(f"INSERT INTO {name} VALUES ({marks})", cells)  # noqa: S608 - our own names
