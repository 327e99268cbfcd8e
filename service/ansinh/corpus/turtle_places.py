"""Where in a Turtle file each subject is first described, which no parser here tells.

The scan follows the terminals of RDF 1.1 Turtle, section 6.5: comments, IRIREF, the four string literals, prefixed
names. A statement ends at a full stop outside brackets; the first term of the next one is its subject.
"""

import re
from dataclasses import dataclass

_TOKENS = re.compile(
    r"""
      (?P<skip>\s+|\#[^\r\n]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*'''|\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
                |'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")
    | (?P<directive>@prefix\b|@base\b|(?i:prefix)\b(?!:)|(?i:base)\b(?!:))
    | (?P<name>[^\s<>"'\[\]();,\#]*:(?:[^\s<>"'\[\]();,\#.\\]|\.(?=[^\s<>"'\[\]();,\#.])|\\.)*)
    | (?P<open>[\[(])
    | (?P<close>[\])])
    | (?P<stop>\.)
    | (?P<other>[^\s.])
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class _Scan:
    """What is known while the text is read from left to right."""

    prefixes: dict[str, str]
    places: dict[str, int]
    depth: int = 0
    awaits_subject: bool = True
    directive: list[str] | None = None


def subject_lines(text: str) -> dict[str, int]:
    """The line, counted from 1, on which each subject's first statement begins, by IRI; blank nodes are left out."""
    scan = _Scan({}, {})
    line = 1
    for token in _TOKENS.finditer(text):
        kind, word = str(token.lastgroup), token.group()
        if kind != "skip":
            _take(scan, kind, word, line)
        line += word.count("\n")
    return scan.places


def _take(scan: _Scan, kind: str, word: str, line: int) -> None:
    if kind == "directive":
        scan.directive = [word]
    elif scan.directive is not None:
        _declare(scan, kind, word)
    elif kind in ("open", "close"):
        scan.depth += 1 if kind == "open" else -1
        scan.awaits_subject = False
    elif kind == "stop" and scan.depth == 0:
        scan.awaits_subject = True
    elif scan.awaits_subject:
        scan.awaits_subject = False
        iri = _expand(scan, kind, word)
        if iri:
            scan.places.setdefault(iri, line)


def _declare(scan: _Scan, kind: str, word: str) -> None:
    """Take the next word of `@prefix p: <iri> .`, `PREFIX p: <iri>` or a base, which is passed over."""
    said = scan.directive or []
    said.append(word)
    if kind == "iri" and said[0].lower().endswith("prefix"):
        scan.prefixes[said[1].removesuffix(":")] = word[1:-1]
    at_sign = said[0].startswith("@")
    if (at_sign and kind == "stop") or (not at_sign and kind == "iri"):
        scan.directive = None


def _expand(scan: _Scan, kind: str, word: str) -> str:
    if kind == "iri":
        return word[1:-1]
    prefix, _, local = word.partition(":")
    if kind != "name" or prefix not in scan.prefixes:
        return ""
    return scan.prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
