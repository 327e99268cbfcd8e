"""The report on a graph: what the shapes find, with the document and the passages it stands in."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ansinh.knowledge.validation import Result, Validator
from ansinh.knowledge.workbench import Workbench
from ansinh.store.interface import Literal, Row
from ansinh.terms import ONTOLOGY, RDF, SH, THING, XSD, inferred_graph

_ORDER = {"violation": 0, "warning": 1, "info": 2}
_OTHER = THING + "finding-kind/other"
_PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")
_PLACES = """
SELECT DISTINCT ?focus ?document ?passage ?file ?first ?last WHERE {
  ?passage ansinh:inSourceFile ?file ; ansinh:firstLine ?first ; ansinh:lastLine ?last .
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
SELECT DISTINCT ?kind ?file ?first ?last WHERE {
  ?finding a ansinh:Finding ; ansinh:findingKind ?kind ; ansinh:statedIn ?passage .
  ?passage ansinh:inSourceFile ?file ; ansinh:firstLine ?first ; ansinh:lastLine ?last .
}
"""
_KNOWN_FROM = """
SELECT DISTINCT ?focus ?kind ?passage WHERE {
  VALUES (?kind ?property) {
    (findingKind:date_conflict ansinh:dateAccordingTo)
    (findingKind:number_conflict ansinh:numberAccordingTo)
  }
  ?focus ansinh:citedDocument ?document .
  ?record ansinh:describes ?document ; ?property ?passage .
}
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """One result of validation and where it belongs.

    Args:
        result: what the shape says.
        messages: what is wrong, by language (`vi`, `en`).
        document: IRI of the source document that the focus node belongs to, empty if it belongs to none.
        passages: IRIs of the passages in which the focus node stands, sorted.
        compared: IRIs of the passages that say otherwise, where the problem is a disagreement, sorted.
        kind: IRI of the finding kind under which it is recorded.
    """

    result: Result
    messages: Mapping[str, str]
    document: str
    passages: tuple[str, ...]
    compared: tuple[str, ...]
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


def report_on(
    store: Workbench, validator: Validator, graphs: Iterable[str], only: Collection[str] | None = None
) -> Report:
    """The report on the union of `graphs`, without what a reader has already recorded as a finding.

    Args:
        store: where the graphs lie.
        validator: the engine with its shapes.
        graphs: the graphs to validate.
        only: IRIs of the focus nodes that are reported on; without it all are.
    """
    results = [one for one in validator.validate(store.ntriples(graphs)) if only is None or one.focus in only]
    if not results:
        return Report(())
    register = _register(store)
    problems = [register.describe(result) for result in sorted(results, key=lambda one: (_ORDER[one.severity], one))]
    recorded = {(row["kind"].value, _lines(row)) for row in store.select(_RECORDED)}
    return Report(tuple(problem for problem in problems if not register.recorded(problem, recorded)))


def computed_findings(report: Report) -> dict[str, list[str]]:
    """The warnings and infos as findings: N-Triples lines by the graph that they go to."""
    graphs: dict[str, list[str]] = defaultdict(list)
    for problem in report.problems:
        if problem.result.severity != "violation" and problem.document and problem.passages:
            name = problem.document.rpartition("/")[2]
            graphs[inferred_graph(name)] += _finding(problem, name)
    return dict(graphs)


Lines = tuple[str, int, int]
"""A file with the first and last line of a passage."""


@dataclass(frozen=True, slots=True)
class _Register:
    """Messages and kinds of the shapes, places of the nodes."""

    messages: Mapping[str, Mapping[str, str]]
    kinds: Mapping[str, str]
    documents: Mapping[str, set[str]]
    passages: Mapping[str, dict[str, Lines]]
    known_from: Mapping[tuple[str, str], set[str]]

    def describe(self, result: Result) -> Problem:
        values = {"this": result.focus, "value": result.value}
        messages = {
            language: _PLACEHOLDER.sub(lambda match: values.get(match.group(1), match.group()), text)
            for language, text in self.messages.get(result.shape, {}).items()
        }
        own = self.passages.get(result.focus, {})
        kind = self.kinds.get(result.shape, _OTHER)
        compared = self.known_from.get((result.focus, kind), set()) - set(own)
        document = min(self.documents.get(result.focus, {""}))
        return Problem(result, messages, document, tuple(sorted(own)), tuple(sorted(compared)), kind)

    def recorded(self, problem: Problem, findings: set[tuple[str, Lines]]) -> bool:
        """Whether a reader has recorded a finding of that kind at lines of the problem; `other` is no kind to go by."""
        if problem.result.severity == "violation" or problem.kind == _OTHER:
            return False
        own = self.passages.get(problem.result.focus, {}).values()
        return any(kind == problem.kind and _overlap(lines, place) for kind, lines in findings for place in own)


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
    passages: dict[str, dict[str, Lines]] = defaultdict(dict)
    for row in store.select(_PLACES):
        documents[row["focus"].value].add(row["document"].value)
        passages[row["focus"].value][row["passage"].value] = _lines(row)
    known_from: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in store.select(_KNOWN_FROM):
        known_from[row["focus"].value, row["kind"].value].add(row["passage"].value)
    return _Register(messages, kinds, documents, passages, known_from)


def _lines(row: Row) -> Lines:
    return row["file"].value, int(row["first"].value), int(row["last"].value)


def _overlap(first: Lines, second: Lines) -> bool:
    return first[0] == second[0] and first[1] <= second[2] and second[1] <= first[2]


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
        *((ONTOLOGY + "comparedWith", f"<{passage}>") for passage in problem.compared),
    )
    return [f"{node} <{predicate}> {value} ." for predicate, value in values]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
