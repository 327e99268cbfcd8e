"""Terms in the place of a query's variables, so that an engine plans with them and begins where they lead.

The terms come from a store and are written by `written`; nothing that a person types is put into a query.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ansinh.errors import QueryError
from ansinh.store.interface import BlankNode, Iri, Literal, Term

_TOKEN = re.compile(
    r"""(?P<space>(?:\#[^\n]*|\s)*)
    (?P<text>
      "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
      | <[^<>"{}|^`\\\s]*>
      | [?$](?P<variable>\w+)
      | (?P<word>[A-Za-z]+\b(?!:))
      | [\w:.@-]+
      | .
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_SLOT = re.compile("\0(\\w+)\0")
_DEPTH = {"(": 1, ")": -1}
_CLAUSES = {"ORDER", "HAVING", "LIMIT", "OFFSET"}


def written(term: Term) -> str:
    """A term as SPARQL writes it.

    Raises:
        QueryError: it is a blank node, which in a query would be a variable.
    """
    match term:
        case Iri(value):
            return f"<{value}>"
        case Literal(value, _, language) if language is not None:
            return f'"{value.translate(_ESCAPES)}"@{language}'
        case Literal(value, datatype, _):
            return f'"{value.translate(_ESCAPES)}"^^<{datatype}>'
        case BlankNode(value):
            raise QueryError(
                f"Không thể hỏi về nút trống {value}.", f"The blank node {value} cannot be put into a query."
            )


def placed(query: str, terms: Mapping[str, Term]) -> str:
    """A SELECT query with `terms` in the place of variables, which it no longer selects.

    What a query computes into a given variable (BIND, VALUES) is compared with the term instead. The query must name
    what it selects; where nothing of that is left, it selects something that says nothing.

    Raises:
        QueryError: a term is a blank node.
    """
    if not terms:
        return query
    texts = {name: written(term) for name, term in terms.items()}
    return _SLOT.sub(lambda slot: texts[slot[1]], _template(query, frozenset(texts)))


@lru_cache(maxsize=512)
def _template(query: str, names: frozenset[str]) -> str:
    """The query with a slot for each place in which a term will stand; kept, since the same few are asked for."""
    tokens = [
        _Token(found["text"], found["variable"] or "", (found["word"] or "").upper(), " " if found["space"] else "")
        for found in _TOKEN.finditer(query.rstrip())
    ]
    return "".join(_Writer(tokens, names).written())


class _Token(NamedTuple):
    """A piece of a query: its text, the variable that it is, the keyword that it may be, and the space before it."""

    text: str
    variable: str
    word: str
    space: str

    def slotted(self, names: frozenset[str], form: str = "{0}") -> str:
        """Its text, or a slot where it is a given variable."""
        return self.space + (form.format(f"\0{self.variable}\0") if self.variable in names else self.text)


class _Writer:
    """Goes through the tokens of a query once.

    Args:
        tokens: the tokens.
        names: the variables in whose places terms will stand.
    """

    def __init__(self, tokens: Sequence[_Token], names: frozenset[str]) -> None:
        self._tokens = tokens
        self._names = names
        self._at = 0

    def written(self) -> Iterator[str]:
        """The tokens of the query with slots."""
        while self._at < len(self._tokens):
            token = self._next()
            match token.word:
                case "SELECT":
                    yield token.space + token.text
                    yield from self._selection()
                case "GROUP":
                    yield token.space + token.text
                    yield from self._clause("({0} AS ?placed_%d)")
                case "ORDER":
                    yield token.space + token.text
                    yield from self._clause("({0})")
                case "BIND":
                    yield token.space
                    yield from self._binding()
                case "VALUES":
                    yield token.space + token.text
                    yield from self._values()
                case "BOUND" if self._tokens[self._at + 1].variable in self._names:
                    self._at += 3
                    yield token.space + "true"
                case _:
                    yield token.slotted(self._names)

    def _next(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _selection(self) -> Iterator[str]:
        """What is selected, up to the pattern."""
        depth, kept = 0, False
        while self._tokens[self._at].word != "WHERE" and self._tokens[self._at].text != "{":
            token = self._next()
            depth += _DEPTH.get(token.text, 0)
            if token.variable not in self._names or depth:
                kept |= token.word not in ("DISTINCT", "REDUCED")
                yield token.slotted(self._names)
        if not kept:
            yield " (true AS ?placed)"

    def _clause(self, form: str) -> Iterator[str]:
        """A list of expressions behind BY; a given variable that stands alone in it takes the `form`."""
        depth = 0
        while self._at < len(self._tokens):
            if self._tokens[self._at].text == "}" or self._tokens[self._at].word in _CLAUSES:
                return
            token = self._next()
            depth += _DEPTH.get(token.text, 0)
            yield token.slotted(self._names, "{0}" if depth else form.replace("%d", str(self._at)))

    def _binding(self) -> Iterator[str]:
        """BIND, or a comparison where a given variable would be bound."""
        end, depth = self._at + 1, 1
        while depth:
            depth += _DEPTH.get(self._tokens[end].text, 0)
            end += 1
        bound = self._tokens[end - 2].variable
        if bound not in self._names:
            yield "BIND"
            return
        inner = _Writer(self._tokens[self._at + 1 : end - 3], self._names)
        self._at = end
        yield from ("FILTER ((", *inner.written(), f") = \0{bound}\0)")

    def _values(self) -> Iterator[str]:
        """VALUES as it stands, and behind it a comparison for each given variable that it binds."""
        bound: list[str] = []
        closed = False
        while not closed:
            token = self._next()
            closed = token.text == "}"
            if token.variable in self._names:
                bound.append(token.variable)
            yield token.space + token.text
        for name in bound:
            yield f" FILTER (?{name} = \0{name}\0)"
