"""What the commands and the service both need: corpus, published store, questions and plans, opened once a snapshot."""

import os
import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ansinh.build import Progress, build
from ansinh.corpus.files import Corpus, find_corpus
from ansinh.corpus.history import History
from ansinh.corpus.passages import Sources
from ansinh.errors import SetupError
from ansinh.gate.bench import Keeper
from ansinh.gate.check import Gate
from ansinh.gate.register import Register
from ansinh.knowledge.report import Report
from ansinh.lookups.room import Limits, Lookups
from ansinh.questions.answer import Desk
from ansinh.questions.library import Library
from ansinh.readers.querying import Source, opened
from ansinh.reconcile.abbreviations import read_abbreviations
from ansinh.reconcile.directory import Directory
from ansinh.reconcile.service import Service
from ansinh.search.index import FOLDER as SEARCH
from ansinh.search.query import Search
from ansinh.settings import Settings
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.endpoint import Address
from ansinh.store.interface import QueryEngine
from ansinh.store.mirror import Mirror
from ansinh.store.snapshots import BuildRecord, Held, alone, published, recorded, store_of


@dataclass(frozen=True, eq=False)
class Hall:
    """Everything that answers, over one snapshot.

    Args:
        folder: the snapshot.
        record: what is known of the snapshot.
        store: a reader of it, on which plans are checked.
        engine: what questions are asked: the same, or a remote engine.
        source: the same, for processes that open it themselves.
        library: the questions.
        desk: where they are answered.
        corpus: the files behind it.
        held: keeps the snapshot from being removed.
        keeper: keeps what checks need from one snapshot to the next.
        limits: how much a look-up shows at the most.
    """

    folder: Path
    record: BuildRecord
    store: EmbeddedStore
    engine: QueryEngine
    source: Source
    library: Library
    desk: Desk
    corpus: Corpus
    held: Held
    keeper: Keeper
    limits: Limits

    @property
    def stale(self) -> bool:
        """Whether files of the project have changed since the snapshot was built."""
        return self.corpus.digest() != self.record.corpus

    @property
    def dated(self) -> tuple[str, str]:
        """The version of data and code, and when the snapshot was made (ISO 8601 in UTC)."""
        return self.desk.version, self.record.built

    @cached_property
    def search(self) -> Search:
        """The search index of the snapshot.

        Raises:
            SetupError: it was built before there was one.
        """
        return Search(self.folder / SEARCH)

    @cached_property
    def _directory(self) -> Directory:
        return Directory(self.store, read_abbreviations(self.corpus.abbreviations))

    def reconciliation(self, most: int) -> Service:
        """Where names are matched with things of the snapshot; gives `most` candidates at the most."""
        return Service(self._directory, most)

    @cached_property
    def gate(self) -> Gate:
        """Where plans are checked against the snapshot."""
        return Gate(self.keeper.grounds(self.store, self.record.corpus), self.store, self.corpus)

    @cached_property
    def lookups(self) -> Lookups:
        """Where things are looked up in the snapshot."""
        return Lookups(self.desk, self.limits)


class Halls:
    """The hall over the snapshot in force, at any time; who has one keeps it until he is done.

    Args:
        settings: where the state lies.
        first: a hall that is open already.
    """

    def __init__(self, settings: Settings, first: Hall) -> None:
        self._settings = settings
        self._current = str(settings.state / "current")
        self._lock = threading.Lock()
        self._hall = first
        self._link = self._target()

    def current(self) -> Hall:
        """The hall over the snapshot in force."""
        if self._target() != self._link:
            with self._lock:
                target = self._target()
                if target != self._link:
                    self._hall, self._link = open_hall(self._settings, self._hall.keeper), target
        return self._hall

    def _target(self) -> str:
        return os.readlink(self._current)  # noqa: PTH115 - read twice in each request, by a `Path` three times as slow


def corpus_of(settings: Settings) -> Corpus:
    """The files of this installation, with the plans added in its state folder."""
    return find_corpus(History(settings.state / "history"))


def register_of(settings: Settings) -> Register:
    """The register of plans of this installation."""
    return Register(corpus_of(settings), settings.state, mirror_of(settings))


def address_of(settings: Settings) -> Address | None:
    """Where the remote engine is, if one is set."""
    if not settings.endpoint:
        return None
    return Address(
        query=settings.endpoint,
        update=settings.endpoint_update or settings.endpoint,
        user=settings.endpoint_user,
        password=settings.endpoint_password,
        dialect=settings.endpoint_dialect,
        seconds=settings.query_seconds,
    )


def mirror_of(settings: Settings) -> Mirror | None:
    """The remote store that is to be kept the same, if one is set."""
    address = address_of(settings)
    return None if address is None else Mirror(address)


def rebuild(settings: Settings, progress: Progress) -> tuple[BuildRecord, Report]:
    """Build, and bring the remote store up to date if one is set."""
    record, report = build(corpus_of(settings), settings.state, progress)
    republish(settings, progress)
    return record, report


def republish(settings: Settings, progress: Progress) -> None:
    """Make the remote store, if one is set, hold what the state folder says; what it holds already is left.

    Raises:
        SetupError: nothing has been built yet.
        RemoteEngineError: it does not answer, or refuses.
    """
    mirror = mirror_of(settings)
    if mirror is None:
        return
    with alone(settings.state):
        folder, record = published(settings.state)
        mirror.publish(EmbeddedStore.reader(store_of(folder)), record.dataset, progress)


def open_hall(settings: Settings, keeper: Keeper | None = None) -> Hall:
    """Open what has been built, after it has taken up every change in the journal.

    Args:
        settings: where it lies.
        keeper: that of the hall over the snapshot before, if there was one.

    Raises:
        SetupError: nothing has been built yet, or the remote store does not hold it.
    """
    if settings.sources is not None and not settings.sources.is_dir():
        raise SetupError(
            f"Không có thư mục nguồn {settings.sources}.", f"There is no folder of sources {settings.sources}."
        )
    corpus = corpus_of(settings)
    folder, record = published(settings.state)
    if record.sequence != corpus.history.head() and record.corpus == corpus.digest():
        Register(corpus, settings.state, mirror_of(settings)).catch_up()
        folder, record = published(settings.state)
    mirror = mirror_of(settings)
    if mirror is not None:
        mirror.check(record.dataset)
    return _hall(settings, corpus, folder, record, keeper)


def hall_over(settings: Settings, folder: Path) -> Hall:
    """Open a certain snapshot, which somebody else holds."""
    return _hall(settings, corpus_of(settings), folder, recorded(folder))


def _hall(settings: Settings, corpus: Corpus, folder: Path, record: BuildRecord, keeper: Keeper | None = None) -> Hall:
    held = Held(folder)
    store = EmbeddedStore.reader(store_of(folder))
    library = Library(corpus.questions)
    version = f"{record.version}+{record.dataset[:12]}"
    source = address_of(settings) or folder
    engine = store if source is folder else opened(source)
    desk = Desk(engine, Sources(settings.sources), version)
    limits = Limits(settings.page_size, settings.sort_limit)
    keeper = keeper or Keeper(corpus)
    return Hall(folder, record, store, engine, source, library, desk, corpus, held, keeper, limits)


def open_or_build(settings: Settings, progress: Progress) -> Hall:
    """Open what has been built, building it first where there is nothing."""
    if (settings.state / "current").exists():
        return open_hall(settings)
    rebuild(settings, progress)
    return open_hall(settings)
