"""Routes that take a request as it is and give their response themselves."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response


class PlainRoute(APIRoute):
    """A route whose function takes the request and nothing else, so that nothing need be read from it beforehand."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """See "Custom Request and APIRoute class" in the documentation of FastAPI."""
        return self.endpoint
