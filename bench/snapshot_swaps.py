"""What those who ask notice while plans are added and removed: fifty requests a second beside a steward.

usage: python -m bench.snapshot_swaps --state DIR [--seconds 120] [--each-second 50]

The service runs as a user would run it, over a copy of what has been built in DIR. A steward adds one synthetic plan
after another and removes it again. Meanwhile others ask by queries, by named questions and for lists. No request may
fail, and all answers to one request that name the same version must be the same, else one would have mixed two.
"""

import argparse
import asyncio
import hashlib
import secrets
import shutil
import ssl
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import httpx2

from bench.served import served
from bench.synthetic import plans
from bench.under_load import Told

TOKEN = secrets.token_hex(16)
COUNT = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?one) AS ?ones) { ?one a ansinh:Task ; ansinh:mainTaskType ?type }"
GRAPHS = "SELECT ?graph (COUNT(*) AS ?n) { GRAPH ?graph { ?s a ?class } } GROUP BY ?graph ORDER BY ?graph"
ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("/sparql", {"query": COUNT}),
    ("/sparql", {"query": GRAPHS}),
    ("/api/questions/debt-collection-by-police", {}),
    ("/api/documents", {"limit": "5"}),
    ("/api/search", {"q": "nợ bảo hiểm", "limit": "5"}),
)


@dataclass(slots=True)
class Seen:
    """What came: how requests ended, the different answers to one request by the version that they name, failures."""

    told: Told = field(default_factory=Told)
    answers: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    steward: Counter[int] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)


async def ask(client: httpx2.AsyncClient, seen: Seen, number: int) -> None:
    """Ask and write down what came."""
    path, params = ASKED[number % len(ASKED)]
    begun = time.perf_counter()
    # Every second query differs from all others in a comment, so that it is not answered from what was kept.
    fresh = {"query": f"{params['query']} # {number}"} if "query" in params and number % 2 else params
    try:
        answer = await client.get(path, params=fresh)
    except httpx2.HTTPError as error:
        seen.failed.append(f"{path}: {error!r}")
        return
    seen.told.seconds.append(time.perf_counter() - begun)
    seen.told.statuses[answer.status_code] += 1
    key = f"{path} {params}", answer.headers["ansinh-version"]
    seen.answers[key].add(hashlib.sha256(answer.content).hexdigest())


async def many(client: httpx2.AsyncClient, seen: Seen, each_second: int, until: float) -> None:
    """So many requests each second, whether or not those before are answered."""
    async with asyncio.TaskGroup() as group:
        number = 0
        begun = time.perf_counter()
        while time.perf_counter() < until:
            group.create_task(ask(client, seen, number))
            number += 1
            await asyncio.sleep(max(0.0, begun + number / each_second - time.perf_counter()))


async def steward(client: httpx2.AsyncClient, seen: Seen, drafts: dict[str, str], until: float) -> None:
    """Add a plan, remove it, add the next."""
    for name, text in cycle(drafts.items()):
        for method, path, content in (("POST", "/api/plans", text), ("DELETE", f"/api/plans/{name}", None)):
            if time.perf_counter() > until:
                return
            headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "text/turtle", "If-Match": "*"}
            answer = await client.request(method, path, content=content, headers=headers)
            seen.steward[answer.status_code] += 1


async def measure(base: str, drafts: dict[str, str], seconds: float, each_second: int) -> Seen:
    """Everything that was seen."""
    seen = Seen()
    # Its own TLS settings, since it needs none of the machine's.
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    limits = httpx2.Limits(max_connections=200)
    async with (
        httpx2.AsyncClient(base_url=base, limits=limits, verify=tls, timeout=60) as client,
        httpx2.AsyncClient(base_url=base, verify=tls, timeout=600) as own,
    ):
        until = time.perf_counter() + seconds
        await asyncio.gather(many(client, seen, each_second, until), steward(own, seen, drafts, until))
    return seen


def main() -> None:
    """Start the service, measure, stop it, and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--each-second", type=int, default=50)
    given = parser.parse_args()
    drafts = dict(plans(91, 3))
    with tempfile.TemporaryDirectory() as scratch:
        state, tokens = Path(scratch, "state"), Path(scratch, "tokens")
        shutil.copytree(given.state, state, symlinks=True)
        tokens.write_text(f"bench:{hashlib.sha256(TOKEN.encode()).hexdigest()}\n")
        tokens.chmod(0o600)
        with served(state, {"ANSINH_TOKENS": str(tokens), "ANSINH_CLIENT_READERS": "100"}) as (base, _):
            seen = asyncio.run(measure(base, drafts, given.seconds, given.each_second))
    mixed = [key for key, answers in seen.answers.items() if len(answers) > 1]
    print(f"requests: {len(seen.told.seconds)}, {dict(seen.told.statuses)}")
    print(f"without an answer: {len(seen.failed)} {seen.failed[:3]}")
    print(f"versions that were seen: {len({version for _, version in seen.answers})}")
    print(f"changes by the steward: {dict(seen.steward)}")
    print(
        f"half within {seen.told.percentile(0.5) * 1000:.0f} ms, 99 % within {seen.told.percentile(0.99) * 1000:.0f} ms"
    )
    print(f"requests to which one version gave different answers: {len(mixed)} {mixed[:5]}")


if __name__ == "__main__":
    main()
