"""Answers and accounts as they look on a terminal."""

import sys
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from rich.console import Console
from rich.table import Table

from ansinh.coverage import LineAccount
from ansinh.questions.answer import Answer, as_json


class AnswerFormat(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"


def write_answer(answer: Answer, form: AnswerFormat, out: Console) -> None:
    """Write an answer to standard output in one of its formats."""
    match form:
        case AnswerFormat.JSON:
            sys.stdout.write(as_json(answer) + "\n")
        case AnswerFormat.CSV:
            sys.stdout.write(answer.delimited())
        case AnswerFormat.TSV:
            sys.stdout.write(answer.delimited("\t"))
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
