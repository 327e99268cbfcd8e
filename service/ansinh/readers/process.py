"""The nursery and a reader, as the process that answers HTTP sees them."""

import asyncio
import os
import socket
import subprocess
import sys
from contextlib import ExitStack, suppress
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
    """The process that forks readers; it has started when this is made, and loads what readers need.

    Args:
        memory: bytes of address space of a reader at the most.
        modules: what is loaded before the first reader is forked.
    """

    def __init__(self, memory: int, modules: tuple[str, ...]) -> None:
        self._orders, theirs = socket.socketpair()
        with theirs:
            command = (sys.executable, "-m", "ansinh.readers.nursery", str(theirs.fileno()), str(memory), *modules)
            self._process = subprocess.Popen(  # noqa: S603 - our own
                command, pass_fds=(theirs.fileno(),), env=os.environ | _FEW_ARENAS
            )

    async def fork(self) -> Reader:
        """A new reader.

        Raises:
            ReaderLostError: the nursery has ended.
        """
        ours, theirs = socket.socketpair()
        stream, writer = await asyncio.open_connection(sock=ours)
        with ExitStack() as unless_it_comes:
            unless_it_comes.callback(writer.close)
            try:
                with theirs:
                    self._orders.sendall(packed(None))
                    socket.send_fds(self._orders, [b"f"], [theirs.fileno()])
                number = cast("int", await read(stream))
            except (asyncio.IncompleteReadError, ConnectionError) as error:
                raise ReaderLostError from error
            unless_it_comes.pop_all()
        return Reader(number, stream, writer)

    async def reap(self, reader: Reader) -> None:
        """End a reader, whatever it is doing."""
        with suppress(OSError):  # without its nursery a reader has been killed
            self._orders.sendall(packed(reader.number))
        await reader.end()

    def stop(self) -> None:
        """Let the process end, which ends all readers first; waits for it."""
        self._orders.close()
        self._process.wait()
