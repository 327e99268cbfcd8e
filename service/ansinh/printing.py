"""Answers and accounts as they look on a terminal."""

import sys
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table

from ansinh.console import notes
from ansinh.coverage import LineAccount
from ansinh.errors import AnsinhError, Message, ViolationError
from ansinh.questions.answer import Answer, as_json
from ansinh.questions.spreadsheet import as_xlsx

CONFORMS_NOT = 1
FAILED = 2


class AnswerFormat(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    XLSX = "xlsx"
    JSON = "json"


def write_answer(answer: Answer, form: AnswerFormat, out: Console) -> None:
    """Write an answer to standard output in one of its formats."""
    match form:
        case AnswerFormat.JSON:
            sys.stdout.buffer.write(f"{as_json(answer)}\n".encode())
        case AnswerFormat.CSV:
            sys.stdout.buffer.write(answer.delimited().encode())
        case AnswerFormat.TSV:
            sys.stdout.buffer.write(answer.delimited("\t").encode())
        case AnswerFormat.XLSX:
            sys.stdout.buffer.write(as_xlsx(answer))
        case AnswerFormat.TABLE:
            out.print(_as_table(answer))


def coverage_table(accounts: Sequence[LineAccount]) -> Table:
    """How many lines of each source have which account."""
    counts = Counter((account.source_file, account.account) for account in accounts)
    kinds = ("facts", "heading", "no_fact", "not_yet")
    table = Table("source_file", *kinds, box=None, pad_edge=False)
    for name in sorted({account.source_file for account in accounts}):
        table.add_row(name, *(str(counts[name, kind]) for kind in kinds))
    return table


def _as_table(answer: Answer) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in (*answer.columns, "source"):
        table.add_column(column, overflow="fold")
    for row, passages in zip(answer.rows, answer.passages, strict=True):
        places = " ".join(f"{one.source_file}:{one.line_start}-{one.line_end}" for one in passages)
        texts = "".join(f"\n{one.text}" for one in passages if one.text)
        table.add_row(*(str(cell) for cell in row), places + texts)
    return table


def run(commands: typer.Typer) -> None:
    """Run a command; an error is one message in both languages and exit code 2, or 1 where data do not conform."""
    try:
        commands(standalone_mode=True)
    except (AnsinhError, ValidationError, OSError) as error:
        say(explained(error))
        sys.exit(CONFORMS_NOT if isinstance(error, ViolationError) else FAILED)


def say(message: Message) -> None:
    """Say something in both languages on standard error."""
    notes().print(f"{message.vi}\n{message.en}", soft_wrap=True, markup=False)


def explained(error: AnsinhError | ValidationError | OSError) -> Message:
    """What went wrong, in both languages."""
    if isinstance(error, AnsinhError):
        return error.detail
    if isinstance(error, ValidationError):
        places = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        return Message(f"Thiết lập sai: {places}", f"A setting is wrong: {places}")
    return Message(f"Lỗi tệp hoặc thiết bị: {error}", f"A file or device failed: {error}")
