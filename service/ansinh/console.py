"""What the commands share: the choice of language, and progress on standard error."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console


class Language(StrEnum):
    """The languages of names and messages."""

    VI = "vi"
    EN = "en"


Sources = Annotated[Path | None, typer.Option("--sources", help="Folder with the source texts, to show passages from.")]
Lang = Annotated[Language, typer.Option("--lang", help="Language of names and messages.")]


def notes() -> Console:
    """Standard error, where what is not the answer goes."""
    return Console(stderr=True, highlight=False)


def progress(vi: str, en: str) -> None:
    """Say what is being done."""
    notes().print(f"[dim]… {vi} · {en}[/dim]")
