"""One resource in several forms: suffixes of addresses, links between the forms, entity tags (RFC 9110)."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from fastapi import Request
from starlette.datastructures import URL
from starlette.responses import Response

from ansinh.store.formats import GRAPH_FORMATS, PAGE_FORMAT, Format
from ansinh.web.negotiation import choose

FORMS = (PAGE_FORMAT, *GRAPH_FORMATS)
"""The forms of a description; the first is what a client gets that accepts anything."""

_TAG = re.compile(r'(?:W/)?("[^"]*")')
# What stays as it is when an answer has not been modified (RFC 9110, section 15.4.5).
_KEPT = ("cache-control", "content-location", "etag", "vary", "link", "expires")


def parted(path: str) -> tuple[str, Format | None]:
    """A path without the suffix that names a form, and that form."""
    for form in FORMS:
        if path.endswith(form.extension):
            return path.removesuffix(form.extension), form
    return path, None


def chosen(request: Request, suffix: Format | None) -> Format:
    """The form that the suffix of the address names, else the one that the Accept header prefers.

    Raises:
        NotAcceptableError: the header accepts none of them.
    """
    return suffix or choose(",".join(request.headers.getlist("accept")), FORMS)


def linked(links: Iterable[tuple[str, Mapping[str, str]]]) -> str:
    """A `Link` header (RFC 8288): targets with their attributes."""
    return ", ".join(
        "; ".join((f"<{target}>", *(f'{name}="{value}"' for name, value in attributes.items())))
        for target, attributes in links
    )


def alternates(address: str, query: str, forms: Sequence[Format] = FORMS) -> list[tuple[str, dict[str, str]]]:
    """The same resource in each form (`rel=alternate`), and the address of them all (`rel=canonical`)."""
    others = [(f"{address}{form.extension}{query}", {"rel": "alternate", "type": form.media_type}) for form in forms]
    return [(f"{address}{query}", {"rel": "canonical"}), *others]


def query_of(url: URL) -> str:
    """The query of an address with its question mark, or nothing."""
    return f"?{url.query}" if url.query else ""


def tagged(request: Request, response: Response) -> Response:
    """`response` with its entity tag, or 304 without content where the client has that already.

    The tag is weak, for what carries the answer may compress it.
    """
    digest = hashlib.sha256(bytes(response.body) + response.headers.get("content-type", "").encode())
    tag = f'"{digest.hexdigest()[:32]}"'
    response.headers["ETag"] = f"W/{tag}"
    response.headers.setdefault("Cache-Control", "no-cache")
    return not_modified(response) if known(request, tag) else response


def known(request: Request, tag: str) -> bool:
    """Whether `If-None-Match` names the tag, by weak comparison (RFC 9110, section 13.1.2)."""
    given = ",".join(request.headers.getlist("if-none-match"))
    return given.strip() == "*" or tag in _TAG.findall(given)


def not_modified(response: Response) -> Response:
    """What says that the client has `response` already."""
    headers = {name: value for name, value in response.headers.items() if name in _KEPT}
    return Response(status_code=304, headers=headers)
