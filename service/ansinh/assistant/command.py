"""The command `ansinh mcp`."""

import os
import sys

from ansinh.console import Sources


def mcp(sources: Sources = None) -> None:
    """Serve assistants by the Model Context Protocol, over standard input and output; reads only."""
    # Another program takes the place of this one, so that no other command loads what only assistants need.
    options = () if sources is None else ("--sources", str(sources))
    os.execv(sys.executable, [sys.executable, "-m", "ansinh.assistant", *options])  # noqa: S606 - our own
