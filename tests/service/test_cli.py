"""The command: what it prints, its exit codes and its messages."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest

from ansinh.cli import app, main
from ansinh.store.snapshots import BuildRecord


@pytest.fixture(autouse=True)
def _built(monkeypatch: pytest.MonkeyPatch, state: Path, record: BuildRecord) -> None:
    assert record.quads
    monkeypatch.setenv("ANSINH_STATE", str(state))
    monkeypatch.setenv("COLUMNS", "200")


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["ansinh", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    return int(caught.value.code or 0)


def test_an_answer_is_printed_as_csv(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(monkeypatch, "ask", "debt-collection-by-police", "--format", "csv") == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert ["Kon Tum", "yes", "lead", "debt_collection"] in rows


def test_an_answer_is_printed_as_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(monkeypatch, "ask", "P01", "-f", "json", "-p", "province=Kon Tum") == 0
    assert json.loads(capsys.readouterr().out)["rows"] == [["Kon Tum", "yes", "lead", "debt_collection"]]


def test_an_answer_is_printed_as_a_table_with_its_places(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, "ask", "P01", "-p", "province=Kon Tum") == 0
    assert "003_158e14af8b7b391b.txt:621-622" in capsys.readouterr().out


def test_a_cut_answer_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(monkeypatch, "ask", "targets", "--format", "tsv", "--limit", "5") == 0
    assert "--offset 5" in capsys.readouterr().err


def test_a_query_is_read_from_a_file(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    file = tmp_path / "count.rq"
    file.write_text("SELECT (COUNT(*) AS ?n) { ?task a ansinh:Task }", encoding="utf-8")
    assert _run(monkeypatch, "query", str(file), "--format", "csv") == 0
    assert capfdbinary.readouterr().out.splitlines()[0] == b"n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "no-such-question"),
        ("ask", "P01", "-p", "province=Atlantis"),
        ("ask", "P01", "-p", "province"),
        ("query", "/dev/null"),
        ("serve", "--port", "99999"),
        ("ask", "P01", "--sources", "/nonexistent"),
    ],
)
def test_an_error_is_said_in_both_languages_with_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert _run(monkeypatch, *arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 2
    assert "Traceback" not in said.err


def test_the_data_conform_and_the_contradictions_of_the_sources_are_listed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, "check", "--lang", "en") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].startswith("0 violations")
    assert any(line.startswith("warning") and "243" in line and "248" in line for line in lines)


def test_questions_are_listed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(monkeypatch, "questions") == 0
    assert "debt-collection-by-police" in capsys.readouterr().out


def test_the_doctor_says_what_is_there(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(monkeypatch, "doctor", "--lang", "en") == 0
    assert "Python" in capsys.readouterr().out


def test_asking_without_a_store_builds_it_first_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("ANSINH_STATE", str(tmp_path / "new"))
    assert _run(monkeypatch, "ask", "P20", "--format", "csv") == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == "point"
    assert "writing the store" in said.err


def test_every_command_and_option_has_help() -> None:
    for command in app.registered_commands:
        assert command.callback is not None
        assert command.callback.__doc__


@pytest.mark.heavy
def test_the_data_are_written_as_files_with_their_checksums(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert _run(monkeypatch, "dump", str(tmp_path)) == 0
    sums = (tmp_path / "SHA256SUMS").read_text(encoding="utf-8")
    assert capsys.readouterr().out == sums
    for line in sums.splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest
    written = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert written == {line.split("  ")[1] for line in sums.splitlines()} | {"SHA256SUMS", "CITATION.cff"}
