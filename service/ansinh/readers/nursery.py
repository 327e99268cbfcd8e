"""The parent of the readers: a small process of one thread that has loaded what readers need, and forks them.

Forking takes milliseconds where a new interpreter takes a second, and the process that answers HTTP cannot fork safely
itself, since it has threads. An ended reader is reaped only when that process says so: until then no other process gets
its number, so nobody else can be hit by a kill that comes late. When the front goes, its readers are killed.
"""

import importlib
import os
import signal
import socket
import sys

from ansinh.readers.frames import receive
from ansinh.readers.reader import serve


def main(descriptor: int, memory: int, modules: list[str]) -> None:
    """Fork and reap readers for the process at the other end of a socket, until that goes.

    Args:
        descriptor: the socket. An order is the number of a reader to be reaped, or None, with a socket, to fork one.
        memory: bytes of address space of a reader at the most.
        modules: what to load first.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the front, which then closes the socket
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nobody writes among what the front answers there
    for module in modules:
        importlib.import_module(module)
    readers: set[int] = set()
    killed: set[int] = set()
    with socket.socket(fileno=descriptor) as front:
        try:
            while True:
                order: int | None = receive(front)
                if order is None:
                    readers.add(_fork(front, memory))
                else:
                    os.kill(order, signal.SIGKILL)
                    readers.discard(order)
                    killed.add(order)
                killed = {one for one in killed if not _reaped(one)}
        except (EOFError, ConnectionError):
            for number in readers:
                os.kill(number, signal.SIGKILL)


def _fork(front: socket.socket, memory: int) -> int:
    """Fork a reader that serves the socket which comes with the order."""
    _, (descriptor,), *_ = socket.recv_fds(front, 1, 1)
    number = os.fork()
    if number == 0:
        front.close()
        serve(socket.socket(fileno=descriptor), memory)
        os._exit(0)
    os.close(descriptor)
    return number


def _reaped(number: int) -> bool:
    """Whether a process has ended by now; one of the lowest priority may take a while even for that."""
    return os.waitpid(number, os.WNOHANG)[0] != 0


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
