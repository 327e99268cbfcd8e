"""The reference engine, pySHACL."""

from collections.abc import Iterable

import pyshacl
from pyshacl.errors import ConstraintLoadError, ShapeLoadError
from rdflib import SH, Graph, Node, URIRef
from rdflib.term import Literal

from ansinh.errors import DataError
from ansinh.knowledge.validation import Result

_SEVERITIES = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}


class ReferenceValidator:
    """See `ansinh.knowledge.validation.Validator`.

    Args:
        shapes: the shapes as N-Triples lines.
    """

    def __init__(self, shapes: Iterable[str]) -> None:
        self._shapes = list(shapes)

    def validate(self, ntriples: Iterable[str]) -> list[Result]:
        """See `Validator.validate`."""
        shapes = _parse(self._shapes)  # anew each time, for pySHACL marks the graph it is given
        try:
            _, report, text = pyshacl.validate(_parse(ntriples), shacl_graph=shapes, inference="none")
        except (ShapeLoadError, ConstraintLoadError) as error:
            raise DataError(f"Hình SHACL sai: {error}", f"The SHACL shapes are not valid: {error}") from error
        if not isinstance(report, Graph):
            raise DataError(f"pySHACL không chạy được: {text}", f"pySHACL failed: {text}")
        # The results behind sh:detail belong to another result (SHACL, section 3.6.2.4).
        return sorted({_result(report, node) for node in report.objects(None, SH.result)})


def _result(report: Graph, node: Node) -> Result:
    def text(predicate: URIRef) -> str:
        term = report.value(node, predicate)
        return str(term) if isinstance(term, URIRef | Literal) else ""

    focus, value = text(SH.focusNode), text(SH.value)
    severity = text(SH.resultSeverity)
    severity = _SEVERITIES.get(URIRef(severity), severity)
    # A SPARQL constraint that binds no value reports the focus node as its value (SHACL, section 5.3.2).
    return Result(focus, text(SH.sourceShape), severity, text(SH.resultPath), "" if value == focus else value)


def _parse(ntriples: Iterable[str]) -> Graph:
    graph = Graph()
    graph.parse(data="\n".join(ntriples), format="nt")
    return graph
