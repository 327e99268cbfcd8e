"""What is seen of the service from outside: a line of JSON for each request, an id to find it by, and figures."""

import json
import logging
import re
import time
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ansinh.hall import Halls
from ansinh.readers.pool import Readers
from ansinh.web.cache import ResultCache

LOGGER = logging.getLogger("ansinh")
_ID = re.compile(r"[\w.-]{1,64}")
_JSON = json.JSONEncoder(ensure_ascii=False)
_BUCKETS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)


class JsonLines(logging.Formatter):
    """Writes each record as one line of JSON; what is given as `extra={"fields": …}` stands beside the event."""

    def format(self, record: logging.LogRecord) -> str:
        """See `logging.Formatter.format`."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": moment, "level": record.levelname.lower(), "event": record.getMessage()}
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return _JSON.encode(line)


class Figures(Collector):
    """Figures of readers, cache and data, read when they are asked for.

    Args:
        readers: the processes that carry out queries.
        cache: the results that are kept.
        halls: the data.
    """

    def __init__(self, readers: Readers, cache: ResultCache, halls: Halls) -> None:
        self._readers = readers
        self._cache = cache
        self._halls = halls

    def collect(self) -> Iterable[Metric]:
        """See `prometheus_client.registry.Collector`."""
        counts = self._readers.counts
        outcomes = {"done": counts.done, "late": counts.late, "busy": counts.busy, "lost": counts.lost}
        queries = CounterMetricFamily("ansinh_queries", "SPARQL queries by how they ended.", labels=["outcome"])
        for outcome, number in outcomes.items():
            queries.add_metric([outcome], number)
        record = self._halls.current().record
        yield queries
        yield GaugeMetricFamily("ansinh_queries_waiting", "Queries that wait for a reader.", self._readers.waiting)
        yield GaugeMetricFamily("ansinh_queries_slow", "Slow queries under way.", self._readers.slow)
        yield CounterMetricFamily("ansinh_cache_hits", "Queries answered without a reader.", self._cache.hits)
        yield GaugeMetricFamily("ansinh_quads", "Quads in the snapshot in force.", record.quads)
        yield GaugeMetricFamily("ansinh_documents", "Documents in the snapshot in force.", record.documents)
        yield InfoMetricFamily(
            "ansinh_data", "The snapshot in force.", {"dataset": record.dataset, "built": record.built}
        )


class Journal:
    """Gives each request an id, and writes down and counts how it ended.

    An id that comes along (`X-Request-Id`) is kept if it is short and plain. What stands in the address behind the
    question mark, and all headers, stay out of the log.

    Args:
        app: what answers.
        registry: where the figures are kept.
    """

    def __init__(self, app: ASGIApp, registry: CollectorRegistry) -> None:
        self._app = app
        labels = ["method", "route"]
        self._count = Counter("ansinh_requests", "Requests by how they ended.", [*labels, "status"], registry=registry)
        self._seconds = Histogram(
            "ansinh_request_seconds", "Seconds until the answer was sent.", labels, buckets=_BUCKETS, registry=registry
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the ASGI specification."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        given = Headers(scope=scope).get("x-request-id", "")
        number = given if _ID.fullmatch(given) else uuid.uuid4().hex
        told = {"status": 500, "bytes": 0}

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                told["status"] = message["status"]
                message["headers"].append((b"x-request-id", number.encode()))
            else:
                told["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, sent)
        finally:
            self._write(scope, number, told, time.perf_counter() - begun)

    def _write(self, scope: Scope, number: str, told: dict[str, int], seconds: float) -> None:
        client = scope.get("client")
        route = getattr(scope.get("route"), "path", "other")
        method = scope["method"] if scope["method"] in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS") else "other"
        self._count.labels(method, route, told["status"]).inc()
        self._seconds.labels(method, route).observe(seconds)
        fields = {
            "id": number,
            "client": client[0] if client else None,
            "method": method,
            "path": scope["path"],
            **told,
            "seconds": round(seconds, 4),
        }
        LOGGER.info("request", extra={"fields": fields})


def log_slow_query(query: str, seconds: float, longest: int = 2_000) -> None:
    """Write down a query that took long, or so much of it as fits."""
    LOGGER.warning("slow query", extra={"fields": {"seconds": round(seconds, 3), "query": query[:longest]}})
