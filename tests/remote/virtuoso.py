"""A Virtuoso 7 of one's own on this machine, for tests and for trying things out.

usage: python -m tests.remote.virtuoso [FOLDER]

It listens on loopback, on ports that were free, and keeps its data in FOLDER, or in one that is gone afterwards. The
lines that it prints set the service to use it; it runs until it is interrupted.
"""

import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

MEND = "Virtuoso 7 is not installed: apt-get install --no-install-recommends virtuoso-opensource-7"
_SECONDS = 120
# Buffers are pages of 8 kB: 40,000 of them are 320 MB.
_SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{database}
DisableUnixSocket = 1
ServerThreads = 20
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
MaxSortedTopRows = 1000000
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerThreads = 20
[SPARQL]
ResultSetMaxRows = 10000000
"""


class NotInstalledError(Exception):
    """There is no Virtuoso on this machine."""


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """A Virtuoso that runs.

    Args:
        query: address for queries, which anybody may ask.
        update: address for updates.
        user: name of the one who may write.
        password: file with the password.
        process: number of the process.
    """

    query: str
    update: str
    user: str
    password: Path
    process: int

    def environment(self) -> dict[str, str]:
        """The settings of the service that make it use this one."""
        return {
            "ANSINH_ENDPOINT": self.query,
            "ANSINH_ENDPOINT_UPDATE": self.update,
            "ANSINH_ENDPOINT_USER": self.user,
            "ANSINH_ENDPOINT_PASSWORD": str(self.password),
        }


@contextmanager
def virtuoso(folder: Path, buffers: int = 40_000) -> Iterator[Virtuoso]:
    """A Virtuoso with its data in `folder`, until the block is left.

    Args:
        folder: where its data lie; made where there is none.
        buffers: pages of 8 kB that it keeps in memory.

    Raises:
        NotInstalledError: there is none on this machine.
    """
    program, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or client is None:
        raise NotInstalledError(MEND)
    folder.mkdir(parents=True, exist_ok=True)
    web, database = _free_port(), _free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_SETTINGS.format(web=web, database=database, buffers=buffers, dirty=buffers * 3 // 4))
    process = subprocess.Popen(
        [program, "+foreground", "+wait", "+configfile", settings.name],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{web}/sparql"
        _wait(process, address, folder)
        yield Virtuoso(address, f"{address}-auth", "dba", _own_password(client, database, folder), process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(_SECONDS)


def _own_password(client: str, port: int, folder: Path) -> Path:
    """The file with the password of `dba`, which is no longer the one that every Virtuoso begins with."""
    file = folder / "password"
    if not file.exists():
        password = secrets.token_hex(16)
        change = f"user_set_password ('dba', '{password}');"
        subprocess.run([client, f"127.0.0.1:{port}", "dba", "dba", f"exec={change}"], check=True, capture_output=True)
        file.touch(mode=0o600)
        file.write_text(password)
    return file


def _wait(process: subprocess.Popen[bytes], address: str, folder: Path) -> None:
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"{address}?query=ASK%20%7B%7D", timeout=5):  # noqa: S310 - an address of loopback
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    log = folder / "virtuoso.log"
    told = log.read_text(errors="replace") if log.exists() else ""
    raise RuntimeError(f"Virtuoso did not start: {told[-2_000:]}")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def main(arguments: list[str]) -> None:
    """Run one until it is interrupted."""
    with tempfile.TemporaryDirectory() as scratch, virtuoso(Path(arguments[0] if arguments else scratch)) as running:
        for name, value in running.environment().items():
            sys.stdout.write(f"export {name}={value}\n")
        sys.stdout.flush()
        try:
            signal.sigwait({signal.SIGINT, signal.SIGTERM})
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main(sys.argv[1:])
