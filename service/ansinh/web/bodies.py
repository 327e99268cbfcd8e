"""Reading the body of a request, bounded."""

import gzip
import io
import zlib

from fastapi import Request

from ansinh.errors import EncodingError, InputError, TooLargeError

_GZIP = ["gzip"]
_AS_IT_IS = ("", "identity")


async def read_body(request: Request, limit: int) -> bytes:
    """The body of `request`, read no further than `limit` bytes, as it comes and unpacked (RFC 9110, section 8.4).

    Raises:
        TooLargeError: it is longer.
        EncodingError: it is compressed by something else than gzip, or more than once.
        InputError: it says gzip, and is none.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise _too_large(limit)
    return _unpacked(bytes(body), ",".join(request.headers.getlist("content-encoding")), limit)


def _unpacked(body: bytes, header: str, limit: int) -> bytes:
    codings = [one.strip().lower().removeprefix("x-") for one in header.split(",") if one.strip() not in _AS_IT_IS]
    if not codings:
        return body
    if codings != _GZIP:
        raise EncodingError(
            "Nội dung nén chỉ được nhận dưới dạng gzip.",
            "Of compressed bodies, only gzip is taken.",
        )
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
            content = packed.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError("Nội dung không phải là gzip hợp lệ.", "The body is not valid gzip.") from error
    if len(content) > limit:
        raise _too_large(limit)
    return content


def _too_large(limit: int) -> TooLargeError:
    return TooLargeError(f"Nội dung lớn quá {limit} byte.", f"The body is larger than {limit} bytes.")
