"""A service over a real socket, in a thread of the tests' own process."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI

_SECONDS = 120


@contextmanager
def serving(app: FastAPI, **options: Any) -> Iterator[str]:
    """Serve until the block is left.

    Args:
        app: the service.
        options: what uvicorn is told besides.

    Yields:
        The address, without a slash at its end.

    Raises:
        RuntimeError: the service did not start, or did not stop.
    """
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, **options))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + _SECONDS
    while not server.started:
        if not thread.is_alive() or time.monotonic() > deadline:
            raise RuntimeError("the service did not start")
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(_SECONDS)
        if thread.is_alive():
            raise RuntimeError("the service did not stop")
