"""Snapshots of the store in a state folder: built aside, then published in one step; readers keep what they opened."""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from ansinh.errors import SetupError
from ansinh.store.tally import Tally

_BUILDS = "builds"
_CURRENT = "current"
_RECORD = "build.json"


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """What is known of a snapshot.

    Args:
        version: version of the code.
        corpus: digest of the project's own files that it was built from.
        sequence: number of the last change to the added plans that it holds; 0 where there was none.
        dataset: sum modulo 2^256 of the SHA-256 of each quad's N-Quads line, in hexadecimal; the version of the data.
        quads: how many quads the named graphs hold.
        documents: how many source documents they hold.
        built: when, ISO 8601 in UTC; kept here and not in the graph.
        tally: how many triples and members there are of each property and class.
    """

    version: str
    corpus: str
    sequence: int
    dataset: str
    quads: int
    documents: int
    built: str
    tally: Tally


def published(state: Path) -> tuple[Path, BuildRecord]:
    """The folder of the snapshot in force, and what is known of it.

    Raises:
        SetupError: nothing has been built yet, or what is there is damaged.
    """
    folder = (state / _CURRENT).resolve()
    if not (folder / _RECORD).is_file():
        raise SetupError(
            f"Chưa có kho dữ liệu trong {state}. Hãy chạy `ansinh build`.",
            f"There is no store in {state} yet. Run `ansinh build`.",
        )
    return folder, recorded(folder)


def recorded(folder: Path) -> BuildRecord:
    """What is known of the snapshot in `folder`.

    Raises:
        SetupError: it is damaged.
    """
    try:
        known = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
        return BuildRecord(**{**known, "tally": Tally(**known["tally"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise SetupError(
            f"Kho dữ liệu trong {folder} bị hỏng. Hãy chạy `ansinh build`.",
            f"The store in {folder} is damaged. Run `ansinh build`.",
        ) from error


def store_of(folder: Path) -> Path:
    """Where the store of a snapshot lies."""
    return folder / "store"


@contextmanager
def alone(state: Path) -> Iterator[None]:
    """Wait until no other process writes in `state`, and keep others out meanwhile."""
    state.mkdir(parents=True, exist_ok=True)
    with (state / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def staging(state: Path) -> Iterator[Path]:
    """A folder to build in; it is gone at the end unless it was published."""
    builds = state / _BUILDS
    builds.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="build-", dir=builds))
    try:
        yield folder
    finally:
        if (state / _CURRENT).resolve() != folder.resolve():
            shutil.rmtree(folder, ignore_errors=True)


def publish(folder: Path, record: BuildRecord, state: Path) -> None:
    """Put `record` beside the store in `folder` and point `current` there in one step.

    Snapshots that nobody points at any more are removed, but for the one before and those that are still held.
    """
    (folder / _RECORD).write_text(json.dumps(asdict(record), indent=2) + "\n", encoding="utf-8")
    current = state / _CURRENT
    before = current.resolve() if current.is_symlink() else None
    link = state / f".current-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(_BUILDS) / folder.name)
    link.replace(current)
    for other in folder.parent.iterdir():
        if other.resolve() not in (folder.resolve(), before) and not _held(other):
            shutil.rmtree(other, ignore_errors=True)


class Held:
    """Keeps a published snapshot from being removed for as long as this object lives.

    Args:
        folder: the snapshot.
    """

    def __init__(self, folder: Path) -> None:
        self._record = os.open(folder / _RECORD, os.O_RDONLY)
        fcntl.flock(self._record, fcntl.LOCK_SH)

    def __del__(self) -> None:
        """Let the snapshot go."""
        os.close(self._record)


def _held(folder: Path) -> bool:
    try:
        with (folder / _RECORD).open("rb") as record:
            fcntl.flock(record, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:  # a build that did not come to its end
        return False
    return False
