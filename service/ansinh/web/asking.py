"""Answering strangers' queries: with what was kept from the last time, else by a reader."""

import hashlib
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from fastapi import Request

from ansinh.errors import NotAcceptableError, QuerySyntaxError
from ansinh.hall import Hall, Halls
from ansinh.readers.pool import Readers
from ansinh.readers.querying import Forms, querying
from ansinh.settings import Settings
from ansinh.store.formats import Format
from ansinh.store.interface import Caps, Dataset, Result, ResultForm
from ansinh.store.sparql_text import Bounds, as_written, unescaped
from ansinh.web.cache import ResultCache
from ansinh.web.clients import client_of, while_waited_for
from ansinh.web.journal import log_slow_query

# What these give differs each time (SPARQL 1.1 Query, section 17.4).
# The words alone count, wherever they stand: what is not kept costs little, what is wrongly kept is a wrong answer.
_CHANGING = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """A query with all that its result depends on.

    Args:
        hall: the snapshot.
        query: the query as the client wrote it.
        dataset: the graphs it looks at.
        formats: in which format each form of result is written, or why in none; which form it is, the engine will say.
        rows: how many rows the result has at the most.
    """

    hall: Hall
    query: str
    dataset: Dataset
    formats: Mapping[ResultForm, Format | NotAcceptableError]
    rows: int

    @cached_property
    def lasting(self) -> bool:
        """Whether the query would give the same again."""
        return _CHANGING.search(unescaped(self.query)) is None

    @cached_property
    def digest(self) -> str:
        """The same for those whose result is the same, byte for byte and in media type (32 hexadecimal digits)."""
        graphs = tuple(self.dataset.default_graphs), tuple(self.dataset.named_graphs)
        types = tuple(map(self.media_type, self.formats))
        content = repr((self.hall.desk.version, self.query, graphs, types, self.rows))
        return hashlib.sha256(content.encode()).hexdigest()[:32]

    def media_type(self, form: ResultForm) -> str:
        """How a result of that form is written; nothing where the client takes none."""
        chosen = self.formats[form]
        return "" if isinstance(chosen, NotAcceptableError) else chosen.media_type


class Asking:
    """Where strangers' queries are answered.

    Args:
        halls: the graph in force.
        readers: carry out what is not known yet.
        cache: results of those that were asked last.
        settings: how long and deep a query may be, and how large its result.
    """

    def __init__(self, halls: Halls, readers: Readers, cache: ResultCache, settings: Settings) -> None:
        self.halls = halls
        self.settings = settings
        self._readers = readers
        self._cache = cache
        self._bounds = Bounds(settings.query_length, settings.query_depth)

    async def result(self, request: Request, asked: Asked) -> Result:
        """The result of what a request asks.

        Raises:
            QuerySyntaxError: it does not follow the grammar; told is the place in the query as it was written.
            ClientLeftError: the client has gone.
            AnsinhError: it cannot be carried out.
        """
        result = self._cache.get(asked.digest)
        if result is None:
            result = await self._carried_out(request, asked)
            if asked.lasting:
                self._cache.put(asked.digest, result)
        return result

    async def _carried_out(self, request: Request, asked: Asked) -> Result:
        caps = Caps(asked.rows, self.settings.result_size)
        task = querying(asked.hall.source, asked.query, _names(asked), self._bounds, caps, asked.dataset)
        begun = time.monotonic()
        try:
            return await while_waited_for(request, self._readers.run(client_of(request), task))
        except QuerySyntaxError as error:
            raise as_written(error, asked.query) from error
        finally:
            if (seconds := time.monotonic() - begun) > self.settings.slow_query_seconds:
                log_slow_query(asked.query, seconds)


def _names(asked: Asked) -> Forms:
    return {form: one if isinstance(one, NotAcceptableError) else one.name for form, one in asked.formats.items()}
