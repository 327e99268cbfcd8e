"""The command `ansinh mcp`."""

from pathlib import Path
from typing import Annotated

import typer

from ansinh.assistant.server import server
from ansinh.console import progress
from ansinh.hall import open_or_build
from ansinh.settings import Settings


def mcp(
    sources: Annotated[
        Path | None, typer.Option("--sources", help="Folder with the source texts, to show passages from.")
    ] = None,
) -> None:
    """Serve assistants by the Model Context Protocol, over standard input and output; reads only."""
    settings = Settings() if sources is None else Settings(sources=sources)
    server(open_or_build(settings, progress), settings).run("stdio")
