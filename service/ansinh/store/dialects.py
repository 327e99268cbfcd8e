"""Where engines that speak SPARQL 1.1 over HTTP differ, in what they take and in what they send back.

The union of all graphs, which is the default graph of every query, is formed in one of three ways. Most engines have a
default graph of their own, into which the union is written. Virtuoso has none: there the union is a graph of its own,
and a query is told to take that for its default graph, and to leave it and the engine's system graphs out of GRAPH.
Other engines form the union themselves and cannot be told not to.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ansinh.errors import QueryError, SetupError
from ansinh.store.interface import Dataset
from ansinh.terms import GRAPH, PREFIXES

UNION_GRAPH = GRAPH + "union"
"""The union of all graphs, in engines that have no default graph."""

RECORD_GRAPH = GRAPH + "holdings"
"""What a remote store says of its own content."""

_NOWHERE = (GRAPH + "nowhere",)
_BLANKS = r"(?:\s|\#[^\n]*\n)+"
_PREFIX = re.compile(r"\bPREFIX\s+([\w.-]*):\s*<([^<>]*)>", re.IGNORECASE)
_TOKEN = re.compile(
    rf"""\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*''' | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    | (?P<clause>\bFROM{_BLANKS}(?P<named>NAMED{_BLANKS})?(?:<[^<>]*>|[\w.-]*:[\w.:%\\-]*))
    | (?P<graph>\bGRAPH(?!:)(?:{_BLANKS})?(?:(?P<variable>[?$]\w+)|(?P<constant><[^<>]*>|[\w.-]*:[\w.:%\\-]*)))
    | (?P<part>\b(?:YEAR|MONTH|DAY|HOURS|MINUTES|SECONDS)\s*\(\s*(?P<moment>[?$]\w+)\s*\))
    | (?P<plain>\^\^(?:xsd:string\b|<http://www\.w3\.org/2001/XMLSchema\#string>))
    | <[^<>"{{}}|^`\\\s]*> | \#[^\n]* | [?$@]\w+ | [\w.-]*:[\w.:%\\-]*""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query as an engine takes it: its text, and further fields of the form beside it."""

    query: str
    fields: dict[str, list[str]]


class Dialect:
    """An engine that keeps to SPARQL 1.1 and has a default graph of its own (Fuseki, Stardog)."""

    name = "standard"
    union: str | None = "DEFAULT"
    """Where the union of all graphs is written, as an update names it; none where the engine forms it."""
    triples = 1_000_000
    """How many triples one update may hold."""

    def prepared(self, query: str, dataset: Dataset, _seconds: float) -> Prepared:
        """A query over `dataset`, which the protocol's own parameters name (SPARQL 1.1 Protocol, section 2.1.4)."""
        graphs = {
            "default-graph-uri": list(dataset.default_graphs),
            "named-graph-uri": list(dataset.named_graphs),
        }
        return Prepared(query, {name: values for name, values in graphs.items() if values})

    def mended(self, body: Iterable[bytes]) -> Iterator[bytes]:
        """A result as the standard writes it."""
        return iter(body)

    def late(self, _state: str, _text: str) -> bool:
        """Whether an answer says that the engine stopped for want of time.

        Args:
            _state: the header `X-SQL-State`.
            _text: the text of an error.
        """
        return False


class OwnUnion(Dialect):
    """An engine whose default graph is the union of all, formed by itself (GraphDB, Neptune, QLever)."""

    name = "union"
    union = None


class Virtuoso(Dialect):
    """Virtuoso 7, open source."""

    name = "virtuoso"
    union = f"<{UNION_GRAPH}>"
    triples = 2_000  # its parser's memory ends somewhere below 5,000

    # Of these it makes graphs by itself; a query over all graphs would find them.
    _system = (
        "http://www.openlinksw.com/schemas/virtrdf#",
        "http://localuriqaserver/sparql",
        "http://www.w3.org/ns/ldp#",
        "http://www.w3.org/2002/07/owl#",
        "http://localhost:8890/DAV/",
        "http://localhost:8890/sparql",
    )
    _whole = "".join(
        [
            f"define input:default-graph-uri <{UNION_GRAPH}> ",
            *(f"define input:named-graph-exclude <{graph}> " for graph in (RECORD_GRAPH, *_system)),
        ]
    )
    _own_functions = re.compile(r"<(?:bif|sql):", re.IGNORECASE)
    # It stores truth values as numbers, and names blank nodes as no standard allows.
    _mends = (
        (b'XMLSchema#boolean", "value": "1"', b'XMLSchema#boolean", "value": "true"'),
        (b'XMLSchema#boolean", "value": "0"', b'XMLSchema#boolean", "value": "false"'),
        (b'"type": "bnode", "value": "nodeID://', b'"type": "bnode", "value": "'),
    )

    def prepared(self, query: str, dataset: Dataset, seconds: float) -> Prepared:
        """A query with its dataset in front, since what the protocol names is added to what FROM names.

        Raises:
            QueryError: it calls functions of the database behind.
        """
        if self._own_functions.search(query):
            raise QueryError(
                "Hàm riêng của Virtuoso (bif:, sql:) không được phép.",
                "Virtuoso's own functions (bif:, sql:) are not allowed.",
            )
        # Results are cut when this time is over, which a header says; less than a second is not taken.
        fields = {"timeout": [str(max(1_000, round(seconds * 1_000)))]}
        clauses = [found["named"] is not None for found in _TOKEN.finditer(query) if found["clause"]]
        # A dataset of named graphs alone has an empty default graph, and the other way round.
        if dataset.default_graphs or dataset.named_graphs:
            query = _TOKEN.sub(lambda found: " " if found["clause"] else found.group(), query)
            graphs = _defined(dataset.default_graphs or _NOWHERE, dataset.named_graphs or _NOWHERE)
        elif clauses:
            graphs = _defined(() if False in clauses else _NOWHERE, () if True in clauses else _NOWHERE)
        else:
            named = _named(query)
            graphs = self._whole + _defined((), named)
            query = query if named else _TOKEN.sub(_over_all, query)
        return Prepared(graphs + _TOKEN.sub(_safe, query), fields)

    def mended(self, body: Iterable[bytes]) -> Iterator[bytes]:
        """A result as the standard writes it; each row of Virtuoso's JSON stands on a line of its own."""
        for line in _lines(body):
            for wrong, right in self._mends:
                line = line.replace(wrong, right)  # noqa: PLW2901
            yield line

    def late(self, state: str, text: str) -> bool:
        """S1TAT says that results are incomplete, S1T00 that there are none."""
        return state == "S1TAT" or "S1T00" in text


DIALECTS: dict[str, Dialect] = {one.name: one for one in (Dialect(), OwnUnion(), Virtuoso())}
"""The dialects by the names that the settings know."""


def dialect_of(server: str) -> Dialect:
    """The dialect of the engine that names itself so in the header `Server`."""
    return DIALECTS["virtuoso" if server.startswith("Virtuoso") else "standard"]


def dialect_named(name: str) -> Dialect:
    """The dialect of that name.

    Raises:
        SetupError: there is none.
    """
    if name not in DIALECTS:
        known = ", ".join(DIALECTS)
        raise SetupError(
            f"ANSINH_ENDPOINT_DIALECT: không có “{name}”; có: {known}.",
            f"ANSINH_ENDPOINT_DIALECT: there is no “{name}”; there are: {known}.",
        )
    return DIALECTS[name]


def _named(query: str) -> tuple[str, ...]:
    """The graphs that a query names, where it names all that it looks into."""
    prefixes = {**PREFIXES, **dict(_PREFIX.findall(query))}
    graphs: list[str] = []
    for found in _TOKEN.finditer(query):
        prefix, _, local = (found["constant"] or "").partition(":")
        if found["variable"] or (found["constant"] and not prefix.startswith("<") and prefix not in prefixes):
            return ()
        if found["constant"]:
            graphs.append(found["constant"][1:-1] if prefix.startswith("<") else prefixes[prefix] + local)
    return tuple(graphs)


def _over_all(found: re.Match[str]) -> str:
    """A look into named graphs, so that it works beside a declared default graph.

    A graph that is excluded by declaration would be left out of the default graph too; and a graph that is named in the
    query is only found where it is declared or compared with.
    """
    if found["variable"]:
        return f"FILTER ({found['variable']} != <{UNION_GRAPH}>) {found['graph']}"
    if found["constant"]:
        variable = f"?graph_{found.start()}_"
        return f"FILTER ({variable} = {found['constant']}) GRAPH {variable}"
    return found.group()


def _safe(found: re.Match[str]) -> str:
    """What Virtuoso takes otherwise than SPARQL says, as it takes it."""
    if found["part"]:  # without a date the whole query would fail, not the one row
        return f"IF(BOUND({found['moment']}), {found['part']}, {found['moment']})"
    # To it a string that names its datatype is another than one that does not.
    return "" if found["plain"] else found.group()


def _defined(default_graphs: Iterable[str], named_graphs: Iterable[str]) -> str:
    default = "".join(f"define input:default-graph-uri <{graph}> " for graph in default_graphs)
    named = "".join(f"define input:named-graph-uri <{graph}> " for graph in named_graphs)
    return default + named


def _lines(body: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in body:
        *whole, rest = (rest + piece).split(b"\n")
        if whole:
            yield b"\n".join(whole) + b"\n"
    yield rest
