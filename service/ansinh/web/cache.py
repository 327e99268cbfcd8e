"""Results kept for those who ask the same again; one snapshot's results never answer for another."""

import hashlib
import re
from threading import Lock
from typing import NamedTuple

from cachetools import LRUCache

from ansinh.store.interface import Result
from ansinh.store.sparql_text import unescaped

# What these give differs each time (SPARQL 1.1 Query, section 17.4).
# The words alone count, wherever they stand: what is not kept costs little, what is wrongly kept is a wrong answer.
_CHANGING = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\b", re.IGNORECASE)


class Key(NamedTuple):
    """What makes two requests the same.

    Args:
        version: version of data and code.
        query: the query.
        graphs: the graphs it looks at.
        formats: in which formats the client takes each form of result.
    """

    version: str
    query: str
    graphs: tuple[tuple[str, ...], tuple[str, ...]]
    formats: tuple[str, ...]

    @property
    def lasting(self) -> bool:
        """Whether the query would give the same again."""
        return _CHANGING.search(unescaped(self.query)) is None

    @property
    def tag(self) -> str:
        """The entity tag of the answer (RFC 9110, section 8.8.3); weak, since it may be sent compressed or not."""
        digest = hashlib.sha256(repr(tuple(self)).encode()).hexdigest()
        return f'W/"{digest[:32]}"'


class ResultCache:
    """The results that were asked for last.

    Args:
        size: bytes of all of them together at the most.
    """

    def __init__(self, size: int) -> None:
        self._results: LRUCache[Key, Result] = LRUCache(size, getsizeof=lambda result: len(result.content) + 1_000)
        self._lock = Lock()
        self.hits = 0

    def get(self, key: Key) -> Result | None:
        """The result, if it is here."""
        with self._lock:
            found = self._results.get(key)
            self.hits += found is not None
            return found

    def put(self, key: Key, result: Result) -> None:
        """Keep a result, unless it is too large, or would be another the next time."""
        with self._lock:
            if key.lasting and len(result.content) < self._results.maxsize / 8:
                self._results[key] = result
