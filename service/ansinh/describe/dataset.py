"""The dataset as a whole: VoID (W3C Interest Group Note) with partitions by class and property, and DCAT 3."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from ansinh.describe.graphs import WHOLE_TITLE, Card
from ansinh.describe.names import Named
from ansinh.errors import Message
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.embedded_links import as_line
from ansinh.store.interface import Iri, Literal, Term
from ansinh.store.snapshots import BuildRecord
from ansinh.terms import BASE, DATASET, DCT, ENDPOINT, GRAPH, OWL, RDF, RDFS, THING, VOID, XSD, says
from ansinh.vocabulary import short

VOID_DOCUMENT = BASE + ".well-known/void"
"""The document about the dataset; a service description may point to it with `rdfs:seeAlso`."""

_DCAT = "http://www.w3.org/ns/dcat#"
_FOAF = "http://xmlns.com/foaf/0.1/"
_FORMATS = "http://www.w3.org/ns/formats/"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_LICENCE = Iri("https://creativecommons.org/licenses/by/4.0/")
_ABOUT = Message(
    "Các kế hoạch chính sách an sinh xã hội của Việt Nam: nhiệm vụ, vai trò, chỉ tiêu, số liệu, văn bản được dẫn, "
    "mâu thuẫn, mỗi thông tin kèm vị trí trong nguồn.",
    "Vietnamese policy plans on social security: tasks, roles, targets, figures, documents cited, contradictions, "
    "each with its place in the source.",
)
_FEATURES = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")
_EXAMPLES = ("document/21-nq-tw-2012", "agency-type/police", "area/75-2008-08-01")
_WHOLE = Iri(DATASET)


def dataset_lines(record: BuildRecord, graphs: Mapping[str, int], dumps: Mapping[str, str]) -> Iterator[str]:
    """What is known of the dataset as N-Triples lines.

    Args:
        record: the snapshot; its counts were made when it was built.
        graphs: the named graphs to tell of, with how many triples each holds.
        dumps: the files that hold everything, name by media type.
    """
    yield from _description(record)
    yield from _access(dumps)
    yield from _partitions(record)
    for graph, triples in graphs.items():
        yield as_line(_WHOLE, VOID + "subset", Iri(graph))
        yield as_line(Iri(graph), RDF + "type", Iri(VOID + "Dataset"))
        yield as_line(Iri(graph), VOID + "triples", _number(triples))
        yield as_line(Iri(graph), VOID + "dataDump", Iri(f"{BASE}dumps/graph/{graph.removeprefix(GRAPH)}.ttl.gz"))


def dataset_card(lines: Iterable[str]) -> Card:
    """What `dataset_lines` say of the dataset itself; its partitions are counts for machines and are left out."""
    store = EmbeddedStore.in_memory()
    store.add(DATASET, lines)
    values: dict[str, list[Term]] = {}
    for row in store.select("SELECT ?predicate ?value WHERE { ?dataset ?predicate ?value }", {"dataset": _WHOLE}):
        if not row["predicate"].value.endswith("Partition"):
            values.setdefault(row["predicate"].value, []).append(row["value"])
    return Card(Named(DATASET, WHOLE_TITLE), {predicate: tuple(found) for predicate, found in values.items()})


def told(graphs: list[str]) -> list[str]:
    """The graphs that are told of: all but those of single documents, of which there may be many."""
    return [graph for graph in graphs if not says(graph.removesuffix("/inferred"))]


def _description(record: BuildRecord) -> Iterator[str]:
    for kind in (VOID + "Dataset", _DCAT + "Dataset"):
        yield as_line(_WHOLE, RDF + "type", Iri(kind))
    for language in ("vi", "en"):
        yield as_line(_WHOLE, DCT + "title", _in(WHOLE_TITLE, language))
        yield as_line(_WHOLE, RDFS + "label", _in(WHOLE_TITLE, language))
        yield as_line(_WHOLE, DCT + "description", _in(_ABOUT, language))
        yield as_line(_WHOLE, DCT + "language", Literal(language, XSD + "language"))
    yield as_line(_WHOLE, DCT + "license", _LICENCE)
    yield as_line(_WHOLE, DCT + "identifier", Literal(DATASET, XSD + "string"))
    yield as_line(_WHOLE, DCT + "modified", Literal(record.built, XSD + "dateTime"))
    version = Literal(f"{record.version}+{record.dataset[:12]}", XSD + "string")
    yield as_line(_WHOLE, _DCAT + "version", version)
    yield as_line(_WHOLE, OWL + "versionInfo", version)
    for predicate in (_DCAT + "landingPage", _FOAF + "homepage"):
        yield as_line(_WHOLE, predicate, Iri(BASE))
    document = Iri(VOID_DOCUMENT)
    yield as_line(document, RDF + "type", Iri(VOID + "DatasetDescription"))
    yield as_line(document, _FOAF + "primaryTopic", _WHOLE)


def _access(dumps: Mapping[str, str]) -> Iterator[str]:
    yield as_line(_WHOLE, VOID + "sparqlEndpoint", Iri(ENDPOINT))
    yield as_line(_WHOLE, VOID + "uriSpace", Literal(THING, XSD + "string"))
    for feature in _FEATURES:
        yield as_line(_WHOLE, VOID + "feature", Iri(_FORMATS + feature))
    for example in _EXAMPLES:
        yield as_line(_WHOLE, VOID + "exampleResource", Iri(THING + example))
    service = Iri(f"{VOID_DOCUMENT}#sparql")
    yield as_line(service, RDF + "type", Iri(_DCAT + "DataService"))
    yield as_line(service, _DCAT + "endpointURL", Iri(ENDPOINT))
    yield as_line(service, _DCAT + "servesDataset", _WHOLE)
    for name, media_type in dumps.items():
        distribution, file = Iri(f"{VOID_DOCUMENT}#{name}"), Iri(f"{BASE}dumps/{name}")
        yield as_line(_WHOLE, VOID + "dataDump", file)
        yield as_line(_WHOLE, _DCAT + "distribution", distribution)
        yield as_line(distribution, RDF + "type", Iri(_DCAT + "Distribution"))
        yield as_line(distribution, _DCAT + "downloadURL", file)
        yield as_line(distribution, _DCAT + "mediaType", Iri(_MEDIA + media_type))
        yield as_line(distribution, DCT + "license", _LICENCE)


def _partitions(record: BuildRecord) -> Iterator[str]:
    tally = record.tally
    counts = {"triples": tally.triples, "classes": len(tally.classes), "properties": len(tally.properties)}
    for name, count in counts.items():
        yield as_line(_WHOLE, VOID + name, _number(count))
    for vocabulary in sorted({_namespace(one) for one in (*tally.classes, *tally.properties)}):
        yield as_line(_WHOLE, VOID + "vocabulary", Iri(vocabulary))
    for kind, counted in (("class", tally.classes), ("property", tally.properties)):
        for iri, count in counted.items():
            part = Iri(f"{VOID_DOCUMENT}#{kind}-{quote(short(iri), safe=':')}")
            yield as_line(_WHOLE, f"{VOID}{kind}Partition", part)
            yield as_line(part, RDF + "type", Iri(VOID + "Dataset"))
            yield as_line(part, VOID + kind, Iri(iri))
            yield as_line(part, VOID + ("entities" if kind == "class" else "triples"), _number(count))


def _namespace(iri: str) -> str:
    head, sign, _ = iri.rpartition("#") if "#" in iri else iri.rpartition("/")
    return head + sign


def _in(text: Message, language: str) -> Term:
    return Literal(text.to(language), RDF + "langString", language)


def _number(count: int) -> Term:
    return Literal(str(count), XSD + "integer")
