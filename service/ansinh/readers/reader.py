"""A reader: takes one task after another from a socket and answers each with its result, or with one of our errors."""

import ctypes
import os
import resource
import signal
import socket
import threading
from collections.abc import Callable
from typing import Any

from ansinh.errors import AnsinhError
from ansinh.readers.frames import packed, receive
from ansinh.readers.task import Task

# The engine's parser is recursive; with this stack no query of the permitted length overflows it.
_STACK = 64 * 1024 * 1024
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


def serve(channel: socket.socket, memory: int) -> None:
    """Do what comes over the socket until the other side closes it.

    Args:
        channel: where tasks come from and results go to; first goes the number of the process.
        memory: bytes of address space at the most; beyond them an allocation fails, which may end the process.
    """
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    channel.sendall(packed(os.getpid()))
    threading.stack_size(_STACK)
    worker = threading.Thread(target=_work, args=(channel,))
    worker.start()
    worker.join()


def _work(channel: socket.socket) -> None:
    opened: dict[Callable[..., Any], tuple[Any, Any]] = {}
    while True:
        try:
            task: Task[Any] = receive(channel)
        except EOFError:
            return
        channel.sendall(packed(_done(task, opened)))


def _done(task: Task[Any], opened: dict[Callable[..., Any], tuple[Any, Any]]) -> tuple[bool, object]:
    """Whether the task succeeded, and its result or else the error."""
    try:
        if task.open not in opened or opened[task.open][0] != task.key:
            opened.pop(task.open, None)
            opened[task.open] = (task.key, task.open(task.key))
        return True, task.work(opened[task.open][1], *task.given)
    except AnsinhError as error:
        return False, error
