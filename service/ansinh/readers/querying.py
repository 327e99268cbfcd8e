"""The task of the SPARQL endpoint: one query over one snapshot, parsed and evaluated where it can do no harm."""

from collections.abc import Mapping
from pathlib import Path

from ansinh.errors import NotAcceptableError
from ansinh.readers.task import Task
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Caps, Dataset, Result, ResultForm
from ansinh.store.snapshots import store_of
from ansinh.store.sparql_text import Bounds, admitted

MODULES = ("ansinh.readers.querying", "ansinh.readers.prepared")
"""What a process must have loaded to do these tasks."""

Forms = Mapping[ResultForm, str | NotAcceptableError]
"""For each form of result the short name of its format, or why there is none."""


def querying(snapshot: Path, query: str, forms: Forms, bounds: Bounds, caps: Caps, dataset: Dataset) -> Task[Result]:
    """The task.

    Args:
        snapshot: folder of the snapshot.
        query: what a stranger wrote.
        forms: in which formats he takes the result.
        bounds: how long and how deep the query may be.
        caps: how large the result may be.
        dataset: the graphs it looks at.
    """
    return Task(EmbeddedStore.reader, store_of(snapshot), _answer, (query, forms, bounds, caps, dataset))


def opening(snapshot: Path) -> Task[int]:
    """A task that opens a snapshot, and gives its number of quads."""
    return Task(EmbeddedStore.reader, store_of(snapshot), len)


def _answer(store: EmbeddedStore, query: str, forms: Forms, bounds: Bounds, caps: Caps, dataset: Dataset) -> Result:
    def choose(form: ResultForm) -> str:
        chosen = forms[form]
        if isinstance(chosen, NotAcceptableError):
            raise chosen
        return chosen

    return store.answer_within(admitted(query, bounds), choose, caps, dataset)
