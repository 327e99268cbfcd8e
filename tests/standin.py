"""A SPARQL 1.1 endpoint in this process, for tests of whoever asks one: queries, updates and what it was sent."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph as ox


@dataclass(slots=True)
class StandIn:
    """What is behind the endpoint.

    Args:
        store: the store; its default graph is its own.
        union: whether the default graph is the union of all instead.
        faults: status, headers and text of answers to give instead, one after the other.
        seen: path, headers and body of each request.
    """

    store: ox.Store = field(default_factory=ox.Store)
    union: bool = False
    faults: list[tuple[int, dict[str, str], str]] = field(default_factory=list)
    seen: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    address: str = ""

    def updates(self) -> list[str]:
        """The updates that came."""
        return [body for path, _, body in self.seen if path == "/update"]


@contextmanager
def stand_in(union: bool = False) -> Iterator[StandIn]:
    """An endpoint at `address`/query and `address`/update, until the block is left."""
    behind = StandIn(union=union)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            behind.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            if behind.faults:
                status, headers, text = behind.faults.pop(0)
                self._send(status, headers, text.encode())
            elif self.path == "/update":
                behind.store.update(body)
                self._send(204, {}, b"")
            else:
                self._send(200, *_answer(behind, parse_qs(body)))

        def _send(self, status: int, headers: dict[str, str], content: bytes) -> None:
            self.send_response_only(status)
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.block_on_close = False  # a client that keeps a connection open does not keep the tests
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    behind.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield behind
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(behind: StandIn, form: dict[str, list[str]]) -> tuple[dict[str, str], bytes]:
    graphs: dict[str, list[ox.NamedNode]] = {
        name: [ox.NamedNode(one) for one in form[field]]
        for name, field in (("default_graph", "default-graph-uri"), ("named_graphs", "named-graph-uri"))
        if field in form
    }
    results = behind.store.query(
        form["query"][0],
        use_default_graph_as_union=behind.union and "default_graph" not in graphs,
        **({"default_graph": [], **graphs} if graphs else {}),  # type: ignore[arg-type]
    )
    if isinstance(results, ox.QueryTriples):
        content = results.serialize(format=ox.RdfFormat.N_TRIPLES)
    else:
        content = results.serialize(format=ox.QueryResultsFormat.JSON)
    return {"Server": "StandIn"}, content or b""
