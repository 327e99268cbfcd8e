"""The OpenAPI document, taken at its word: thousands of requests made from it, and a client made from it and used."""

import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.serving import serving

from ansinh.hall import Hall
from ansinh.settings import Settings
from ansinh.web.app import create_app

BIN = Path(sys.executable).parent
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance,response_headers_conformance"
)
pytestmark = pytest.mark.heavy


@pytest.fixture(scope="module")
def address(hall: Hall, settings: Settings) -> Iterator[str]:
    """The address of a service that is running."""
    app = create_app(hall, settings)
    app.openapi()  # made once, which takes longer than those who ask for it wait
    with serving(app) as address:
        yield address


def test_five_thousand_generated_requests_meet_no_fault_and_nothing_undocumented(address: str, tmp_path: Path) -> None:
    command = [
        *(str(BIN / "schemathesis"), "run", f"{address}/openapi.json", "--checks", CHECKS, "--seed", "1"),
        *("--phases", "examples,coverage,fuzzing", "--max-examples", "3", "--request-timeout", "60", "--no-color"),
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5_000:]
    generated = re.search(r"(\d[\d,]*) generated", done.stdout)
    assert generated is not None
    assert int(generated[1].replace(",", "")) >= 5_000


@pytest.fixture(scope="module")
def generated(hall: Hall, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a client package that was generated from the OpenAPI document."""
    folder = tmp_path_factory.mktemp("generated")
    document = folder / "openapi.json"
    document.write_text(json.dumps(create_app(hall, settings).openapi()), encoding="utf-8")
    command = [str(BIN / "openapi-python-client"), "generate", "--path", str(document), "--meta", "none"]
    command += ["--output-path", str(folder / "generated_client")]
    found = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}  # it formats what it writes with ruff
    done = subprocess.run(command, env=found, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    # Archives are no answer that it can read; it reads all others.
    assert all(one.startswith("GET /dumps/") for one in re.findall(r"WARNING parsing (.*)", done.stdout + done.stderr))
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


def _operation(name: str) -> Any:
    return importlib.import_module(f"generated_client.api.look_ups.{name}")


def test_a_generated_client_lists_gets_and_is_told_what_is_wrong(address: str, generated: Path) -> None:
    assert (generated / "generated_client").is_dir()
    with importlib.import_module("generated_client").Client(base_url=address, verify_ssl=False) as client:
        page = _operation("list_tasks").sync(client=client, agency_type=["police"], role=["lead"], limit=3)
        one = _operation("get_documents").sync(client=client, id="21-nq-tw-2012")
        wrong = _operation("list_tasks").sync(client=client, role=["boss"])
    assert page.total == 4
    task = page.items[0]
    assert task.participations[0].agency.label.vi
    assert task.passages[0].line_start >= 1
    assert (one.number, one.citations_in.total) == ("21-NQ/TW", 36)
    assert one.implemented_by.steps[0].document.iri
    assert (wrong.status, wrong.parameter) == (422, "role")
    assert wrong.candidates[0].code
