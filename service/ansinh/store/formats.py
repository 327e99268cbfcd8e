"""The forms in which results are written, by media type, and the short names for `?format=` and `--format`."""

from dataclasses import dataclass

from ansinh.store.interface import ResultForm


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a result.

    Args:
        name: short name, also the extension of a file.
        media_type: the type that the answer says.
        aliases: other types by which a client may ask for it.
    """

    name: str
    media_type: str
    aliases: tuple[str, ...] = ()


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
    Format("turtle", "text/turtle", ("application/x-turtle",)),
    Format("ntriples", "application/n-triples", ("text/plain",)),
    Format("jsonld", "application/ld+json", ("application/json",)),
    Format("rdfxml", "application/rdf+xml", ("application/xml", "text/xml")),
)
"""For CONSTRUCT and DESCRIBE."""

FORMATS = {
    ResultForm.SELECT: TABLE_FORMATS,
    ResultForm.ASK: TRUTH_FORMATS,
    ResultForm.GRAPH: GRAPH_FORMATS,
}


def named(form: ResultForm, name: str) -> Format | None:
    """The format of that short name or media type for a result of `form`, if there is one."""
    offered = FORMATS[form]
    return next((one for one in offered if name in (one.name, one.media_type, *one.aliases)), None)
