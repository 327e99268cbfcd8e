"""The changes as an Atom feed (RFC 4287)."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from ansinh.corpus.history import Change
from ansinh.terms import BASE

_NAMESPACE = "http://www.w3.org/2005/Atom"
_WORDS = {"added": "thêm · added", "replaced": "thay thế · replaced", "removed": "bỏ · removed"}
_START = "1970-01-01T00:00:00+00:00"


def atom(changes: Sequence[Change], base: str) -> bytes:
    """The feed of `changes`, the latest first.

    Args:
        changes: the changes, in the order in which they happened.
        base: address of the service, with a slash at its end.
    """
    feed = Element("feed", {"xmlns": _NAMESPACE})
    _text(feed, "id", f"{BASE}changes")
    _text(feed, "title", "Ansinh: kế hoạch · plans")
    _text(feed, "updated", changes[-1].happened if changes else _START)
    SubElement(feed, "link", {"rel": "self", "href": f"{base}api/changes.atom"})
    _text(SubElement(feed, "author"), "name", "Ansinh")
    for change in reversed(changes):
        entry = SubElement(feed, "entry")
        _text(entry, "id", f"{BASE}changes/{change.sequence}")
        _text(entry, "title", f"{change.plan} {change.version}: {_WORDS[change.action]}")
        _text(entry, "updated", change.happened)
        SubElement(entry, "link", {"href": f"{base}api/changes/{change.sequence}"})
        sums = f"+{change.facts_in} −{change.facts_out}; SHA-256 {change.checksum or '–'}"
        _text(entry, "summary", sums)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
