"""The service as a user would run it, for whoever measures it from outside."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen


@contextmanager
def served(state: Path, settings: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Serve what has been built in a folder, until the block is left.

    Args:
        state: the folder.
        settings: environment variables besides.

    Yields:
        The address, with a slash at its end, and the number of the process.
    """
    environment = os.environ | {"ANSINH_STATE": str(state)} | dict(settings)
    command = (str(Path(sys.executable).parent / "ansinh"), "serve", "--port", "0")
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as run:
        assert run.stdout is not None
        try:
            address = run.stdout.readline().partition(" ")[2].strip()
            wait_for(f"{address}health")
            yield address, run.pid
        finally:
            run.terminate()


def wait_for(address: str, seconds: float = 120) -> None:
    """Wait until something answers there.

    Raises:
        TimeoutError: nothing does.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urlopen(address, timeout=5).read()  # noqa: S310 - a service of this machine
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(address)
