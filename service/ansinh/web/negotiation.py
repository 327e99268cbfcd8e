"""Which form of an answer a client accepts (RFC 9110, section 12.5)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ansinh.errors import NotAcceptableError
from ansinh.store.formats import Format

_QUALITY = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")


@dataclass(frozen=True, slots=True)
class _Range:
    """One media range of an Accept header with its quality."""

    type: str
    subtype: str
    quality: float

    def matches(self, media_type: str) -> int:
        """How specifically the range names `media_type`: 0 not at all, 1 by */*, 2 by type/*, 3 exactly."""
        kind, _, subtype = media_type.partition("/")
        if (self.type, self.subtype) == (kind, subtype):
            return 3
        if (self.type, self.subtype) == (kind, "*"):
            return 2
        return int((self.type, self.subtype) == ("*", "*"))


def choose(accept: str | None, offered: Sequence[Format]) -> Format:
    """The offered format that the Accept header prefers.

    The most specific range that names a type decides its quality; the highest quality wins, of equals the first.

    Raises:
        NotAcceptableError: the header accepts none of them.
    """
    if not accept or not accept.strip():
        return offered[0]
    ranges = list(_ranges(accept))
    rated = [(_quality(ranges, one.media_type), one) for one in offered]
    rated += [(_exact(ranges, each.media_type), each) for one in offered for each in one.by_each_type()]
    best = max(quality for quality, _ in rated)
    if best <= 0:
        names = ", ".join(one.media_type for one in offered)
        raise NotAcceptableError(f"Chỉ có các định dạng: {names}.", f"Only these forms are offered: {names}.")
    return next(one for quality, one in rated if quality == best)


def language(accept_language: str | None, asked: str | None = None) -> str:
    """`vi` or `en`: what is asked for in the address, else what the Accept-Language header prefers, else Vietnamese."""
    if asked in ("vi", "en"):
        return asked
    rated: dict[str, float] = {}
    for text in (accept_language or "").split(","):
        tag, quality = _parameter(text)
        primary = tag.split("-")[0]
        if primary in ("vi", "en"):
            rated[primary] = max(quality, rated.get(primary, 0))
    best = max(rated.values(), default=0)
    return next((tag for tag, quality in rated.items() if quality == best > 0), "vi")


def _ranges(accept: str) -> Iterable[_Range]:
    for text in accept.split(","):
        media, quality = _parameter(text)
        kind, _, subtype = media.partition("/")
        if kind and subtype:
            yield _Range(kind, subtype, quality)


def _parameter(text: str) -> tuple[str, float]:
    """A media range or language tag in lower case, and its `q`; a `q` that is no number counts as 0."""
    name, *parameters = (part.strip().lower() for part in text.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            quality = float(value) if _QUALITY.fullmatch(value.strip()) else 0.0
    return name, quality


def _exact(ranges: Iterable[_Range], media_type: str) -> float:
    """The quality of a type that is named itself; a range never stands for an alias."""
    named = [one.quality for one in ranges if f"{one.type}/{one.subtype}" == media_type]
    return max(named) if named else 0.0


def _quality(ranges: Iterable[_Range], media_type: str) -> float:
    matching = [(one.matches(media_type), one.quality) for one in ranges if one.matches(media_type)]
    return max(matching)[1] if matching else 0.0
