"""The pool of readers: a fair queue before it, a deadline for each task, and an end to whatever does not end itself.

A task that takes longer than a moment is demoted: its process gives way to all others, and its place is given to the
next task. So quick tasks find a reader whatever else is being done. Only so many may be under way like that; when one
more comes, the oldest of the client who has most of them is stopped.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Self

from ansinh.readers.process import Nursery, Reader
from ansinh.readers.task import R, Task
from ansinh.readers.turns import Turn, Turns
from ansinh.unavailable import BusyError, DeadlineError, ReaderLostError


@dataclass(frozen=True, slots=True)
class Limits:
    """What readers may use.

    Args:
        readers: how many quick tasks are done at the same time.
        slow: how many demoted tasks go on beside them.
        each: how many tasks of one client are done at the same time.
        waiting: how many tasks may wait.
        moment: seconds after which a task is demoted.
        seconds: seconds after which a task is stopped, and for which one waits for its turn.
        memory: bytes of address space of a reader.
    """

    readers: int
    slow: int
    each: int
    waiting: int
    moment: float
    seconds: float
    memory: int


@dataclass(slots=True)
class Counts:
    """What has happened since the start: tasks done, stopped at the deadline, turned away, and processes that died."""

    done: int = 0
    late: int = 0
    busy: int = 0
    lost: int = 0


@dataclass(eq=False, slots=True)
class _Run:
    """A task under way."""

    turn: Turn
    reader: Reader
    end: asyncio.Timeout
    crowded_out: bool = False


class Readers:
    """Processes in which tasks are done; to be entered before the first.

    Args:
        limits: what they may use.
        modules: what is loaded before the first of them is made.
    """

    def __init__(self, limits: Limits, modules: tuple[str, ...]) -> None:
        self.limits = limits
        self.counts = Counts()
        self._modules = modules
        self._turns = Turns(limits.readers, limits.each, limits.waiting, limits.seconds)
        self._idle: list[Reader] = []
        self._slow: list[_Run] = []
        self._nursery: Nursery | None = None
        self._forking = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for reader in self._idle:
            await reader.end()
        self.close()

    def start(self) -> None:
        """Start the process that forks readers, which loads what they need while others prepare something else."""
        self._nursery = Nursery(self.limits.memory, self._modules)

    def close(self) -> None:
        """End all processes, whatever they are doing."""
        if self._nursery is not None:
            self._nursery.stop()

    @property
    def waiting(self) -> int:
        """How many tasks wait for their turn."""
        return self._turns.waiting

    @property
    def slow(self) -> int:
        """How many demoted tasks are under way."""
        return len(self._slow)

    async def warm(self, task: Task[R]) -> None:
        """Make all readers, and do a task in each, so that what it opens is open; others may ask meanwhile.

        Raises:
            ReaderLostError: one of them died.
            AnsinhError: what the task raised.
        """
        for _ in range(self.limits.readers):
            reader = await self._fork()
            await reader.do(task)
            self._idle.append(reader)

    async def run(self, client: str, task: Task[R]) -> R:
        """The result of a task; if whoever waits for it is cancelled, so is the work.

        Args:
            client: for whom it is done; clients take turns.
            task: what is done.

        Raises:
            BusyError: there are too many tasks.
            DeadlineError: it took too long.
            ReaderLostError: its process died.
            AnsinhError: what the task raised.
        """
        try:
            async with self._turns.turn(client) as turn:
                result = await self._run(turn, task)
        except BusyError:
            self.counts.busy += 1
            raise
        except DeadlineError:
            self.counts.late += 1
            raise
        except ReaderLostError:
            self.counts.lost += 1
            raise
        self.counts.done += 1
        return result

    async def _run(self, turn: Turn, task: Task[R]) -> R:
        async with self._reader() as reader:
            run = _Run(turn, reader, asyncio.timeout(self.limits.seconds))
            demotion = asyncio.get_running_loop().call_later(self.limits.moment, self._demote, run)
            try:
                async with run.end:
                    return await reader.do(task)
            except TimeoutError:
                raise (BusyError() if run.crowded_out else DeadlineError(self.limits.seconds)) from None
            finally:
                demotion.cancel()
                if run in self._slow:
                    self._slow.remove(run)

    def _demote(self, run: _Run) -> None:
        run.reader.demote()
        self._slow.append(run)
        if len(self._slow) > self.limits.slow:
            ((most, _),) = Counter(one.turn.client for one in self._slow).most_common(1)
            oldest = next(one for one in self._slow if one.turn.client == most)
            oldest.crowded_out = True
            oldest.end.reschedule(asyncio.get_running_loop().time())
        run.turn.yield_place()

    @asynccontextmanager
    async def _reader(self) -> AsyncIterator[Reader]:
        """A reader that is idle, or a new one; afterwards it is idle again, or no more."""
        reader = await self._alive() or await self._fork()
        try:
            yield reader
        finally:
            if reader.fit:
                self._idle.append(reader)
            else:
                await self._reap(reader)

    async def _alive(self) -> Reader | None:
        while self._idle:
            reader = self._idle.pop()
            if not reader.gone:
                return reader
            await self._reap(reader)
        return None

    async def _fork(self) -> Reader:
        """A new reader; if whoever waits for it is cancelled, it is there for the next."""
        making = asyncio.ensure_future(self._forked())
        try:
            return await asyncio.shield(making)
        except asyncio.CancelledError:
            making.add_done_callback(self._keep)
            raise

    def _keep(self, made: asyncio.Future[Reader]) -> None:
        if not made.cancelled() and made.exception() is None:
            self._idle.append(made.result())

    async def _forked(self) -> Reader:
        async with self._forking:
            if self._nursery is not None:
                with suppress(ReaderLostError):
                    return await self._nursery.fork()
                self._nursery.stop()
            self._nursery = Nursery(self.limits.memory, self._modules)
            return await self._nursery.fork()

    async def _reap(self, reader: Reader) -> None:
        assert self._nursery is not None  # noqa: S101 - one forked the reader
        await self._nursery.reap(reader)
