"""The command `ansinh`: commands, progress and exit codes.

Exit codes: 0 done, 1 the data do not conform, 2 an error.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from ansinh import __version__
from ansinh.assistant.command import mcp
from ansinh.authoring.commands import new_command, schema_command
from ansinh.check import check
from ansinh.console import Lang, Language, Sources, progress
from ansinh.coverage import line_accounts
from ansinh.doctor import examine
from ansinh.dumps.depot import written_out
from ansinh.errors import AnsinhError, Message, ParameterError, QueryError
from ansinh.gate.draft import draft_in
from ansinh.gate.written import as_json as as_object
from ansinh.gate.written import as_lines, as_rdf
from ansinh.hall import Hall, corpus_of, open_hall, open_or_build, rebuild
from ansinh.printing import CONFORMS_NOT, FAILED, AnswerFormat, coverage_table, run, say, write_answer
from ansinh.questions.answer import Window
from ansinh.questions.catalogue import as_markdown
from ansinh.search.commands import search
from ansinh.settings import Settings, settings_with
from ansinh.stewardship import add, backup, changes, plans, publish, remove, restore, token
from ansinh.store.formats import FORMATS, named
from ansinh.store.sparql_text import Bounds, admitted
from ansinh.web.serve import serve as run_service

app = typer.Typer(
    help="Ask, check and serve the graph of Vietnamese policy plans.\n\n"
    "Start with `ansinh questions`, then `ansinh ask debt-collection-by-police`.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
_notes = Console(stderr=True, highlight=False)
_out = Console(highlight=False)


class ReportFormat(StrEnum):
    """How the report on a plan is written."""

    TEXT = "text"
    JSON = "json"
    TURTLE = "turtle"


class ListFormat(StrEnum):
    """How the list of questions is written."""

    TABLE = "table"
    MARKDOWN = "markdown"


@app.command("build")
def build_command() -> None:
    """Build the graph: read, reason, check, write the store. An interrupted build leaves the old store in place."""
    settings = Settings()
    record, report = rebuild(settings, progress)
    counts = Counter(one.result.severity for one in report.problems if not one.steward_only)
    _notes.print(
        f"{record.quads} quads, {record.documents} documents, "
        f"{counts['warning']} computed warnings, {counts['info']} infos; data version {record.dataset[:12]}",
        soft_wrap=True,
    )


@app.command("check")
def check_command(
    file: Annotated[
        Path | None, typer.Argument(help="A plan in Turtle or JSON-LD, to be checked with the graph it is to join.")
    ] = None,
    form: Annotated[ReportFormat, typer.Option("--format", "-f", help="How to write the report on a plan.")] = (
        ReportFormat.TEXT
    ),
    replaces: Annotated[bool, typer.Option("--replaces", help="The plan is to replace the one of its name.")] = False,
    lang: Lang = Language.VI,
) -> None:
    """Check the whole graph, or a plan before it is added. Exit code 1 on a violation.

    Without a file: hygiene of the ontology, shapes over the data, then the contradictions recorded in the sources.
    With a file: the plan with what it touches in the graph; what is wrong, on which line, and how to mend it.
    """
    if file is not None:
        _check_plan(file, form, lang, replaces=replaces)
        return
    outcome = check(corpus_of(Settings()), progress)
    for line in outcome.lines(lang):
        _out.print(line, soft_wrap=True, markup=False)
    if not outcome.conforms:
        raise typer.Exit(CONFORMS_NOT)


def _check_plan(file: Path, form: ReportFormat, lang: Language, *, replaces: bool) -> None:
    hall = _hall(Settings())
    report = hall.gate.check(draft_in(file, hall.corpus.context), replaces=replaces)
    match form:
        case ReportFormat.TEXT:
            for line in as_lines(report, lang):
                _out.print(line, soft_wrap=True, markup=False)
        case ReportFormat.JSON:
            sys.stdout.write(json.dumps(as_object(report, lang), ensure_ascii=False, indent=1) + "\n")
        case ReportFormat.TURTLE:
            sys.stdout.buffer.write(as_rdf(report, "turtle"))
    if not report.conforms:
        raise typer.Exit(CONFORMS_NOT)


@app.command()
def ask(
    name: Annotated[str, typer.Argument(help="Name or id of the question; `ansinh questions` lists them.")],
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="A parameter, as name=value; may be given again.")
    ] = None,
    form: Annotated[AnswerFormat, typer.Option("--format", "-f", help="How to write the answer.")] = AnswerFormat.TABLE,
    limit: Annotated[int | None, typer.Option(min=1, help="Rows at the most.")] = None,
    offset: Annotated[int, typer.Option(min=0, help="Rows to pass over first.")] = 0,
    lang: Lang = Language.VI,
    sources: Sources = None,
) -> None:
    """Answer a named question; each row says where in its source it stands.

    Examples: `ansinh ask targets --format csv`, `ansinh ask debt-collection-by-police -p province="Kon Tum"`.
    """
    settings = settings_with(sources)
    hall = _hall(settings)
    window = Window(limit or settings.row_limit, offset)
    answer = hall.desk.answer(hall.library.get(name), _pairs(param or ()), lang, window)
    write_answer(answer, form, _out)
    if answer.truncated:
        end = offset + len(answer.rows)
        _notes.print(f"Còn nữa / more rows follow: --offset {end}", markup=False)


@app.command()
def query(
    file: Annotated[typer.FileBinaryRead, typer.Argument(help="File with a SPARQL query, or - for standard input.")],
    form: Annotated[
        str, typer.Option("--format", "-f", help="json, xml, csv, tsv; turtle, ntriples, jsonld, rdfxml.")
    ] = "",
) -> None:
    """Run a SPARQL query over the whole graph; known prefixes need not be declared."""
    hall = _hall(Settings())
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError("Truy vấn không phải UTF-8.", "The query is not UTF-8.") from error
    settings = Settings()
    query_text = admitted(text, Bounds(settings.query_length, settings.query_depth))
    written = hall.engine.answer(query_text, lambda kind: named(kind, form or FORMATS[kind][0].name).name)
    sys.stdout.buffer.write(written.rstrip(b"\n") + b"\n")


@app.command()
def coverage(
    lines: Annotated[bool, typer.Option("--lines", help="Print the account of each line, as CSV.")] = False,
) -> None:
    """Account for every line of every source that is not blank. Exit code 1 if a line is not accounted for."""
    accounts = line_accounts(_hall(Settings()).engine)
    if lines:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(["source_file", "line", "account", "what"])
        writer.writerows(astuple(account) for account in accounts)
    else:
        _out.print(coverage_table(accounts))
    if any(account.account == "not_yet" for account in accounts):
        raise typer.Exit(CONFORMS_NOT)


@app.command()
def questions(
    lang: Lang = Language.VI,
    form: Annotated[ListFormat, typer.Option("--format", "-f", help="How to write the list.")] = ListFormat.TABLE,
) -> None:
    """List the named questions with their parameters."""
    hall = _hall(Settings())
    if form is ListFormat.MARKDOWN:
        sys.stdout.write(as_markdown(hall.library.all()))
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("name", no_wrap=True)
    for column in ("id", "parameters", "?"):
        table.add_column(column, overflow="fold")
    for question in hall.library.all():
        table.add_row(
            question.name, question.header.id or "", ", ".join(question.header.parameters), question.title.to(lang)
        )
    _out.print(table)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 picks a free one.")] = None,
    sources: Sources = None,
) -> None:
    """Serve pages, API and SPARQL endpoint; prints the address."""
    given = {"host": host, "port": port, "sources": sources}
    settings = Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    run_service(settings, lambda: _hall(settings))


@app.command()
def dump(folder: Annotated[Path, typer.Argument(help="Folder to write to; it is made where there is none.")]) -> None:
    """Write the data as files: RDF in four forms, whole and by graph, CSV tables, SQLite, checksums, citation."""
    for made in written_out(_hall(Settings()), folder):
        _out.print(f"{made.sha256}  {made.dump.name}", soft_wrap=True)


@app.command()
def doctor(lang: Lang = Language.VI) -> None:
    """Say what is missing on this machine."""
    findings = examine(Settings())
    for finding in findings:
        mark = "ok" if finding.ok else ("MISSING" if finding.needed else "missing")
        advice = "" if finding.ok else f": {finding.advice.to(lang)}"
        _out.print(f"{mark:8} {finding.name}{advice}", soft_wrap=True, markup=False)
    if any(finding.needed and not finding.ok for finding in findings):
        raise typer.Exit(FAILED)


@app.command()
def version() -> None:
    """Print the version of the code and, where a store is built, of the data."""
    _out.print(f"ansinh {__version__}")
    try:
        _out.print(f"data {open_hall(Settings()).record.dataset[:12]}")
    except AnsinhError as error:
        _notes.print(error.detail.en, markup=False)


app.command("new")(new_command)
app.command("mcp")(mcp)
for steward_command in (add, remove, plans, changes, backup, restore, publish, token):
    app.command(steward_command.__name__)(steward_command)
app.command("schema")(schema_command)
app.command("search")(search)


def _hall(settings: Settings) -> Hall:
    hall = open_or_build(settings, progress)
    if hall.stale:
        say(
            Message(
                "Dữ liệu đã thay đổi sau lần dựng; hãy chạy `ansinh build`.",
                "Files have changed since the store was built; run `ansinh build`.",
            )
        )
    return hall


def _pairs(texts: Sequence[str]) -> dict[str, str]:
    pairs = dict(text.partition("=")[::2] for text in texts)
    for text in texts:
        if "=" not in text:
            raise ParameterError(
                f"Tham số “{text}” phải viết dạng tên=giá_trị.", f"Write the parameter “{text}” as name=value."
            )
    return pairs


def main() -> None:
    """Run the command."""
    run(app)
