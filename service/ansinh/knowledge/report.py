"""The report on a graph: what the shapes find, with the document and the passages it stands in."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ansinh.knowledge.validation import Result, Validator
from ansinh.knowledge.workbench import Workbench
from ansinh.store.interface import Literal
from ansinh.terms import ONTOLOGY, RDF, SH, THING, XSD, inferred_graph

_ORDER = {"violation": 0, "warning": 1, "info": 2}
_PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")
_PLACES = """
SELECT DISTINCT ?focus ?document ?passage WHERE {
  { ?focus ansinh:statedIn ?passage ; ansinh:inDocument ?document }
  UNION
  { ?citation ansinh:citedDocument ?focus ; ansinh:statedNumber ?number ;
      ansinh:statedIn ?passage ; ansinh:inDocument ?document }
  UNION
  { ?task ansinh:hasParticipation ?focus ; ansinh:statedIn ?passage ; ansinh:inDocument ?document }
}
"""
_SHAPES = """
SELECT ?shape ?message ?kind WHERE {
  ?shape sh:message ?message .
  OPTIONAL { ?shape ansinh:findingKind ?kind }
}
"""
_RECORDED = """
SELECT DISTINCT ?kind ?passage WHERE { ?finding a ansinh:Finding ; ansinh:findingKind ?kind ; ansinh:statedIn ?passage }
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """One result of validation and where it belongs.

    Args:
        result: what the shape says.
        messages: what is wrong, by language (`vi`, `en`).
        document: IRI of the source document that the focus node belongs to, empty if it belongs to none.
        passages: IRIs of the passages in which the focus node stands, sorted.
        kind: IRI of the finding kind under which it is recorded.
    """

    result: Result
    messages: Mapping[str, str]
    document: str
    passages: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Report:
    """All problems of a graph, the violations first."""

    problems: tuple[Problem, ...]

    @property
    def violations(self) -> tuple[Problem, ...]:
        """The problems that refuse the data."""
        return tuple(problem for problem in self.problems if problem.result.severity == "violation")

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings and infos do not refuse."""
        return not self.violations


def report_on(store: Workbench, validator: Validator, graphs: Iterable[str]) -> Report:
    """The report on the union of `graphs`, without what a reader has already recorded as a finding."""
    results = validator.validate(store.ntriples(graphs))
    if not results:
        return Report(())
    register = _register(store)
    problems = [register.describe(result) for result in sorted(results, key=lambda one: (_ORDER[one.severity], one))]
    recorded = {(row["kind"].value, row["passage"].value) for row in store.select(_RECORDED)}
    return Report(tuple(problem for problem in problems if not _already(problem, recorded)))


def computed_findings(report: Report) -> dict[str, list[str]]:
    """The warnings and infos as findings: N-Triples lines by the graph that they go to."""
    graphs: dict[str, list[str]] = defaultdict(list)
    for problem in report.problems:
        if problem.result.severity != "violation" and problem.document and problem.passages:
            name = problem.document.rpartition("/")[2]
            graphs[inferred_graph(name)] += _finding(problem, name)
    return dict(graphs)


@dataclass(frozen=True, slots=True)
class _Register:
    """Messages and kinds of the shapes, places of the nodes."""

    messages: Mapping[str, Mapping[str, str]]
    kinds: Mapping[str, str]
    documents: Mapping[str, set[str]]
    passages: Mapping[str, set[str]]

    def describe(self, result: Result) -> Problem:
        values = {"this": result.focus, "value": result.value}
        messages = {
            language: _PLACEHOLDER.sub(lambda match: values.get(match.group(1), match.group()), text)
            for language, text in self.messages.get(result.shape, {}).items()
        }
        return Problem(
            result,
            messages,
            min(self.documents.get(result.focus, {""})),
            tuple(sorted(self.passages.get(result.focus, ()))),
            self.kinds.get(result.shape, f"{THING}finding-kind/other"),
        )


def _register(store: Workbench) -> _Register:
    messages: dict[str, dict[str, str]] = defaultdict(dict)
    kinds: dict[str, str] = {}
    for row in store.select(_SHAPES):
        shape, message = row["shape"].value, row["message"]
        if isinstance(message, Literal) and message.language:
            messages[shape][message.language] = message.value
        if "kind" in row:
            kinds[shape] = row["kind"].value
    documents: dict[str, set[str]] = defaultdict(set)
    passages: dict[str, set[str]] = defaultdict(set)
    for row in store.select(_PLACES):
        documents[row["focus"].value].add(row["document"].value)
        passages[row["focus"].value].add(row["passage"].value)
    return _Register(messages, kinds, documents, passages)


def _finding(problem: Problem, name: str) -> list[str]:
    result = problem.result
    shape, focus = result.shape.rpartition("/")[2], result.focus.removeprefix(THING).replace("/", "-")
    node = f"<{THING}document/{name}/finding/{shape}-{focus}>"
    values = (
        (RDF + "type", f"<{ONTOLOGY}Finding>"),
        (RDF + "type", f"<{ONTOLOGY}Statement>"),
        (ONTOLOGY + "inDocument", f"<{problem.document}>"),
        (ONTOLOGY + "findingKind", f"<{problem.kind}>"),
        (ONTOLOGY + "severity", f"<{THING}severity/{result.severity}>"),
        (ONTOLOGY + "certainty", f"<{THING}certainty/certain>"),
        (ONTOLOGY + "isInferred", f'"true"^^<{XSD}boolean>'),
        (ONTOLOGY + "concerns", f"<{result.focus}>"),
        (SH + "sourceShape", f"<{result.shape}>"),
        *((ONTOLOGY + "message", f"{_quoted(text)}@{language}") for language, text in sorted(problem.messages.items())),
        *((ONTOLOGY + "statedIn", f"<{passage}>") for passage in problem.passages),
    )
    return [f"{node} <{predicate}> {value} ." for predicate, value in values]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


def _already(problem: Problem, recorded: set[tuple[str, str]]) -> bool:
    """Whether a reader has recorded a finding of that kind at one of the problem's passages."""
    if problem.result.severity == "violation":
        return False
    return any((problem.kind, passage) in recorded for passage in problem.passages)
