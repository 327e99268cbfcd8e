"""Results kept for those who ask the same again; one snapshot's results never answer for another."""

from threading import Lock

from cachetools import LRUCache

from ansinh.store.interface import Result


class ResultCache:
    """The results that were asked for last, each by the digest of all that it depends on.

    Args:
        size: bytes of all of them together at the most.
    """

    def __init__(self, size: int) -> None:
        self._results: LRUCache[str, Result] = LRUCache(size, getsizeof=lambda result: len(result.content) + 1_000)
        self._lock = Lock()
        self.hits = 0

    def get(self, digest: str) -> Result | None:
        """The result, if it is here."""
        with self._lock:
            found = self._results.get(digest)
            self.hits += found is not None
            return found

    def put(self, digest: str, result: Result) -> None:
        """Keep a result, unless it is too large."""
        with self._lock:
            if len(result.content) < self._results.maxsize / 8:
                self._results[digest] = result
