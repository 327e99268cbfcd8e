"""Parts of a file: which range is sent, which is refused, and which is passed over (RFC 9110, section 14.2)."""

import re

from fastapi import Request

from ansinh.errors import RangeError

_ONE = re.compile(r"bytes=(?:(?P<first>\d{1,18})-(?P<last>\d{0,18})|-(?P<count>\d{1,18}))")


def heed(request: Request, size: int, tag: str) -> None:
    """Leave in a request no range but one that can be sent; a field that is not understood is to be passed over.

    Several ranges at once are passed over too: who goes on with a download needs one.

    Args:
        request: the request.
        size: bytes of the file.
        tag: its entity tag; a range that is asked for on the condition of another is passed over (section 13.1.5).

    Raises:
        RangeError: the range lies outside the file.
    """
    given = request.headers.get("if-range", tag).strip()
    match = _ONE.fullmatch(request.headers.get("range", "").strip())
    if given != tag or match is None or (match["last"] and int(match["last"]) < int(match["first"])):
        request.scope["headers"] = [field for field in request.scope["headers"] if field[0] != b"range"]
    elif int(match["first"] or 0) >= size or match["count"] == "0":
        error = RangeError(f"Tệp chỉ có {size} byte.", f"The file has {size} bytes only.")
        error.headers = {"Content-Range": f"bytes */{size}"}
        raise error
