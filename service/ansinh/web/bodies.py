"""Reading the body of a request, bounded."""

from fastapi import Request

from ansinh.errors import TooLargeError


async def read_body(request: Request, limit: int) -> bytes:
    """The body of `request`, read no further than `limit` bytes.

    Raises:
        TooLargeError: it is longer.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise TooLargeError(f"Nội dung lớn quá {limit} byte.", f"The body is larger than {limit} bytes.")
    return bytes(body)
