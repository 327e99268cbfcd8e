"""How many look-ups a second are answered over HTTP, beside other servers of the same graph.

usage: python -m bench.lookup_rates --state DIR [--connections 1 8 32] [--seconds 5] [--virtuoso]
       [--rdflib-endpoint FILE]

A look-up asks what is said about one thing. "New" ones differ from each other in a comment, so that none is answered
from what was kept; "known" ones come again and again. Virtuoso is started where it is asked for and installed;
FILE is the command `rdflib-endpoint` of an environment in which that package is installed with its extra `cli`. All
are measured one after the other in one run by the same client, and each rate is given against that of this service.
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote, urlsplit

from tests.remote.virtuoso import Virtuoso, virtuoso

from ansinh.hall import hall_over, republish
from ansinh.settings import Settings
from ansinh.store.interface import Iri
from ansinh.store.snapshots import published
from bench.served import served, wait_for

THINGS = "SELECT DISTINCT ?task WHERE { ?task a ansinh:Task } ORDER BY ?task LIMIT 300"
ACCEPT = "application/sparql-results+json"
PORT = 8_765


class Client:
    """So many connections that stay open, each with one look-up after another.

    Args:
        address: address of the endpoint.
        queries: what is asked.
        fresh: whether each query is made unlike all others.
    """

    def __init__(self, address: str, queries: list[str], *, fresh: bool) -> None:
        place = urlsplit(address)
        self._place = (place.hostname or "", place.port or 80)
        self._path = place.path
        self._queries = queries
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
            if self._fresh:
                query += f" # {number} {time.time()}"
            writer.write(
                f"GET {self._path}?query={quote(query)} HTTP/1.1\r\nHost: {self._place[0]}\r\n"
                f"Accept: {ACCEPT}\r\n\r\n".encode()
            )
            status, stays = await _read(reader)
            self.statuses[status] += 1
            if not stays:
                writer.close()
                reader, writer = await asyncio.open_connection(*self._place)
        writer.close()


async def _read(reader: asyncio.StreamReader) -> tuple[int, bool]:
    """Status of a response, and whether the connection stays open; the body is read to its end."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    if fields.get("transfer-encoding") == "chunked":
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        await reader.readexactly(int(fields["content-length"]))
    return int(head.split(" ", 2)[1]), fields.get("connection", "") != "close"


@contextmanager
def rdflib_endpoint(command: Path, file: Path) -> Iterator[str]:
    """The other service over a file of N-Quads, in memory by rdflib."""
    options = [str(command), "serve", "--host", "127.0.0.1", "--port", str(PORT), str(file)]
    with subprocess.Popen(options, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        try:
            wait_for(f"http://127.0.0.1:{PORT}/?query=ASK%20%7B%7D")
            yield f"http://127.0.0.1:{PORT}/"
        finally:
            run.terminate()


async def measure(clients: dict[str, Client], connections: list[int], seconds: float) -> None:
    """Print a row of the table for each server: answers a second, and against those of the first."""
    print("| server | " + " | ".join(f"{one} connections" for one in connections) + " | statuses |")
    print("|---" * (len(connections) + 2) + "|")
    first: dict[int, float] = {}
    for name, client in clients.items():
        await client.rate(1, 1)
        cells, told = [], Counter[int]()
        for one in connections:
            rate = await client.rate(one, seconds)
            told += client.statuses
            cells.append(f"{rate:.0f} ({rate / first.setdefault(one, rate):.2f})")
        print(f"| {name} | " + " | ".join(cells) + f" | {dict(told)} |", flush=True)


def loaded(engine: Virtuoso, state: Path) -> str:
    """Address of the engine, which now holds what has been built."""
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
    return engine.query


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
        # One client asks here as much as hundreds do elsewhere.
        base, _ = stack.enter_context(served(given.state, {"ANSINH_CLIENT_READERS": "100"}))
        addresses = {"Ansinh": f"{base}sparql"}
        if given.virtuoso:
            addresses["Virtuoso 7"] = loaded(stack.enter_context(virtuoso(scratch / "virtuoso")), given.state)
        if given.rdflib_endpoint:
            file = scratch / "graph.nt"
            file.write_bytes(store.answer("CONSTRUCT WHERE { ?s ?p ?o }", lambda _form: "ntriples"))
            addresses["rdflib-endpoint"] = stack.enter_context(rdflib_endpoint(given.rdflib_endpoint, file))
        clients = {f"{name}, new": Client(address, queries, fresh=True) for name, address in addresses.items()}
        clients["Ansinh, known"] = Client(addresses["Ansinh"], queries, fresh=False)
        asyncio.run(measure(clients, given.connections, given.seconds))


if __name__ == "__main__":
    main()
