"""Whether documents that were added later keep to themselves: no more than their own facts, and nothing twice."""

from collections.abc import Sequence

from ansinh.errors import ViolationError
from ansinh.knowledge.workbench import Workbench
from ansinh.store.interface import Iri, Row, Term
from ansinh.terms import THING

_SUBJECTS = "SELECT DISTINCT ?graph ?subject WHERE { GRAPH ?graph { ?subject ?predicate ?object } }"
_HEADS = """
SELECT DISTINCT ?graph ?document ?number ?issuer ?day WHERE {
  GRAPH ?graph {
    ?document a ansinh:SourceDocument .
    OPTIONAL { ?document ansinh:documentNumber ?number ; ansinh:issuer ?issuer ; ansinh:issuedOn ?day }
  }
}
"""
# What documents share by design: times, provisions of laws, source files with their passages, codes of their own.
_SHARED = tuple(THING + kind for kind in ("time/", "provision/", "source/", "scheme/", "indicator/", "unit/"))


def refuse_intruders(store: Workbench, own: Sequence[str], added: Sequence[tuple[str, str]]) -> None:
    """Refuse added documents that describe what others describe, that hold no document, or that hold one twice.

    Args:
        store: everything that was read.
        own: graphs that the project brings itself.
        added: file name and graph of each document that was added later.

    Raises:
        ViolationError: names the file, the node and the mend.
    """
    subjects: dict[str, set[str]] = {}
    for row in store.select(_SUBJECTS):
        if isinstance(row["subject"], Iri) and not row["subject"].value.startswith(_SHARED):
            subjects.setdefault(row["graph"].value, set()).add(row["subject"].value)
    heads = [(row["graph"].value, row["document"].value, _identity(row)) for row in store.select(_HEADS)]
    for name, graph in added:
        before = set().union(*(subjects.get(other, set()) for other in own))
        twice = sorted(subjects.get(graph, set()) & before)
        if twice:
            raise ViolationError(
                f"{name}: {twice[0]} đã được mô tả ở nơi khác. Hãy chỉ mô tả văn bản của tệp này.",
                f"{name}: {twice[0]} is described elsewhere already. Describe the document of this file alone.",
            )
        documents = [(document, identity) for where, document, identity in heads if where == graph]
        if not documents:
            raise ViolationError(f"{name}: không có văn bản nguồn nào.", f"{name}: there is no source document in it.")
        for document, identity in documents:
            same = [other for _, other, known in heads if known == identity and known and other != document]
            if same:
                raise ViolationError(
                    f"{name}: cùng số, cơ quan và ngày với {same[0]}. Hãy bỏ một trong hai.",
                    f"{name}: number, issuer and date are those of {same[0]}. Leave one of the two out.",
                )
        own = (*own, graph)


def _identity(row: Row) -> tuple[Term, Term, Term] | None:
    """Number, issuer and date, where all three are known."""
    return (row["number"], row["issuer"], row["day"]) if "number" in row else None
