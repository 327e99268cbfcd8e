"""The report on a graph: what the shapes find, with the document and the passages it stands in."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ansinh.knowledge.notes import OTHER, Notes
from ansinh.knowledge.shacl_store import StoreValidator
from ansinh.knowledge.validation import Result
from ansinh.knowledge.wording import Wording
from ansinh.knowledge.workbench import Workbench
from ansinh.store.interface import Iri, Row
from ansinh.terms import ONTOLOGY, RDF, SH, THING, XSD, inferred_graph

_ORDER = {"violation": 0, "warning": 1, "info": 2}
_PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")
_MOST = 5
"""How many others a remark names at the most, where a node disagrees with many."""
_PLACES = """
SELECT DISTINCT ?node ?document ?passage ?file ?first ?last WHERE {
  { ?node ansinh:statedIn ?passage ; ansinh:inDocument ?document }
  UNION
  { ?node ansinh:heldInFile ?held ; ansinh:statedIn ?passage . BIND (?node AS ?document) }
  UNION
  { ?citation ansinh:citedDocument ?node ; ansinh:statedNumber ?number ;
      ansinh:statedIn ?passage ; ansinh:inDocument ?document }
  UNION
  { ?task ansinh:hasParticipation ?node ; ansinh:statedIn ?passage ; ansinh:inDocument ?document }
  ?passage ansinh:inSourceFile ?file ; ansinh:firstLine ?first ; ansinh:lastLine ?last .
}
"""
_RECORDED = """
SELECT DISTINCT ?kind ?file ?first ?last WHERE {
  ?finding a ansinh:Finding ; ansinh:findingKind ?kind ; ansinh:statedIn ?passage .
  ?passage ansinh:inSourceFile ?file ; ansinh:firstLine ?first ; ansinh:lastLine ?last .
}
"""
_OTHER_PLACES = "SELECT ?node ?passage WHERE { ?node ansinh:statedIn ?passage }"
_KNOWN_FROM = """
SELECT DISTINCT ?node ?property ?passage WHERE { ?record ansinh:describes ?node ; ?property ?passage }
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
        steward_only: whether it is told to whoever adds the document and not recorded as a finding.
    """

    result: Result
    messages: Mapping[str, str]
    document: str
    passages: tuple[str, ...]
    compared: tuple[str, ...]
    kind: str
    steward_only: bool = False


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


def report_on(store: Workbench, validator: StoreValidator, graphs: Iterable[str]) -> Report:
    """The report on the union of `graphs`; see `describe`.

    Args:
        store: where the graphs and the shapes lie.
        validator: the shapes.
        graphs: the graphs to validate.
    """
    return describe(store, Notes(store), validator.validate(store, graphs))


def describe(store: Workbench, notes: Notes, results: Sequence[Result]) -> Report:
    """What was found, with the places where it stands, without what a reader has already recorded as a finding.

    Args:
        store: where nodes, passages and recorded findings lie.
        notes: what the shapes say of themselves.
        results: what a validator found there.
    """
    if not results:
        return Report(())
    register = _Register(store, notes)
    problems = [register.describe(group) for group in _grouped(results)]
    recorded = {(row["kind"].value, _lines(row)) for row in store.select(_RECORDED)}
    return Report(tuple(problem for problem in problems if not register.recorded(problem, recorded)))


def computed_findings(report: Report) -> dict[str, list[str]]:
    """The warnings and infos as findings: N-Triples lines by the graph that they go to."""
    graphs: dict[str, list[str]] = defaultdict(list)
    for problem in report.problems:
        recorded = problem.result.severity != "violation" and not problem.steward_only
        if recorded and problem.document and problem.passages:
            name = problem.document.rpartition("/")[2]
            graphs[inferred_graph(name)] += _finding(problem, name)
    return dict(graphs)


Lines = tuple[str, int, int]
"""A file with the first and last line of a passage."""


def _grouped(results: Iterable[Result]) -> list[list[Result]]:
    """Results that are one remark: each violation, and all that a shape says of a node where it only compares."""
    groups: dict[tuple[str, ...], list[Result]] = defaultdict(list)
    for one in sorted(results, key=lambda one: (_ORDER[one.severity], one)):
        apart = (one.path, one.value) if one.severity == "violation" else ()
        groups[one.shape, one.focus, *apart].append(one)
    return list(groups.values())


class _Register:
    """What the shapes say, and where nodes stand."""

    def __init__(self, store: Workbench, notes: Notes) -> None:
        self._store = store
        self._notes = notes
        self._wording = Wording(store)
        self._places: dict[str, dict[str, tuple[str, Lines]]] = {}

    def describe(self, group: Sequence[Result]) -> Problem:
        """The problem that a group of results is: one node, and what it disagrees with."""
        first = group[0]
        note = self._notes.of(first.shape)
        values = sorted({one.value for one in group})[:_MOST]
        messages = {
            language: self._filled(text, first.focus, values, language) for language, text in note.messages.items()
        }
        own = self._own(first.focus)
        compared = {passage for value in values for passage in self._other(value, note.record)} - set(own)
        document = first.focus if any(place[0] == first.focus for place in own.values()) else ""
        document = document or min((place[0] for place in own.values()), default="")
        passages = sorted(passage for passage, place in own.items() if place[0] == document)
        return Problem(
            first, messages, document, tuple(passages), tuple(sorted(compared)), note.kind, note.steward_only
        )

    def recorded(self, problem: Problem, findings: set[tuple[str, Lines]]) -> bool:
        """Whether a reader has recorded a finding of that kind at lines of the problem; `other` is no kind to go by."""
        if problem.result.severity == "violation" or problem.kind == OTHER:
            return False
        own = [lines for _, lines in self._own(problem.result.focus).values()]
        return any(kind == problem.kind and _overlap(lines, place) for kind, lines in findings for place in own)

    def _filled(self, text: str, focus: str, values: Sequence[str], language: str) -> str:
        """A message with the names of the nodes in their places."""
        words = {"this": self._wording.words(focus, language), "value": self._wording.list(values, language)}
        return _PLACEHOLDER.sub(lambda match: words.get(match.group(1), match.group()), text)

    def _own(self, node: str) -> dict[str, tuple[str, Lines]]:
        """The passages in which a focus node stands, each with the document that makes them its own."""
        if node not in self._places:
            rows = self._store.select(_PLACES, {"node": Iri(node)})
            self._places[node] = {row["passage"].value: (row["document"].value, _lines(row)) for row in rows}
        return self._places[node]

    def _other(self, node: str, record: str) -> Iterator[str]:
        """The passages in which a node stands with which another is compared, its authority record included."""
        if node.startswith(THING):
            yield from (row["passage"].value for row in self._store.select(_OTHER_PLACES, {"node": Iri(node)}))
            bindings = {"node": Iri(node), "property": Iri(record)}
            yield from (row["passage"].value for row in self._store.select(_KNOWN_FROM, bindings))


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
