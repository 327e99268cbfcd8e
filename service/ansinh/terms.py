"""The IRIs that the code itself needs; every other term stands in `ontology/`."""

from urllib.parse import quote

BASE = "https://w3id.org/ansinh/"
ONTOLOGY = BASE + "ontology#"
THING = BASE + "id/"
ENDPOINT = BASE + "sparql"
GRAPH = THING + "graph/"
DATASET = THING + "dataset"

DCT = "http://purl.org/dc/terms/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SH = "http://www.w3.org/ns/shacl#"
VOID = "http://rdfs.org/ns/void#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

ONTOLOGY_GRAPH = GRAPH + "ontology"
SHAPES_GRAPH = GRAPH + "shapes"
REFERENCE_GRAPH = GRAPH + "reference"
AUTHORITY_GRAPH = GRAPH + "authority"
QUESTIONS_GRAPH = GRAPH + "questions"
_INFERRED = "/inferred"
BASE_INFERRED_GRAPH = GRAPH + "reference" + _INFERRED
CORPUS_INFERRED_GRAPH = GRAPH + "corpus" + _INFERRED
DOCUMENT_GRAPH = GRAPH + "document/"

PREFIXES: dict[str, str] = {
    "ansinh": ONTOLOGY,
    "agency": THING + "agency/",
    "agencyType": THING + "agency-type/",
    "area": THING + "area/",
    "comparator": THING + "comparator/",
    "denominator": THING + "denominator/",
    "doc": THING + "document/",
    "documentType": THING + "document-type/",
    "findingKind": THING + "finding-kind/",
    "graph": GRAPH,
    "groupCode": THING + "group-code/",
    "indicator": THING + "indicator/",
    "level": THING + "administrative-level/",
    "mode": THING + "assignment-mode/",
    "recurrence": THING + "recurrence/",
    "relation": THING + "relation/",
    "role": THING + "role/",
    "severity": THING + "severity/",
    "taskType": THING + "task-type/",
    "time": THING + "time/",
    "unit": THING + "unit/",
    "dct": DCT,
    "owl": OWL,
    "rdf": RDF,
    "rdfs": RDFS,
    "sh": SH,
    "skos": SKOS,
    "xsd": XSD,
}
"""Prefixes that need not be typed in a query."""


def expanded(text: str) -> str:
    """The IRI that a short form with a known prefix stands for; any other text as it is."""
    prefix, colon, local = text.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else text


def document_graph(name: str) -> str:
    """The graph of a source document whose file is `name`.ttl."""
    return DOCUMENT_GRAPH + name


def path_of(iri: str) -> str:
    """The path on the service of an IRI of ours; any other IRI as it is."""
    return f"/{quote(iri.removeprefix(BASE), safe='/#:')}" if iri.startswith(BASE) else iri


def is_inferred(graph: str) -> bool:
    """Whether a graph holds what was deduced or computed."""
    return graph.endswith(_INFERRED)


def says(graph: str) -> bool:
    """Whether a graph holds what a source document says."""
    return graph.startswith(DOCUMENT_GRAPH) and not is_inferred(graph)


def inferred_graph(name: str) -> str:
    """The graph of what follows from the source document whose file is `name`.ttl alone."""
    return f"{DOCUMENT_GRAPH}{name}{_INFERRED}"
