"""The nursery and a reader, as the process that answers HTTP sees them."""

import asyncio
import os
import socket
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from typing import cast

from ansinh.errors import AnsinhError
from ansinh.readers.frames import packed, read
from ansinh.readers.task import R, Task
from ansinh.unavailable import ReaderLostError

_LOWEST = 19
# Each arena of the C library reserves 64 MB of address space for a thread, which would be counted as used memory.
_FEW_ARENAS = {"MALLOC_ARENA_MAX": "2"}


class Reader:
    """A process that does one task after another.

    Args:
        number: number of the process.
        stream: where results come from.
        writer: where tasks go to.
    """

    def __init__(self, number: int, stream: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.number = number
        self.fit = True
        """Whether it may be given another task."""
        self._stream = stream
        self._writer = writer

    async def do(self, task: Task[R]) -> R:
        """The result of a task; a reader whose answer was not waited for is not fit for another.

        Raises:
            ReaderLostError: the process ended.
            AnsinhError: what the task raised.
        """
        content = packed(task)
        fit, self.fit = self.fit, False
        try:
            self._writer.write(content)
            succeeded, result = await read(self._stream)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise ReaderLostError from error
        self.fit = fit
        if not succeeded:
            raise cast("AnsinhError", result)
        return cast("R", result)

    def demote(self) -> None:
        """Let all others go first; a process cannot be raised again, so this is its last task."""
        os.setpriority(os.PRIO_PROCESS, self.number, _LOWEST)
        self.fit = False

    @property
    def gone(self) -> bool:
        """Whether the process has ended."""
        return self._stream.at_eof()

    async def end(self) -> None:
        """Close the socket; a reader that does nothing then ends."""
        self._writer.close()
        with suppress(ConnectionError):
            await self._writer.wait_closed()


class Nursery:
    """The process that forks readers.

    Args:
        process: the process; it writes the numbers of readers.
        orders: where orders go to.
    """

    def __init__(self, process: Process, orders: socket.socket) -> None:
        self._process = process
        self._orders = orders

    @classmethod
    async def start(cls, memory: int, modules: tuple[str, ...]) -> "Nursery":
        """Start the process.

        Args:
            memory: bytes of address space of a reader at the most.
            modules: what is loaded before the first reader is forked.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            command = (sys.executable, "-m", "ansinh.readers.nursery", str(theirs.fileno()), str(memory), *modules)
            process = await asyncio.create_subprocess_exec(
                *command, pass_fds=(theirs.fileno(),), stdout=PIPE, env=os.environ | _FEW_ARENAS
            )
        return cls(process, ours)

    async def fork(self) -> Reader:
        """A new reader; one at a time.

        Raises:
            ReaderLostError: the nursery has ended.
        """
        assert self._process.stdout is not None  # noqa: S101 - it was started with a pipe
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                self._orders.sendall(packed(None))
                socket.send_fds(self._orders, [b"f"], [theirs.fileno()])
            number = cast("int", await read(self._process.stdout))
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            ours.close()
            raise ReaderLostError from error
        return Reader(number, *await asyncio.open_connection(sock=ours))

    async def reap(self, reader: Reader) -> None:
        """End a reader, whatever it is doing."""
        with suppress(OSError):  # without its nursery a reader has been killed
            self._orders.sendall(packed(reader.number))
        await reader.end()

    async def stop(self) -> None:
        """End the process and with it all readers."""
        self._orders.close()
        await self._process.wait()
