"""The commands `ansinh new` and `ansinh schema`."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ansinh.authoring.compact import SCHEMA_FILE, compacted
from ansinh.authoring.schema import plan_schema
from ansinh.authoring.skeleton import Request, day_of, skeleton
from ansinh.authoring.source import record_of
from ansinh.console import Language, progress
from ansinh.errors import InputError, Message
from ansinh.hall import Hall, open_or_build
from ansinh.settings import Settings


class PlanFormat(StrEnum):
    """The formats in which a plan is written."""

    TURTLE = "turtle"
    JSONLD = "jsonld"


Output = Annotated[Path | None, typer.Option("--output", "-o", help="File to write; without it, standard output.")]


def new_command(  # noqa: PLR0913, PLR0917  each option is one thing that a steward may know of the document
    document_type: Annotated[
        str, typer.Argument(metavar="TYPE", help="Code of the document type: plan, directive, report, decision …")
    ],
    province: Annotated[str, typer.Option(help="Name or code of the province.")] = "",
    number: Annotated[str, typer.Option(help="Number of the document, such as 97/KH-UBND.")] = "",
    date: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Day of issue.")] = "",
    title_vi: Annotated[str, typer.Option(help="Full title in Vietnamese.")] = "",
    title_en: Annotated[str, typer.Option(help="Full title in English.")] = "",
    source: Annotated[Path | None, typer.Option(help="The text of the document, in UTF-8.")] = None,
    lang: Annotated[Language, typer.Option("--lang", help="Language of the comments.")] = Language.VI,
    form: Annotated[PlanFormat, typer.Option("--format", "-f", help="How to write it.")] = PlanFormat.TURTLE,
    output: Output = None,
) -> None:
    """Write the skeleton of a plan to be filled in: examples of all that a document of the type holds.

    Each blank ___ is something to fill in; `ansinh check FILE` says which are left.
    Example: `ansinh new plan --province "Kon Tum" --number 97/KH-UBND --date 2024-03-01 -o my-plan.ttl`.
    """
    _refuse_existing(output)
    record = None if source is None else record_of(source)
    request = Request(document_type, province, number, day_of(date), Message(title_vi, title_en), record)
    hall = _hall()
    text = skeleton(hall.store, request, lang)
    if form is PlanFormat.JSONLD:
        text = compacted(text, hall.corpus.context)
        if output is not None:
            _write(_schema_text(hall), output.with_name(SCHEMA_FILE))
    _write(text, output)


def schema_command(output: Output = None) -> None:
    """Write the JSON Schema of plans in JSON-LD, by which an editor completes and marks what is typed."""
    _write(_schema_text(_hall()), output)


def _schema_text(hall: Hall) -> str:
    return json.dumps(plan_schema(hall.store, hall.corpus.context), ensure_ascii=False, indent=1) + "\n"


def _refuse_existing(output: Path | None) -> None:
    if output is not None and output.exists():
        raise InputError(
            f"{output} đã có. Hãy chọn tên khác hoặc xóa tệp cũ.",
            f"{output} is there already. Choose another name or remove the old file.",
        )


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    output.write_text(text, encoding="utf-8")
    typer.echo(f"{output}", err=True)


def _hall() -> Hall:
    return open_or_build(Settings(), progress)
