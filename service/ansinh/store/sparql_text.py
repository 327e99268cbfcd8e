"""What may be handed to the engine, told from the text of a SPARQL query.

The engine's parser overflows its stack on long chains and deep nesting and takes the process with it, and SERVICE
calls out over the network. So the length and the nesting of brackets are bounded before it sees a query. The nesting is
counted over all characters, strings and comments included, since where these end is for a parser to say. A query in
which the word `service` stands anywhere but in a variable is read by the grammar of the standard first; it is refused
if SERVICE is among its tokens, or if it does not follow the grammar.
"""

import re
from dataclasses import dataclass

from ansinh.errors import QueryError, QuerySyntaxError, TooLargeError
from ansinh.store.sparql_syntax import declared, placed, tokens
from ansinh.terms import PREFIXES

_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_DECLARED = re.compile(r"\bprefix\s+([\w.-]*):", re.IGNORECASE)
_VARIABLE = re.compile(r"[?$]\w+")
_IRI = re.compile(r"<[^<>\s]*>")
_DOTTED = re.compile(r":[^\s<>\"']*\.\d")
_BACKSLASH = re.compile(r"\\(?=.)")
_HIGHEST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True)  # no slots, see `Dataset`
class Bounds:
    """How long a query may be, in characters, and how deep its brackets may nest."""

    length: int
    depth: int


def admitted(query: str, bounds: Bounds) -> str:
    """The query as it may be handed to the engine, its codepoint escapes resolved (SPARQL 1.1 Query, section 19.2).

    Raises:
        TooLargeError: it is longer than allowed.
        QueryError: it nests too deep, or calls out over the network.
        QuerySyntaxError: the word `service` stands in it, and it does not follow the grammar.
    """
    if len(query) > bounds.length:
        raise TooLargeError(
            f"Truy vấn dài quá {bounds.length} ký tự.", f"The query is longer than {bounds.length} characters."
        )
    plain = unescaped(query)
    if depth(plain) > bounds.depth:
        raise QueryError(
            f"Truy vấn lồng nhau sâu quá {bounds.depth} ngoặc.", f"The query nests more than {bounds.depth} brackets."
        )
    if "service" in _VARIABLE.sub("", plain).lower() and _calls_out(plain):
        raise QueryError(
            "SERVICE không được phép: dịch vụ không gọi ra mạng.",
            "SERVICE is not allowed: this service does not call out over the network.",
        )
    return _spelled_out(plain) if _DOTTED.search(_IRI.sub("", plain)) else plain


def unescaped(query: str) -> str:
    """The query with its codepoint escapes resolved (SPARQL 1.1 Query, section 19.2)."""
    return _ESCAPED.sub(_character, query)


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


def prefixed(query: str) -> str:
    """The query with those known prefixes declared that it uses and does not declare, in its first line."""
    own = set(_DECLARED.findall(query))
    missing = (name for name in PREFIXES if f"{name}:" in query and name not in own)
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in missing) + query


def _calls_out(query: str) -> bool:
    """Whether SERVICE stands in the query, or a prefix that the engine might take for it."""
    return any(part.type == "SERVICE" or part.lower().startswith("service:") for part in tokens(query))


def _spelled_out(query: str) -> str:
    """The query with names that have a dot before a digit as whole IRIs, since the engine cannot read these."""
    try:
        parts = tokens(query)
    except QuerySyntaxError:
        return query  # the engine will refuse it, and the place be told in its own words
    prefixes = declared(parts)
    for part in reversed(parts):
        prefix, _, local = part.partition(":")
        if part.type == "PNAME_LN" and _DOTTED.match(f":{local}") and prefix in prefixes:
            query = f"{query[: part.start_pos]}<{prefixes[prefix]}{_BACKSLASH.sub('', local)}>{query[part.end_pos :]}"
    return query


def _character(escape: re.Match[str]) -> str:
    code = int(escape.group(1) or escape.group(2), 16)
    return chr(code) if code <= _HIGHEST and code not in _SURROGATES else escape.group()


def as_written(error: QuerySyntaxError, query: str) -> QuerySyntaxError:
    """An error in what `admitted` gave, at its place in the query as it was written."""
    return placed(error, query, _ESCAPED)
