"""What may be handed to the engine, told from the text of a SPARQL query.

The engine's parser overflows its stack on long chains and deep nesting and takes the process with it, and SERVICE
calls out over the network. So the length and the nesting of brackets are bounded before it sees a query. The nesting is
counted over all characters, strings and comments included, since where these end is for a parser to say. A query in
which the word `service` stands anywhere but in a variable is parsed by rdflib first; it is refused if that finds
SERVICE, or cannot parse it.
"""

import re
from dataclasses import dataclass

from pyparsing import ParseBaseException
from rdflib.plugins.sparql.parser import parseQuery

from ansinh.errors import QueryError, TooLargeError
from ansinh.terms import PREFIXES

_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_VARIABLE = re.compile(r"[?$]\w+")
_DECLARED = re.compile(r"\bprefix\s+([\w.-]*):", re.IGNORECASE)
_HIGHEST = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long a query may be, in characters, and how deep its brackets may nest."""

    length: int
    depth: int


def admitted(query: str, bounds: Bounds) -> str:
    """The query as it may be handed to the engine, its codepoint escapes resolved (SPARQL 1.1 Query, section 19.2).

    Raises:
        TooLargeError: it is longer than allowed.
        QueryError: it nests too deep, or calls out over the network.
    """
    if len(query) > bounds.length:
        raise TooLargeError(
            f"Truy vấn dài quá {bounds.length} ký tự.", f"The query is longer than {bounds.length} characters."
        )
    plain = _ESCAPED.sub(_character, query)
    if depth(plain) > bounds.depth:
        raise QueryError(
            f"Truy vấn lồng nhau sâu quá {bounds.depth} ngoặc.", f"The query nests more than {bounds.depth} brackets."
        )
    if "service" in _VARIABLE.sub("", plain).lower() and _calls_out(plain):
        raise QueryError(
            "SERVICE không được phép: dịch vụ không gọi ra mạng.",
            "SERVICE is not allowed: this service does not call out over the network.",
        )
    return plain


def depth(text: str) -> int:
    """How deep brackets nest, counted over all characters."""
    current = deepest = 0
    for character in text:
        if character in "({[":
            current += 1
            deepest = max(deepest, current)
        elif character in ")}]":
            current = max(current - 1, 0)
    return deepest


def _calls_out(query: str) -> bool:
    """Whether rdflib finds SERVICE in the query, or cannot tell."""
    declared = set(_DECLARED.findall(query))
    missing = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name not in declared)
    try:
        tree = parseQuery(missing + query)
    except (ParseBaseException, RecursionError):
        return True
    return "ServiceGraphPattern" in repr(tree)


def _character(escape: re.Match[str]) -> str:
    code = int(escape.group(1) or escape.group(2), 16)
    return chr(code) if code <= _HIGHEST else escape.group()
