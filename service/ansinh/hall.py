"""What the commands and the service both need: the corpus, the published store and the questions, opened once."""

from dataclasses import dataclass

from ansinh.build import BuildRecord, Progress, build, published
from ansinh.corpus.files import Corpus, find_corpus
from ansinh.corpus.passages import Sources
from ansinh.errors import SetupError
from ansinh.questions.answer import Desk
from ansinh.questions.library import Library
from ansinh.settings import Settings
from ansinh.store.embedded import EmbeddedStore


@dataclass(frozen=True, slots=True)
class Hall:
    """Everything that answers.

    Args:
        record: what is known of the store in force.
        store: a reader of that store.
        library: the questions.
        desk: where they are answered.
        corpus: the files behind it.
    """

    record: BuildRecord
    store: EmbeddedStore
    library: Library
    desk: Desk
    corpus: Corpus

    @property
    def stale(self) -> bool:
        """Whether files have changed since the store was built."""
        return self.corpus.digest() != self.record.corpus


def corpus_of(settings: Settings) -> Corpus:
    """The files of this installation, with the plans added in its state folder."""
    return find_corpus(plans=settings.state / "plans")


def open_hall(settings: Settings) -> Hall:
    """Open what has been built.

    Raises:
        SetupError: nothing has been built yet.
    """
    if settings.sources is not None and not settings.sources.is_dir():
        raise SetupError(
            f"Không có thư mục nguồn {settings.sources}.", f"There is no folder of sources {settings.sources}."
        )
    corpus = corpus_of(settings)
    folder, record = published(settings.state)
    store = EmbeddedStore.reader(folder / "store")
    library = Library(corpus.questions)
    version = f"{record.version}+{record.dataset[:12]}"
    return Hall(record, store, library, Desk(store, Sources(settings.sources), version), corpus)


def open_or_build(settings: Settings, progress: Progress) -> Hall:
    """Open what has been built, building it first where there is nothing."""
    if (settings.state / "current").exists():
        return open_hall(settings)
    build(corpus_of(settings), settings.state, progress)
    return open_hall(settings)
