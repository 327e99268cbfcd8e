"""A stranger clones the project, or installs its wheel, and asks."""

import os
import re
import subprocess
import sys
import time
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.heavy


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh clone with nothing beside it."""
    folder = tmp_path / "fresh" / "ansinh"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)  # noqa: S607
    return folder


@pytest.fixture
def served(clone: Path) -> Iterator[str]:
    """The address that `make run` prints in a fresh clone."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("ANSINH_", "VIRTUAL_ENV"))}
    command = ["make", "run", "PORT=0"]
    with subprocess.Popen(command, cwd=clone, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            yield next(found.group() for line in running.stdout if (found := re.search(r"http://\S+/", line)))
        finally:
            subprocess.run(["pkill", "-TERM", "-P", str(running.pid)], check=False)  # noqa: S607
            running.terminate()


def _get(address: str) -> str:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as response:  # noqa: S310
                return str(response.read().decode())
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def test_make_run_in_a_fresh_clone_builds_serves_and_answers(served: str) -> None:
    answer = _get(f"{served}api/questions/debt-collection-by-police?format=csv")
    assert "Kon Tum,yes,lead,debt_collection" in answer
    assert "Ansinh" in _get(served)


def test_the_wheel_holds_everything_that_answers(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), str(ROOT)]
    subprocess.run(build, check=True)
    (wheel,) = wheels.glob("ansinh-*.whl")
    home = tmp_path / "home"
    venv.create(home, with_pip=True)
    python = str(home / "bin" / "python")
    install = [python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", "--require-hashes"]
    subprocess.run([*install, "-r", str(ROOT / "requirements.lock")], check=True)
    subprocess.run([python, "-m", "pip", "--quiet", "install", "--no-deps", str(wheel)], check=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    asked = subprocess.run(
        [str(home / "bin" / "ansinh"), "ask", "P01", "--format", "csv"],
        cwd=elsewhere,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Kon Tum,yes,lead,debt_collection" in asked.stdout
