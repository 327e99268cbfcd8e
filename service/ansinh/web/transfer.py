"""How answers travel: to pages of other origins (Fetch, section 3.2), and compressed (RFC 9110, section 8.4)."""

from collections.abc import Iterable

import anyio.lowlevel
from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette_compress import CompressMiddleware, add_compress_type

from ansinh.store.formats import FORMATS
from ansinh.web.problems import MEDIA_TYPE

_SENT = ("Content-Encoding", "If-None-Match", "Prefer", "Range")
_EXPOSED = (
    "Accept-Ranges",
    "Allow",
    "Ansinh-Date",
    "Ansinh-Not-In-Graph",
    "Ansinh-Total",
    "Ansinh-Truncated",
    "Ansinh-Version",
    "Content-Language",
    "Content-Location",
    "Content-Range",
    "ETag",
    "Link",
    "Location",
    "Retry-After",
    "X-Request-Id",
)
# Below this, headers and the work of both sides outweigh what is saved.
_WORTH_COMPRESSING = 1_000
# A part is compressed in a few milliseconds, after which other requests have their turn.
_PART = 128 * 1024


def compress(app: FastAPI) -> None:
    """Let `app` compress its answers with what the client accepts of zstd, br and gzip."""
    for media_type in {MEDIA_TYPE, *_media_types()}:
        add_compress_type(media_type)
    app.add_middleware(Parts)
    app.add_middleware(CompressMiddleware, minimum_size=_WORTH_COMPRESSING)


def open_to_all(app: FastAPI) -> None:
    """Let pages of any origin read what `app` answers, without credentials."""
    app.add_middleware(
        OpenDoor,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=_SENT,
        expose_headers=_EXPOSED,
        max_age=86_400,
    )


class OpenDoor(CORSMiddleware):
    """Cross-origin access in which a preflight is told what is allowed; browsers see to it that the rest is not sent.

    A steward's token is no header that other pages may send.
    """

    def preflight_response(self, request_headers: Headers) -> Response:  # noqa: ARG002 - the same for all
        """The answer to a preflight request (Fetch, section 3.2.2)."""
        return Response(status_code=204, headers=self.preflight_headers)


class Parts:
    """Hands a large body on in parts, so that compressing it holds up no other request.

    Args:
        app: what answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the ASGI specification."""

        async def sent(message: Message) -> None:
            if message["type"] != "http.response.body" or len(message.get("body", b"")) <= _PART:
                await send(message)
                return
            body, more = memoryview(message["body"]), message.get("more_body", False)
            for start in range(0, len(body), _PART):
                last = start + _PART >= len(body)
                await send({**message, "body": bytes(body[start : start + _PART]), "more_body": more or not last})
                await anyio.lowlevel.checkpoint()

        await self._app(scope, receive, sent)


def _media_types() -> Iterable[str]:
    return {each.media_type for formats in FORMATS.values() for one in formats for each in one.by_each_type()}
