"""The program behind `ansinh mcp`."""

import typer

from ansinh.assistant.server import server
from ansinh.console import Sources, progress
from ansinh.hall import open_or_build
from ansinh.printing import run
from ansinh.settings import settings_with

commands = typer.Typer(pretty_exceptions_enable=False, add_completion=False)


@commands.command()
def serve(sources: Sources = None) -> None:
    """Serve one assistant until it closes standard input."""
    settings = settings_with(sources)
    server(open_or_build(settings, progress), settings).run("stdio")


if __name__ == "__main__":
    run(commands)
