"""Methods and headers that are the same for every address: HEAD, OPTIONS, unknown methods, version (RFC 9110)."""

from collections.abc import Callable
from http import HTTPStatus

from fastapi.routing import iter_route_contexts
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ansinh.web.problems import unknown_method

_KNOWN = {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "QUERY"}


class Methods:
    """Answers HEAD as GET without the body, OPTIONS with `Allow`, an unknown method with 501; says the version.

    Args:
        app: what answers.
        routes: the routes, to tell which methods an address takes.
        data: gives the version of data and code, and the date of the data.
    """

    def __init__(self, app: ASGIApp, routes: list[BaseRoute], data: Callable[[], tuple[str, str]]) -> None:
        self._app = app
        self._routes = routes
        self._data = data

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the ASGI specification."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        method = scope["method"]
        told = self._sender(send, scope, bodiless=method == "HEAD")
        if method not in _KNOWN:
            await unknown_method(Request(scope))(scope, receive, told)
        elif method == "OPTIONS" and (allowed := self._allowed(scope)):
            await Response(status_code=204, headers={"Allow": allowed})(scope, receive, told)
        else:
            asked = {**scope, "method": "GET"} if method == "HEAD" else scope
            await self._app(asked, receive, told)

    def _allowed(self, scope: Scope) -> str:
        found: set[str] = set()
        for context in iter_route_contexts(self._routes):
            if context.original_route.matches(scope)[0] is not Match.NONE:
                found |= context.methods or {"GET"}
        if not found:
            return ""
        return ", ".join(sorted(found | {"OPTIONS"} | ({"HEAD"} if "GET" in found else set())))

    def _sender(self, send: Send, scope: Scope, *, bodiless: bool) -> Send:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                version, date = self._data()
                headers = message["headers"]
                headers += [(b"ansinh-version", version.encode()), (b"ansinh-date", date.encode())]
                if message["status"] == HTTPStatus.METHOD_NOT_ALLOWED and (allowed := self._allowed(scope)):
                    MutableHeaders(raw=headers)["Allow"] = allowed
            elif bodiless and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        return sent
