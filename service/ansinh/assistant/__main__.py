"""The program behind `ansinh mcp`."""

import typer

from ansinh.assistant.command import Sources
from ansinh.assistant.server import server
from ansinh.console import progress
from ansinh.hall import open_or_build
from ansinh.printing import run
from ansinh.settings import Settings

commands = typer.Typer(pretty_exceptions_enable=False, add_completion=False)


@commands.command()
def serve(sources: Sources = None) -> None:
    """Serve one assistant until it closes standard input."""
    settings = Settings() if sources is None else Settings(sources=sources)
    server(open_or_build(settings, progress), settings).run("stdio")


if __name__ == "__main__":
    run(commands)
