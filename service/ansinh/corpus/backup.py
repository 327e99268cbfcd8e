"""Backup of the added plans: one archive with the journal and every version, each checked when it is brought back."""

import sqlite3
import tarfile
import tempfile
from pathlib import Path

from ansinh.corpus.history import History
from ansinh.errors import ConflictError, InputError

_JOURNAL = "journal.sqlite3"


def saved(history: History, archive: Path) -> int:
    """Write the journal and all versions that it names to `archive` (gzipped tar); gives the number of changes.

    Versions are never altered, so a journal copied first names no version that is not there.

    Raises:
        ConflictError: the archive exists.
        DataError: a version is missing or was altered.
    """
    if archive.exists():
        raise ConflictError(f"{archive} đã có. Hãy chọn tên khác.", f"{archive} exists. Choose another name.")
    with tempfile.TemporaryDirectory() as scratch:
        copy = History(Path(scratch))
        history.copy_journal(copy.journal)
        changes = copy.changes()
        draft = archive.with_name(archive.name + ".draft")
        with tarfile.open(draft, "w:gz") as tar:
            tar.add(copy.journal, _JOURNAL)
            for change in changes:
                if not change.removed:
                    history.content(change)
                    tar.add(history.file(change), str(history.file(change).relative_to(history.folder)))
        draft.replace(archive)
    return len(changes)


def restored(archive: Path, history: History) -> int:
    """Bring back what `saved` wrote, into a folder that holds no changes; gives the number of changes.

    Raises:
        ConflictError: the folder holds changes already.
        InputError: this is no archive of that kind.
        DataError: a version in the archive is missing or was altered.
    """
    if history.head():
        raise ConflictError(
            f"{history.folder} đã có kế hoạch. Hãy phục hồi vào một thư mục trống (ANSINH_STATE).",
            f"{history.folder} holds plans already. Restore into an empty folder (ANSINH_STATE).",
        )
    history.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=history.folder) as scratch:
        try:
            with tarfile.open(archive, "r:gz") as tar:
                tar.extractall(scratch, filter="data")
            brought = History(Path(scratch))
            changes = brought.changes()
        except (OSError, tarfile.TarError, sqlite3.Error) as error:
            raise InputError(f"{archive} không phải bản sao lưu.", f"{archive} is no backup.") from error
        for change in changes:
            if not change.removed:
                content = brought.content(change)
                history.file(change).parent.mkdir(parents=True, exist_ok=True)
                history.file(change).write_bytes(content)
        brought.journal.replace(history.journal)
    return len(changes)
