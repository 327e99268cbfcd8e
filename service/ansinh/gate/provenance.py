"""The versions of a plan in RDF (W3C PROV-O): which is a revision of which, when it came, what its text is."""

from collections.abc import Iterable, Iterator

from ansinh.corpus.history import Change
from ansinh.store.writing import in_form
from ansinh.terms import ONTOLOGY, RDF, THING, XSD

_PROV = "http://www.w3.org/ns/prov#"


def versions_as_rdf(name: str, changes: Iterable[Change], form: str) -> bytes:
    """The versions of a plan in one of the graph formats.

    Args:
        name: the plan.
        changes: its changes, in order.
        form: `turtle`, `ntriples`, `jsonld` or `rdfxml`.
    """
    return in_form((line for change in changes for line in _lines(name, change)), form)


def _lines(name: str, change: Change) -> Iterator[str]:
    document = f"{THING}document/{name}"
    version = f"<{document}/version/{change.version}>"
    moment = f'"{change.happened}"^^<{XSD}dateTime>'
    yield f"{version} <{RDF}type> <{_PROV}Entity> ."
    yield f"{version} <{_PROV}specializationOf> <{document}> ."
    if change.removed:
        yield f"{version} <{_PROV}invalidatedAtTime> {moment} ."
    else:
        yield f"{version} <{_PROV}generatedAtTime> {moment} ."
        yield f'{version} <{ONTOLOGY}sha256> "{change.checksum}" .'
    if change.version > 1:
        yield f"{version} <{_PROV}wasRevisionOf> <{document}/version/{change.version - 1}> ."
