"""The added plans: a journal of changes, and each version of each plan as a file. Nothing in it is ever overwritten.

A change is in force once its row is committed to the journal (SQLite, synchronous). The file of a version is written
and synchronised before that; a file without a row is of a change that never came about, and is written over.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any, Literal

from ansinh.errors import DataError, SetupError

Action = Literal["added", "replaced", "removed"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS changes (
  sequence INTEGER PRIMARY KEY, plan TEXT NOT NULL, version INTEGER NOT NULL, action TEXT NOT NULL,
  format TEXT NOT NULL, checksum TEXT NOT NULL, facts_in INTEGER NOT NULL, facts_out INTEGER NOT NULL,
  happened TEXT NOT NULL,
  UNIQUE (plan, version)
);
CREATE TABLE IF NOT EXISTS descriptions (
  key TEXT NOT NULL, sequence INTEGER NOT NULL REFERENCES changes, PRIMARY KEY (key, sequence)
);
"""
_EXTENSIONS = {"turtle": ".ttl", "jsonld": ".jsonld"}


@dataclass(frozen=True, slots=True)
class Change:
    """One change to the added plans.

    Args:
        sequence: its number, counted from 1.
        plan: name of the plan.
        version: number of the version that it made; 0 is what the project itself brings.
        action: what was done.
        format: `turtle` or `jsonld`; empty where the plan was removed.
        checksum: SHA-256 of the version's file; empty where the plan was removed.
        facts_in: how many triples came in.
        facts_out: how many went out.
        happened: when, ISO 8601 in UTC.
    """

    sequence: int
    plan: str
    version: int
    action: Action
    format: str
    checksum: str
    facts_in: int
    facts_out: int
    happened: str

    @property
    def tag(self) -> str:
        """What names this version of the plan and no other: an entity tag without its quotes."""
        return tag_of(self.version, self.checksum)

    @property
    def removed(self) -> bool:
        """Whether the plan is no longer in force after this change."""
        return self.action == "removed"


def tag_of(version: int, checksum: str) -> str:
    """What names a version of a plan and no other: its number with the beginning of its checksum."""
    return f"{version}-{checksum[:16]}"


_COLUMNS = ", ".join(field.name for field in fields(Change))
_LATEST = f"SELECT {_COLUMNS}, MAX(sequence) FROM changes GROUP BY plan ORDER BY plan"  # noqa: S608 - our own columns


class History:
    """The changes in a folder; the folder need not exist as long as nothing was added.

    Args:
        folder: where the journal and the versions lie; none where plans cannot be added.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where the journal and the versions lie.

        Raises:
            SetupError: there is no such place.
        """
        if self._folder is None:
            raise SetupError("Không có thư mục để thêm kế hoạch.", "There is no folder to add plans to.")
        return self._folder

    @property
    def journal(self) -> Path:
        """The file of the journal."""
        return self.folder / "journal.sqlite3"

    def head(self) -> int:
        """The number of the last change; 0 where there is none."""
        rows = self._rows("SELECT MAX(sequence) FROM changes")
        return int(rows[0][0] or 0) if rows else 0

    def latest(self) -> list[Change]:
        """The last change to each plan, by name; removed plans are among them."""
        return [_change(row) for row in self._rows(_LATEST)]

    def changes(self, since: int = 0, limit: int = -1, plan: str | None = None) -> list[Change]:
        """The changes after number `since`, of one plan or of all, in order, `limit` of them at the most."""
        where = "sequence > ? AND (? IS NULL OR plan = ?) ORDER BY sequence LIMIT ?"
        query = f"SELECT {_COLUMNS} FROM changes WHERE {where}"  # noqa: S608 - our own columns
        return [_change(row) for row in self._rows(query, (since, plan, plan, limit))]

    def last_of(self, plan: str) -> Change | None:
        """The last change to `plan`, if there was one."""
        return next(iter(reversed(self.changes(plan=plan))), None)

    def at(self, plan: str, moment: str) -> Change | None:
        """The last change to `plan` up to a moment (ISO 8601 in UTC)."""
        return next((one for one in reversed(self.changes(plan=plan)) if one.happened <= moment), None)

    def describers(self, key: str) -> list[Change]:
        """The changes whose versions describe a document or agency, in order."""
        columns = ", ".join(f"changes.{field.name}" for field in fields(Change))
        query = f"SELECT {columns} FROM changes JOIN descriptions USING (sequence) WHERE key = ? ORDER BY sequence"  # noqa: S608
        return [_change(row) for row in self._rows(query, (key,))]

    def described(self) -> dict[str, int]:
        """For each document or agency that an added plan describes, the number of the last change that does."""
        return dict(self._rows("SELECT key, MAX(sequence) FROM descriptions GROUP BY key ORDER BY key"))

    def file(self, change: Change) -> Path:
        """Where the version that `change` made lies."""
        return self.folder / "versions" / change.plan / f"{change.version:06}{_EXTENSIONS[change.format]}"

    def content(self, change: Change) -> bytes:
        """The text of the version that `change` made.

        Raises:
            DataError: the file is missing, or is not what was written.
        """
        path = self.file(change)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            content = b""
        if hashlib.sha256(content).hexdigest() != change.checksum:
            raise DataError(
                f"{path}: tệp bị mất hoặc đã bị sửa. Hãy phục hồi từ bản sao lưu.",
                f"{path}: the file is missing or was altered. Restore it from a backup.",
            )
        return content

    def append(self, change: Change, content: bytes, describes: Iterable[str]) -> None:
        """Make a change durable: it is in force when this returns, and had no effect if it does not.

        Args:
            change: the change; its sequence must be the next one.
            content: text of the version; empty where the plan is removed.
            describes: the documents and agencies that the version describes.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        if not change.removed:
            _write(self.file(change), content)
        with self._connection() as connection:
            connection.executescript(_SCHEMA)
            marks = ", ".join("?" for _ in fields(Change))
            with connection:
                connection.execute(f"INSERT INTO changes ({_COLUMNS}) VALUES ({marks})", astuple(change))  # noqa: S608
                rows = [(key, change.sequence) for key in sorted(set(describes))]
                connection.executemany("INSERT INTO descriptions (key, sequence) VALUES (?, ?)", rows)

    def copy_journal(self, target: Path) -> None:
        """Write a consistent copy of the journal to `target`, also while changes are made."""
        with self._connection() as connection, closing(sqlite3.connect(target)) as other:
            connection.executescript(_SCHEMA)
            connection.backup(other)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.journal, timeout=60)) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            yield connection

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        if self._folder is None or not self.journal.is_file():
            return []
        try:
            with self._connection() as connection:
                return connection.execute(query, values).fetchall()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):  # killed before the first change came about
                return []
            raise _damaged(self.journal) from error
        except sqlite3.DatabaseError as error:
            raise _damaged(self.journal) from error


NONE = History(None)
"""No plans were added, and none can be."""


def _damaged(journal: Path) -> DataError:
    return DataError(
        f"{journal}: nhật ký bị hỏng. Hãy phục hồi từ bản sao lưu.",
        f"{journal}: the journal is damaged. Restore it from a backup.",
    )


def _change(row: tuple[Any, ...]) -> Change:
    return Change(*row[: len(fields(Change))])


def _write(path: Path, content: bytes) -> None:
    """Write a file so that it is whole and on the disk, with its name, when this returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".draft")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
