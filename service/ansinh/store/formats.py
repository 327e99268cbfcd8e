"""The forms in which results are written, by media type, and the short names for `?format=` and `--format`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ansinh.errors import NotAcceptableError
from ansinh.store.interface import ResultForm


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a result.

    Args:
        name: short name.
        media_type: its type.
        aliases: other types by which a client may ask for it, and which the answer then says.
        suffix: extension of a file, without the dot; empty where it is the name.
    """

    name: str
    media_type: str
    aliases: tuple[str, ...] = ()
    suffix: str = ""

    @property
    def extension(self) -> str:
        """What ends the name of a file in this format, with the dot."""
        return f".{self.suffix or self.name}"

    def by_each_type(self) -> Iterator["Format"]:
        """The format once for each of its types."""
        yield self
        yield from (replace(self, media_type=alias) for alias in self.aliases)


TABLE_FORMATS = (
    Format("json", "application/sparql-results+json", ("application/json",)),
    Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Format("csv", "text/csv"),
    Format("tsv", "text/tab-separated-values"),
)
"""For SELECT; the first is what a client gets that accepts anything."""

TRUTH_FORMATS = TABLE_FORMATS[:2]
"""For ASK; SPARQL 1.1 defines no CSV or TSV for truth values."""

GRAPH_FORMATS = (
    Format("turtle", "text/turtle", ("application/x-turtle",), "ttl"),
    Format("ntriples", "application/n-triples", ("text/plain",), "nt"),
    Format("jsonld", "application/ld+json", ("application/json",)),
    Format("rdfxml", "application/rdf+xml", ("application/xml", "text/xml"), "rdf"),
)
"""For CONSTRUCT and DESCRIBE."""

DUMP_FORMATS = (
    Format("nquads", "application/n-quads", suffix="nq"),
    Format("trig", "application/trig"),
    GRAPH_FORMATS[0],
    GRAPH_FORMATS[2],
)
"""For whole graphs as files; Turtle alone does not say which triple stands in which graph."""

PAGE_FORMAT = Format("html", "text/html", ("application/xhtml+xml",))
"""For people."""

FORMATS = {
    ResultForm.SELECT: TABLE_FORMATS,
    ResultForm.ASK: TRUTH_FORMATS,
    ResultForm.GRAPH: GRAPH_FORMATS,
}


def named(form: ResultForm, name: str) -> Format:
    """The format of that short name or media type for a result of `form`.

    Raises:
        NotAcceptableError: there is none.
    """
    for one in FORMATS[form]:
        if name in (one.name, one.media_type, *one.aliases):
            return one
    names = ", ".join(one.name for one in FORMATS[form])
    raise NotAcceptableError(
        f"Kết quả này không có dạng “{name}”; có: {names}.", f"This result has no form “{name}”; it has: {names}."
    )
