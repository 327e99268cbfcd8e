"""What the endpoint says of itself (SPARQL 1.1 Service Description, and VoID)."""

from collections.abc import Iterator
from http import HTTPStatus

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from ansinh.describe.dataset import VOID_DOCUMENT
from ansinh.hall import Hall
from ansinh.store.formats import FORMATS, GRAPH_FORMATS, Format, named
from ansinh.store.interface import ResultForm
from ansinh.store.writing import in_form
from ansinh.terms import ONTOLOGY, RDF, RDFS, XSD
from ansinh.web.negotiation import choose

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_DCT = "http://purl.org/dc/terms/"
_FORMATS = "http://www.w3.org/ns/formats/"
_PAGE = Format("html", "text/html", ("application/xhtml+xml",))
_EDITOR = "/query"
"""The page on which a person writes a query."""
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
}
"""Our short names, by the names in the W3C's list of formats."""


def described(hall: Hall, request: Request, wanted: str, most: int) -> Response:
    """The answer to a request for the description; a browser is led to the page on which queries are written.

    Args:
        hall: the snapshot.
        request: a request to the endpoint.
        wanted: the format asked for in the address, empty where the Accept header decides.
        most: see `describe`.
    """
    accept = ",".join(request.headers.getlist("accept"))
    chosen = named(ResultForm.GRAPH, wanted) if wanted else choose(accept, (*GRAPH_FORMATS, _PAGE))
    if chosen.name == _PAGE.name:
        return RedirectResponse(_EDITOR, HTTPStatus.SEE_OTHER, {"Vary": "Accept"})
    content = describe(hall, str(request.url.replace(query="")), most, chosen.name)
    return Response(content, media_type=chosen.media_type, headers={"Vary": "Accept"})


def describe(hall: Hall, endpoint: str, most: int, form: str) -> bytes:
    """The description of the service over a snapshot, in one of the graph formats.

    Args:
        hall: the snapshot.
        endpoint: the address at which queries are taken.
        most: how many named graphs are listed at the most; the description says so where there are more.
        form: `turtle`, `ntriples`, `jsonld` or `rdfxml`.
    """
    return in_form(_lines(hall, endpoint, most), form)


def _lines(hall: Hall, endpoint: str, most: int) -> Iterator[str]:
    service, dataset, default = (f"<{endpoint}#{name}>" for name in ("service", "dataset", "default-graph"))
    yield f"{service} <{RDF}type> <{_SD}Service> ."
    yield f"{service} <{_SD}endpoint> <{endpoint}> ."
    yield f"{service} <{_SD}supportedLanguage> <{_SD}SPARQL11Query> ."
    yield f"{service} <{_SD}feature> <{_SD}UnionDefaultGraph> ."
    yield f"{service} <{_SD}defaultEntailmentRegime> <http://www.w3.org/ns/entailment/Simple> ."
    for name in {one.name for formats in FORMATS.values() for one in formats}:
        yield f"{service} <{_SD}resultFormat> <{_FORMATS}{_NAMES[name]}> ."
    yield f"{service} <{_SD}defaultDataset> {dataset} ."
    yield f"{dataset} <{RDF}type> <{_SD}Dataset> ."
    yield f"{dataset} <{_SD}defaultGraph> {default} ."
    yield f"{default} <{RDF}type> <{_SD}Graph> ."
    yield f'{default} <{RDFS}comment> "Hợp của mọi đồ thị có tên, mỗi bộ ba một lần."@vi .'
    yield f'{default} <{RDFS}comment> "The union of all named graphs, each triple once."@en .'
    yield from _void(hall, endpoint, dataset)
    yield from _graphs(hall, dataset, most)


def _void(hall: Hall, endpoint: str, dataset: str) -> Iterator[str]:
    record = hall.record
    yield f"{dataset} <{RDF}type> <{_VOID}Dataset> ."
    yield f'{dataset} <{_DCT}title> "Đồ thị tri thức Ansinh về các kế hoạch chính sách của Việt Nam"@vi .'
    yield f'{dataset} <{_DCT}title> "Ansinh, knowledge graph of Vietnamese policy plans"@en .'
    yield f"{dataset} <{_DCT}license> <{_LICENCE}> ."
    yield f'{dataset} <{_DCT}modified> "{record.built}"^^<{XSD}dateTime> .'
    yield f'{dataset} <http://www.w3.org/2002/07/owl#versionInfo> "{hall.desk.version}" .'
    yield f"{dataset} <{_VOID}sparqlEndpoint> <{endpoint}> ."
    yield f"{dataset} <{_VOID}vocabulary> <{ONTOLOGY.removesuffix('#')}> ."
    yield f"{dataset} <{RDFS}seeAlso> <{VOID_DOCUMENT}> ."
    yield f'{dataset} <{_VOID}triples> "{record.quads}"^^<{XSD}integer> .'


def _graphs(hall: Hall, dataset: str, most: int) -> Iterator[str]:
    names = hall.store.graphs()
    for number, name in enumerate(names[:most]):
        yield f"{dataset} <{_SD}namedGraph> _:graph{number} ."
        yield f"_:graph{number} <{RDF}type> <{_SD}NamedGraph> ."
        yield f"_:graph{number} <{_SD}name> <{name}> ."
    if len(names) > most:
        rest = "SELECT DISTINCT ?graph { GRAPH ?graph {} }"
        yield f'{dataset} <{RDFS}comment> "Chỉ liệt kê {most} trong {len(names)} đồ thị; tất cả: {rest}"@vi .'
        yield f'{dataset} <{RDFS}comment> "Only {most} of {len(names)} graphs are listed; for all: {rest}"@en .'
