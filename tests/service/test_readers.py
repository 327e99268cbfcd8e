"""The readers: processes that can be stopped, and what becomes of whoever waits for one of them."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from ansinh.errors import AnsinhError, FileSyntaxError, NotFoundError
from ansinh.readers.pool import Limits, Readers
from ansinh.readers.task import Task
from ansinh.unavailable import BusyError, DeadlineError, ReaderLostError

ROOT = Path(__file__).resolve().parents[2]
R = TypeVar("R")
LIMITS = Limits(readers=2, slow=2, each=2, waiting=50, moment=0.3, seconds=60, memory=2_000_000_000)
PATIENT = replace(LIMITS, moment=60)
UNENDING = 60.0


def _pair(key: str) -> tuple[str, int]:
    return key, time.monotonic_ns()


def _seen(opened: tuple[str, int]) -> tuple[str, int, int]:
    return *opened, os.getpid()


def _sleep(_opened: object, seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def _burn(_opened: object) -> None:
    while True:
        pass


def _fail(_opened: object, error: AnsinhError) -> None:
    raise error


def _devour(_opened: object) -> int:
    return len(bytearray(4_000_000_000))


def _die(_opened: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _alive(number: int) -> bool:
    """Whether a process still runs; one that ended and was not yet reaped does not."""
    try:
        status = Path(f"/proc/{number}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


async def _until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0.01)


def _task(work: Callable[..., R], *given: object, key: str = "a") -> Task[R]:
    return Task(_pair, key, work, given)


def with_readers(use: Callable[[Readers], Awaitable[R]], limits: Limits = LIMITS) -> R:
    async def whole() -> R:
        async with Readers(limits, (__name__,)) as readers:
            await readers.warm(_task(_sleep, 0))
            return await use(readers)

    return asyncio.run(whole())


def test_what_is_opened_stays_open_until_something_else_is_asked_for() -> None:
    async def use(readers: Readers) -> list[tuple[str, int, int]]:
        return [await readers.run("c", _task(_seen, key=key)) for key in "aab"]

    first, second, third = with_readers(use)
    assert first == second
    assert third[0] == "b"
    assert third[2] == first[2]


def test_a_task_is_stopped_at_its_deadline_and_its_process_is_gone() -> None:
    async def use(readers: Readers) -> tuple[int, int]:
        number = await readers.run("c", _task(_sleep, 0))
        with pytest.raises(DeadlineError, match="after 5 seconds"):
            await readers.run("c", _task(_burn))
        other = await readers.run("c", _task(_sleep, 0))
        return number, other

    number, other = with_readers(use, replace(LIMITS, seconds=5))
    assert number != other
    assert not _alive(number)


def test_the_work_of_whoever_is_cancelled_ends() -> None:
    async def use(readers: Readers) -> int:
        number = await readers.run("c", _task(_sleep, 0))
        waiting = asyncio.ensure_future(readers.run("c", _task(_sleep, UNENDING)))
        await asyncio.sleep(0.05)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await readers.run("c", _task(_sleep, 0))
        return number

    assert not _alive(with_readers(use))


def test_whoever_leaves_while_his_reader_is_made_leaves_it_to_the_next() -> None:
    async def use() -> None:
        async with Readers(PATIENT, (__name__,)) as readers:
            leaving = asyncio.ensure_future(readers.run("a", _task(_sleep, 0)))
            await asyncio.sleep(0.01)  # the process that makes readers takes longer to start
            leaving.cancel()
            numbers = await asyncio.gather(*(readers.run("b", _task(_sleep, 0.1)) for _ in range(2)))
            burning = asyncio.gather(*(readers.run("b", _task(_burn)) for _ in range(2)))
            await asyncio.sleep(0.05)
            burning.cancel()
            await _until(lambda: not any(map(_alive, numbers)))  # each is known by its own number

    asyncio.run(use())


def test_readers_that_were_started_before_there_was_a_loop_serve_in_it() -> None:
    readers = Readers(LIMITS, (__name__,))

    async def use() -> int:
        async with readers:
            return await readers.run("c", _task(_sleep, 0))

    with closing(readers):
        readers.start()
        number = asyncio.run(use())
    assert not _alive(number)


def test_an_error_of_ours_comes_back_as_it_was_raised() -> None:
    errors = [NotFoundError("không có", "none"), FileSyntaxError("a.ttl", 3, "full stop"), DeadlineError(2)]

    async def use(readers: Readers) -> list[AnsinhError]:
        found = []
        for error in errors:
            with pytest.raises(AnsinhError) as raised:
                await readers.run("c", _task(_fail, error))
            found.append(raised.value)
        return found

    for given, found in zip(errors, with_readers(use), strict=True):
        assert type(found) is type(given)
        assert found.detail == given.detail
        assert vars(found) == vars(given)


@pytest.mark.parametrize("work", [_die, _devour])
def test_a_reader_that_dies_fails_its_own_task_alone(work: Callable[..., object]) -> None:
    async def use(readers: Readers) -> tuple[int, int]:
        beside = asyncio.ensure_future(readers.run("other", _task(_sleep, 0.05)))
        with pytest.raises(ReaderLostError):
            await readers.run("c", _task(work))
        return await beside, readers.counts.lost

    _, lost = with_readers(use)
    assert lost == 1


def test_slow_tasks_do_not_hold_up_quick_ones() -> None:
    async def use(readers: Readers) -> list[int]:
        slow = [asyncio.ensure_future(readers.run(f"slow {number}", _task(_burn))) for number in range(2)]
        await asyncio.sleep(0.3)
        quick = [await readers.run("quick", _task(_sleep, 0)) for _ in range(3)]
        assert not any(one.done() for one in slow)
        for one in slow:
            one.cancel()
        await asyncio.gather(*slow, return_exceptions=True)
        return quick

    assert len(with_readers(use)) == 3


def test_of_too_many_slow_tasks_the_oldest_of_the_greediest_client_is_stopped() -> None:
    async def use(readers: Readers) -> list[object]:
        greedy = [asyncio.ensure_future(readers.run("greedy", _task(_sleep, UNENDING))) for _ in range(2)]
        await _until(lambda: readers.slow == 2)
        modest = asyncio.ensure_future(readers.run("modest", _task(_sleep, UNENDING)))
        await _until(lambda: any(one.done() for one in (*greedy, modest)))
        oldest, *others = (*greedy, modest)
        with pytest.raises(BusyError):
            await oldest
        assert not any(one.done() for one in others)
        for one in others:
            one.cancel()
        return list(await asyncio.gather(*others, return_exceptions=True))

    assert len(with_readers(use)) == 2


def test_a_client_has_only_so_many_readers_and_waits_for_himself() -> None:
    limits = replace(PATIENT, each=1)

    async def use(readers: Readers) -> list[str]:
        ended: list[str] = []

        async def one(client: str, seconds: float) -> None:
            await readers.run(client, _task(_sleep, seconds))
            ended.append(client)

        many = [asyncio.ensure_future(one("much", 0.3)) for _ in range(3)]
        await asyncio.sleep(0)
        await asyncio.gather(*many, one("little", 0))
        return ended

    assert with_readers(use, limits)[0] == "little"


def test_more_than_may_wait_are_turned_away_at_once() -> None:
    limits = replace(PATIENT, readers=1, each=1, waiting=2)

    async def use(readers: Readers) -> list[object]:
        tasks = [readers.run(str(number), _task(_sleep, 0.1)) for number in range(5)]
        return list(await asyncio.gather(*tasks, return_exceptions=True))

    results = with_readers(use, limits)
    assert sum(isinstance(result, BusyError) for result in results) == 2
    assert sum(isinstance(result, int) for result in results) == 3


def test_readers_go_when_their_front_goes() -> None:
    program = """
import asyncio, os, signal
from tests.service.test_readers import LIMITS, _burn, _sleep, _task
from ansinh.readers.pool import Readers

async def main():
    readers = Readers(LIMITS, ())
    number = await readers.run("c", _task(_sleep, 0))
    asyncio.ensure_future(readers.run("c", _task(_burn)))
    await asyncio.sleep(0.1)
    print(number, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    number = int(ended.stdout)
    while _alive(number):
        time.sleep(0.01)


def test_a_nursery_that_dies_is_replaced() -> None:
    async def use(readers: Readers) -> int:
        numbers = await asyncio.gather(*(readers.run("c", _task(_sleep, 0.1)) for _ in range(LIMITS.readers)))
        nursery = int(Path(f"/proc/{numbers[0]}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[1])
        os.kill(nursery, signal.SIGKILL)
        await _until(lambda: not any(map(_alive, numbers)))
        await asyncio.sleep(0.1)  # until the loop has seen that their sockets are closed
        return await readers.run("c", _task(_sleep, 0))

    assert with_readers(use)
