"""Requests whose address cannot be read are refused before anything tries to read it (RFC 3986, section 2.5)."""

import re
from ipaddress import IPv6Address
from urllib.parse import unquote_to_bytes

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from ansinh.errors import InputError
from ansinh.web.problems import refusal

# A name, an IPv4 or an IPv6 address, and a port (RFC 3986, section 3.2.2).
_HOST = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|[\w.~!$&'()*+,;=-]+)(:[0-9]{0,5})?", re.ASCII)
_NUL = b"\0"


class WellFormed:
    """Answers 400 where path or query are not UTF-8, the path holds a NUL, or the host is none.

    Args:
        app: what answers everything else.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the ASGI specification."""
        fault = _fault(scope) if scope["type"] == "http" else None
        app = self._app if fault is None else refusal(Request({**scope, "query_string": b""}), fault)
        await app(scope, receive, send)


def _fault(scope: Scope) -> InputError | None:
    path = unquote_to_bytes(scope.get("raw_path") or scope["path"].encode("utf-8", "surrogateescape"))
    if not _is_utf8(path) or not _is_utf8(unquote_to_bytes(scope["query_string"])):
        return InputError(
            "Địa chỉ không phải là UTF-8 hợp lệ; hãy mã hoá từng byte UTF-8 bằng %.",
            "The address is not valid UTF-8; encode each byte of UTF-8 with %.",
        )
    if _NUL in path:
        return InputError("Địa chỉ có ký tự NUL.", "The address holds a NUL character.")
    if any(name == b"host" and not _is_host(value.decode("latin-1")) for name, value in scope["headers"]):
        return InputError("Tiêu đề Host không hợp lệ.", "The Host header is not valid.")
    return None


def _is_host(text: str) -> bool:
    found = _HOST.fullmatch(text)
    if found is None or found["six"] is None:
        return found is not None
    try:
        return bool(IPv6Address(found["six"]))
    except ValueError:
        return False


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
