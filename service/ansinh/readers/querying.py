"""The task of the SPARQL endpoint: one query over one snapshot, parsed and evaluated where it can do no harm."""

from collections.abc import Mapping
from pathlib import Path

from ansinh.errors import NotAcceptableError
from ansinh.readers.task import Task
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.endpoint import Address
from ansinh.store.interface import Caps, Dataset, QueryEngine, Result, ResultForm
from ansinh.store.remote import RemoteStore
from ansinh.store.snapshots import store_of
from ansinh.store.sparql_text import Bounds, admitted

MODULES = ("ansinh.readers.querying", "ansinh.readers.prepared")
"""What a process must have loaded to do these tasks."""

Forms = Mapping[ResultForm, str | NotAcceptableError]
"""For each form of result the short name of its format, or why there is none."""


Source = Path | Address
"""What is asked: a snapshot, by its folder, or a remote engine."""


def querying(source: Source, query: str, forms: Forms, bounds: Bounds, caps: Caps, dataset: Dataset) -> Task[Result]:
    """The task.

    Args:
        source: what is asked.
        query: what a stranger wrote.
        forms: in which formats he takes the result.
        bounds: how long and how deep the query may be.
        caps: how large the result may be.
        dataset: the graphs it looks at.
    """
    return Task(opened, source, _answer, (query, forms, bounds, caps, dataset))


def opening(source: Source) -> Task[bool]:
    """A task that opens what is asked, and says whether it holds anything."""
    return Task(opened, source, _holds)


def opened(source: Source) -> QueryEngine:
    """The engine over a source."""
    return RemoteStore(source) if isinstance(source, Address) else EmbeddedStore.reader(store_of(source))


def _holds(engine: QueryEngine) -> bool:
    return bool(engine.select("SELECT ?kind { ?any a ?kind } LIMIT 1"))


def _answer(engine: QueryEngine, query: str, forms: Forms, bounds: Bounds, caps: Caps, dataset: Dataset) -> Result:
    def choose(form: ResultForm) -> str:
        chosen = forms[form]
        if isinstance(chosen, NotAcceptableError):
            raise chosen
        return chosen

    return engine.answer_within(admitted(query, bounds), choose, caps, dataset)
