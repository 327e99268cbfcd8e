"""Running the service."""

import logging
import socket
import sys
from collections.abc import Callable
from contextlib import closing

import uvicorn

from ansinh.errors import SetupError
from ansinh.hall import Hall
from ansinh.pools import queriers
from ansinh.readers.pool import Readers
from ansinh.settings import Settings
from ansinh.web.app import create_app
from ansinh.web.journal import JsonLines
from ansinh.web.wire import wire


def serve(settings: Settings, open_hall: Callable[[], Hall]) -> None:
    """Serve until stopped; the address is printed once requests are taken.

    Args:
        settings: the settings.
        open_hall: opens what has been built; meanwhile the processes that carry out queries get ready.

    Raises:
        SetupError: nothing can be opened, or the address cannot be listened on.
    """
    with closing(queriers(settings)) as readers:
        readers.start()
        _serve(settings, open_hall(), readers)


def _serve(settings: Settings, hall: Hall, readers: Readers) -> None:
    listening = _listen(settings.host, settings.port)
    port = listening.getsockname()[1]
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    sys.stdout.write(f"Ansinh: http://{host}:{port}/\n")
    sys.stdout.flush()
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    config = uvicorn.Config(
        create_app(hall, settings, readers),
        http=wire(settings.head_size),
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
    )
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise SetupError(
            f"Không lắng nghe được ở {host}:{port}: {error.strerror}. Hãy chọn cổng khác bằng --port.",
            f"Cannot listen on {host}:{port}: {error.strerror}. Choose another port with --port.",
        ) from error
    return listening
