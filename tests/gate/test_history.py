"""The history of added plans: nothing is lost, nothing altered is read, and a backup brings everything back."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ansinh.build import assemble
from ansinh.corpus.backup import restored, saved
from ansinh.corpus.files import Corpus
from ansinh.corpus.history import History
from ansinh.errors import ConflictError, DataError
from ansinh.gate.draft import Draft
from ansinh.gate.register import ANY, Register
from ansinh.store.snapshots import published

NAME = "96-ct-ubnd-2018-vinh-long"


def test_a_version_that_was_altered_is_never_read(
    register: Register, place: Corpus, draft: Callable[..., Draft]
) -> None:
    change = register.add(draft()).change
    path = place.history.file(change)
    path.write_bytes(path.read_bytes() + b"#")
    with pytest.raises(DataError, match="altered"):
        place.history.content(change)
    with pytest.raises(DataError, match="altered"):
        assemble(place)


def test_a_damaged_journal_is_said(register: Register, place: Corpus, draft: Callable[..., Draft]) -> None:
    register.add(draft())
    place.history.journal.write_bytes(b"no journal" * 1000)
    with pytest.raises(DataError, match="damaged"):
        place.history.head()


def test_a_version_without_a_row_in_the_journal_never_was(
    register: Register, place: Corpus, draft: Callable[..., Draft]
) -> None:
    change = register.add(draft()).change
    with sqlite3.connect(place.history.journal) as connection:
        connection.execute("DELETE FROM changes")
    assert place.history.file(change).is_file()
    assert register.entries.get(NAME) is None


@pytest.mark.heavy
def test_a_backup_brings_back_every_version(
    register: Register, place: Corpus, tmp_path: Path, draft: Callable[..., Draft], brings: str
) -> None:
    register.add(draft(more=brings))
    register.replace(NAME, draft(("(96) ", "(97) ")), ANY)
    archive = tmp_path / "backup.tar.gz"
    assert saved(place.history, archive) == 2
    with pytest.raises(ConflictError):
        saved(place.history, archive)
    other = History(tmp_path / "other" / "history")
    assert restored(archive, other) == 2
    assert other.changes() == place.history.changes()
    assert [other.content(one) for one in other.changes()] == [place.history.content(one) for one in other.changes()]
    with pytest.raises(ConflictError):
        restored(archive, other)
    whole, _ = assemble(Corpus(place.root, other))
    assert len(whole) == published(tmp_path)[1].quads
