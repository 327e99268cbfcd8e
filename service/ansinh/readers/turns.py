"""Whose turn it is: one who asks much waits for himself alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from ansinh.unavailable import BusyError


class Turn:
    """A turn under way.

    Args:
        client: whose it is.
        places: where it holds a place.
    """

    def __init__(self, client: str, places: asyncio.Semaphore) -> None:
        self.client = client
        self._places: asyncio.Semaphore | None = places

    def yield_place(self) -> None:
        """Give the place to somebody else; the turn goes on beside it."""
        if self._places is not None:
            self._places.release()
            self._places = None


class Turns:
    """So many places, for which at most a few of each client stand in line; the others wait behind these.

    Args:
        places: how many turns hold a place at the same time.
        each: how many turns and places in line a client has at the most.
        waiting: how many may wait, all clients together.
        seconds: how long one waits at the most.
    """

    def __init__(self, places: int, each: int, waiting: int, seconds: float) -> None:
        self._places = asyncio.Semaphore(places)
        self._each = each
        self._limit = waiting
        self._seconds = seconds
        self._clients: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self.waiting = 0

    @asynccontextmanager
    async def turn(self, client: str) -> AsyncIterator[Turn]:
        """A turn of `client`, from when it comes until the block is left.

        Raises:
            BusyError: too many wait already, or the turn did not come in time.
        """
        own = self._clients.setdefault(client, asyncio.Semaphore(self._each))
        await self._wait(own)
        try:
            turn = Turn(client, self._places)
            try:
                yield turn
            finally:
                turn.yield_place()
        finally:
            own.release()

    async def _wait(self, own: asyncio.Semaphore) -> None:
        if self.waiting >= self._limit:
            raise BusyError
        self.waiting += 1
        try:
            async with asyncio.timeout(self._seconds):
                await own.acquire()
                try:
                    await self._places.acquire()
                except asyncio.CancelledError:
                    own.release()
                    raise
        except TimeoutError:
            raise BusyError from None
        finally:
            self.waiting -= 1
