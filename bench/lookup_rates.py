"""How many look-ups a second are answered over HTTP, beside other servers of the same graph.

usage: python -m bench.lookup_rates --state DIR [--connections 1 8 32] [--seconds 5] [--virtuoso]
       [--rdflib-endpoint FILE]

A look-up asks what is said about one thing. "New" ones differ from each other in a comment, so that none is answered
from what was kept; "known" ones come again and again. Virtuoso is started where it is asked for and installed;
FILE is the command `rdflib-endpoint` of an environment in which that package is installed with its extra `cli`. All
are measured one after the other in one run by the same client, and each rate is given against that of the first
in the table. Besides, the milliseconds of a processor that a request cost the server's processes and the
client, at the most connections: where these together fill the machine, the client holds the server back.
"""

import argparse
import asyncio
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import quote, urlsplit

import uvloop
from tests.remote.virtuoso import Virtuoso, virtuoso

from ansinh.hall import hall_over, republish
from ansinh.settings import Settings
from ansinh.store.interface import Iri
from ansinh.store.snapshots import published
from bench.served import served, wait_for
from bench.usage import used

THINGS = "SELECT DISTINCT ?task WHERE { ?task a ansinh:Task } ORDER BY ?task LIMIT 300"
ACCEPT = "application/sparql-results+json"
PORT = 8_765
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs.

    Args:
        address: address of its endpoint.
        process: number of its process.
    """

    address: str
    process: int


class Client:
    """So many connections that stay open, each with one look-up after another.

    Args:
        server: who is asked.
        queries: what is asked.
        fresh: whether each query is made unlike all others.
    """

    def __init__(self, server: Server, queries: list[str], *, fresh: bool) -> None:
        place = urlsplit(server.address)
        self.server = server
        self._place = (place.hostname or "", place.port or 80)
        self._begin = f"GET {place.path}?query="
        self._end = f" HTTP/1.1\r\nHost: {self._place[0]}\r\nAccept: {ACCEPT}\r\n\r\n"
        self._queries = [quote(query) for query in queries]
        self._fresh = fresh
        self._number = count()
        self.statuses: Counter[int] = Counter()

    async def rate(self, connections: int, seconds: float) -> float:
        """Answers a second."""
        self.statuses.clear()
        begun = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for _ in range(connections):
                group.create_task(self._ask(begun + seconds))
        return self.statuses.total() / (time.perf_counter() - begun)

    async def _ask(self, until: float) -> None:
        reader, writer = await asyncio.open_connection(*self._place)
        while time.perf_counter() < until:
            number = next(self._number)
            query = self._queries[number % len(self._queries)]
            other = f"%20%23%20{number}-{time.time()}" if self._fresh else ""
            writer.write(f"{self._begin}{query}{other}{self._end}".encode())
            status, stays = await _read(reader)
            self.statuses[status] += 1
            if not stays:
                writer.close()
                reader, writer = await asyncio.open_connection(*self._place)
        writer.close()


async def _read(reader: asyncio.StreamReader) -> tuple[int, bool]:
    """Status of a response, and whether the connection stays open; the body is read to its end."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if length := LENGTH.search(head):
        await reader.readexactly(int(length[1]))
    else:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return int(head.split(b" ", 2)[1]), b"\r\nconnection: close\r\n" not in head


@contextmanager
def rdflib_endpoint(command: Path, file: Path) -> Iterator[Server]:
    """The other service over a file of N-Quads, in memory by rdflib."""
    options = [str(command), "serve", "--host", "127.0.0.1", "--port", str(PORT), str(file)]
    with subprocess.Popen(options, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        try:
            wait_for(f"http://127.0.0.1:{PORT}/?query=ASK%20%7B%7D")
            yield Server(f"http://127.0.0.1:{PORT}/", run.pid)
        finally:
            run.terminate()


async def measure(clients: dict[str, Client], connections: list[int], seconds: float) -> None:
    """Print a row of the table for each server: answers a second, and against those of the first."""
    heads = [*(f"{one} connections" for one in connections), "server, ms", "client, ms", "statuses"]
    print("| server | " + " | ".join(heads) + " |")
    print("|---" * (len(heads) + 1) + "|")
    first: dict[int, float] = {}
    for name, client in clients.items():
        await client.rate(1, 1)
        cells, told, server, own = [], Counter[int](), 0.0, 0.0
        for one in connections:
            begun, own_begun = used(client.server.process)[0], time.process_time()
            rate = await client.rate(one, seconds)
            told += client.statuses
            each = 1_000 / client.statuses.total()
            server, own = (used(client.server.process)[0] - begun) * each, (time.process_time() - own_begun) * each
            cells.append(f"{rate:.0f} ({rate / first.setdefault(one, rate):.1f})")
        print(f"| {name} | " + " | ".join(cells) + f" | {server:.2f} | {own:.2f} | {dict(told)} |", flush=True)


def loaded(engine: Virtuoso, state: Path) -> Server:
    """The engine, which now holds what has been built."""
    republish(
        Settings(
            state=state,
            endpoint=engine.query,
            endpoint_update=engine.update,
            endpoint_user=engine.user,
            endpoint_password=engine.password,
        ),
        lambda _vi, en: print(en, file=sys.stderr),
    )
    return Server(engine.query, engine.process)


def main() -> None:
    """Start the servers, measure, stop them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8, 32])
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--virtuoso", action="store_true")
    parser.add_argument("--rdflib-endpoint", type=Path)
    given = parser.parse_args()
    store = hall_over(Settings(state=given.state), published(given.state)[0]).store
    things = [row["task"] for row in store.select(THINGS)]
    queries = [f"SELECT ?p ?o {{ <{one.value}> ?p ?o }}" for one in things if isinstance(one, Iri)]
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = {}
        if given.rdflib_endpoint:
            file = scratch / "graph.nt"
            file.write_bytes(store.answer("CONSTRUCT WHERE { ?s ?p ?o }", lambda _form: "ntriples"))
            servers["rdflib-endpoint"] = stack.enter_context(rdflib_endpoint(given.rdflib_endpoint, file))
        if given.virtuoso:
            servers["Virtuoso 7"] = loaded(stack.enter_context(virtuoso(scratch / "virtuoso")), given.state)
        # One client asks here as much as hundreds do elsewhere.
        base, process = stack.enter_context(served(given.state, {"ANSINH_CLIENT_READERS": "100"}))
        ours = servers["Ansinh"] = Server(f"{base}sparql", process)
        clients = {f"{name}, new": Client(server, queries, fresh=True) for name, server in servers.items()}
        clients["Ansinh, known"] = Client(ours, queries, fresh=False)
        uvloop.run(measure(clients, given.connections, given.seconds))


if __name__ == "__main__":
    main()
