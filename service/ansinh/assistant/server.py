"""`ansinh mcp`: a Model Context Protocol server over standard input and output, on the protocol's own SDK."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mcp.server import MCPServer

from ansinh import __version__
from ansinh.assistant.tools import Room, tools
from ansinh.hall import Hall, Halls
from ansinh.pools import checkers, queriers
from ansinh.settings import Settings

_ABOUT = """A knowledge graph of Vietnamese policy plans on social (BHXH), health (BHYT), unemployment insurance (BHTN).
Every statement carries the passage of the source that it rests on: quote file and lines when you tell somebody. Of a
province in `not_in_graph` no document is held, which is not a no; a silent document says neither yes nor no. Names
may be written in Vietnamese without diacritics. An error says what is wrong and, in `candidates`, what may have been
meant: choose by IRI. Begin with `list_questions`, `search` or a `look_up_` tool; use `sparql` where neither fits."""


def server(hall: Hall, settings: Settings) -> MCPServer[None]:
    """The server over what has been built; what is published later is taken up between two calls."""
    querying, checking = queriers(settings), checkers(settings)

    @asynccontextmanager
    async def lifespan(_server: MCPServer[None]) -> AsyncIterator[None]:
        async with querying, checking:
            yield

    room = Room(Halls(settings, hall), querying, checking, settings)
    return MCPServer(
        "ansinh",
        title="Ansinh",
        version=__version__,
        instructions=_ABOUT,
        tools=tools(room),
        lifespan=lifespan,
        log_level="WARNING",
    )
