"""What is known of a named graph, which no triple describes: what it holds, and how much."""

from collections.abc import Mapping
from dataclasses import dataclass

from ansinh.describe.names import Named, Names
from ansinh.errors import Message
from ansinh.store.embedded_links import Links
from ansinh.store.interface import Iri, Literal, Term
from ansinh.terms import (
    AUTHORITY_GRAPH,
    BASE_INFERRED_GRAPH,
    CORPUS_INFERRED_GRAPH,
    DATASET,
    DCT,
    DOCUMENT_GRAPH,
    ONTOLOGY_GRAPH,
    QUESTIONS_GRAPH,
    RDF,
    RDFS,
    REFERENCE_GRAPH,
    SHAPES_GRAPH,
    THING,
    VOID,
    XSD,
    is_inferred,
)

_TITLES: Mapping[str, Message] = {
    ONTOLOGY_GRAPH: Message("đồ thị bản thể học và các hệ mã", "graph of the ontology and the code schemes"),
    SHAPES_GRAPH: Message("đồ thị các hình SHACL", "graph of the SHACL shapes"),
    REFERENCE_GRAPH: Message("đồ thị tham chiếu: địa bàn, cơ quan", "reference graph: areas, agencies"),
    AUTHORITY_GRAPH: Message("đồ thị bản ghi định danh văn bản", "graph of the authority records of documents"),
    QUESTIONS_GRAPH: Message("đồ thị các câu hỏi", "graph of the questions"),
    BASE_INFERRED_GRAPH: Message("điều suy ra từ dữ liệu tham chiếu", "what follows from the reference data"),
    CORPUS_INFERRED_GRAPH: Message("điều suy ra từ nhiều văn bản", "what follows from several documents"),
}
WHOLE_TITLE = Message("toàn bộ tập dữ liệu Ansinh", "the whole Ansinh dataset")


@dataclass(frozen=True, slots=True)
class Card:
    """What is said of a thing from elsewhere than the graph.

    Args:
        named: the thing.
        values: the values of its properties.
    """

    named: Named
    values: Mapping[str, tuple[Term, ...]]


def card_of(graph: str, links: Links) -> Card:
    """What is known of the graph of that name."""
    title = _TITLES.get(graph) or _of_document(graph, Names(links))
    values: dict[str, tuple[Term, ...]] = {
        RDF + "type": (Iri(VOID + "Dataset"),),
        RDFS + "label": tuple(Literal(title.to(one), RDF + "langString", one) for one in ("vi", "en")),
        VOID + "triples": (Literal(str(links.size(graph)), XSD + "integer"),),
        DCT + "isPartOf": (Iri(DATASET),),
    }
    if graph.startswith(DOCUMENT_GRAPH):
        values[DCT + "subject"] = (Iri(_document(graph)),)
    return Card(Named(graph, title), values)


def _of_document(graph: str, names: Names) -> Message:
    label = names.of(_document(graph)).label
    if is_inferred(graph):
        return Message(f"điều suy ra từ văn bản {label.vi}", f"what follows from the document {label.en}")
    return Message(f"điều văn bản {label.vi} nêu", f"what the document {label.en} says")


def _document(graph: str) -> str:
    return f"{THING}document/{graph.removeprefix(DOCUMENT_GRAPH).partition('/')[0]}"
