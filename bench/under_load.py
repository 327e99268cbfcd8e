"""What look-ups feel of queries that never end: eight of these are thrown in each second by one client.

usage: python -m bench.under_load --state DIR [--seconds 60] [--each-second 8] [--deadline 10]

The service runs as a user would run it, over what has been built in DIR. Another client, with another address of the
machine, looks up one document after another, first alone, then beside the flood. After the flood the processor must be
idle again.
"""

import argparse
import asyncio
import ssl
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import httpx2

from bench.served import served
from bench.usage import used

UNSTOPPABLE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a (<urn:x>|!<urn:x>)* ?b . ?b (<urn:x>|!<urn:x>)* ?c } ORDER BY ?c",
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f . ?f ?g ?a } }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c ?a",
    'SELECT * { ?a ?b ?c . ?d ?e ?f FILTER (REGEX(STR(?c), "^(([a-z])+.)+[A-Z]([a-z])+$")) } ORDER BY ?e',
    "SELECT (GROUP_CONCAT(STR(?c)) AS ?all) { ?a ?b ?c . ?d ?e ?f }",
)
LOOK_UPS = tuple(
    "SELECT ?property ?value { ?one a ansinh:SourceDocument ; ansinh:citesDocument ?other . ?other ?property ?value }"
    f" ORDER BY ?other ?property ?value OFFSET {number} LIMIT 20"
    for number in range(40)
)


@dataclass(slots=True)
class Told:
    """How requests ended: their statuses, and the seconds that each took."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def percentile(self, part: float) -> float:
        """The time within which `part` of the requests were answered."""
        return sorted(self.seconds)[min(int(len(self.seconds) * part), len(self.seconds) - 1)]


@asynccontextmanager
async def client_at(base: str, address: str) -> AsyncIterator[httpx2.AsyncClient]:
    """A client whose requests come from an address of this machine."""
    transport = httpx2.AsyncHTTPTransport(
        local_address=address, verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), limits=httpx2.Limits(max_connections=500)
    )
    async with httpx2.AsyncClient(base_url=base, transport=transport, timeout=60) as client:
        yield client


async def ask(client: httpx2.AsyncClient, query: str, told: Told) -> None:
    """Ask and write down how it ended."""
    begun = time.perf_counter()
    answer = await client.post("/sparql", data={"query": query})
    told.seconds.append(time.perf_counter() - begun)
    told.statuses[answer.status_code] += 1


async def look_up(client: httpx2.AsyncClient, until: float) -> Told:
    """One look-up after another, at most fifty a second, none answered from what was kept."""
    told = Told()
    for number, query in enumerate(cycle(LOOK_UPS)):
        if time.perf_counter() > until:
            return told
        await ask(client, f"{query} # {time.time()} {number}", told)
        await asyncio.sleep(0.02)
    return told


async def flood(client: httpx2.AsyncClient, each_second: int, until: float) -> Told:
    """Queries that never end, so many each second."""
    told = Told()
    async with asyncio.TaskGroup() as group:
        for query in cycle(UNSTOPPABLE):
            if time.perf_counter() > until:
                break
            group.create_task(ask(client, query, told))
            await asyncio.sleep(1 / each_second)
    return told


async def most_memory(root: int, until: float) -> float:
    """The most memory that was seen."""
    most = 0.0
    while time.perf_counter() < until:
        most = max(most, used(root)[1])
        await asyncio.sleep(0.2)
    return most


async def measure(base: str, root: int, seconds: float, each_second: int) -> None:
    """Look-ups alone, look-ups beside the flood, and what is left of the flood afterwards."""
    async with client_at(base, "127.0.0.1") as modest, client_at(base, "127.0.0.2") as greedy:
        await look_up(modest, time.perf_counter() + 3)
        idle = await look_up(modest, time.perf_counter() + min(seconds, 20))
        end = time.perf_counter() + seconds
        busy, thrown, memory = await asyncio.gather(
            look_up(modest, end), flood(greedy, each_second, end), most_memory(root, end)
        )
    await asyncio.sleep(0.1)
    before = used(root)[0]
    await asyncio.sleep(1)
    after = used(root)[0]
    print(f"look-ups alone: {len(idle.seconds)}, {dict(idle.statuses)}")
    print(f"look-ups beside the flood: {len(busy.seconds)}, {dict(busy.statuses)}")
    for part in (0.5, 0.99):
        print(f"  {part:.0%} within {busy.percentile(part) / idle.percentile(part):.2f} times the time alone")
    print(f"queries of the flood: {len(thrown.seconds)}, {dict(thrown.statuses)}")
    print(f"  the last was answered after {max(thrown.seconds):.2f} s")
    print(f"most memory of all processes: {memory:.0f} MB")
    print(f"processor in the second that began 0.1 s after the flood: {after - before:.2f} s")


def main() -> None:
    """Start the service, measure, stop it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--each-second", type=int, default=8)
    parser.add_argument("--deadline", type=float, default=10)
    given = parser.parse_args()
    with served(given.state, {"ANSINH_QUERY_SECONDS": str(given.deadline)}) as (base, process):
        asyncio.run(measure(base, process, given.seconds, given.each_second))


if __name__ == "__main__":
    main()
