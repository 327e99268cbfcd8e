"""Tokens of stewards: who may write. The file of tokens holds only their SHA-256, and is read anew at each request."""

import hashlib
import hmac
import re
from pathlib import Path

from fastapi import Request

from ansinh.errors import SetupError, UnauthorizedError

_LINE = re.compile(r"(?P<name>[\w.@-]+):(?P<digest>[0-9a-f]{64})")
_BEARER = re.compile(r"[Bb]earer +(?P<token>[\w.~+/-]+=*)")


def steward(request: Request, tokens: Path | None) -> str:
    """The name of the steward whose bearer token (RFC 6750, section 2.1) a request carries.

    Args:
        request: the request.
        tokens: file with a line `name:sha256` for each token; blank lines and lines that begin with # are passed over.

    Raises:
        UnauthorizedError: there is no token, or it is not in the file.
        SetupError: a line of the file cannot be read.
    """
    found = _BEARER.fullmatch(request.headers.get("authorization", "").strip())
    return steward_of(found["token"] if found else "", tokens)


def steward_of(token: str, tokens: Path | None) -> str:
    """The name of the steward who has a token; see `steward`."""
    if not token or tokens is None:
        raise _unauthorized()
    digest = hashlib.sha256(token.encode()).hexdigest()
    matching = [name for name, known in _read(tokens) if hmac.compare_digest(known, digest)]
    if not matching:
        raise _unauthorized()
    return matching[0]


def _read(tokens: Path) -> list[tuple[str, str]]:
    try:
        lines = tokens.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SetupError(
            "Không đọc được tệp mã truy cập (ANSINH_TOKENS).", "The file of tokens (ANSINH_TOKENS) cannot be read."
        ) from error
    known = []
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            found = _LINE.fullmatch(line.strip())
            if found is None:
                raise SetupError(
                    f"Tệp mã truy cập, dòng {number}: cần dạng tên:sha256.",
                    f"File of tokens, line {number}: write it as name:sha256.",
                )
            known.append((found["name"], found["digest"]))
    return known


def _unauthorized() -> UnauthorizedError:
    return UnauthorizedError(
        "Cần mã truy cập của người quản lý dữ liệu: Authorization: Bearer MÃ. Tạo mã bằng `ansinh token`.",
        "A steward's token is needed: Authorization: Bearer TOKEN. `ansinh token` makes one.",
    )
