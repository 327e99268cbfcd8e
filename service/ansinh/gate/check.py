"""Checking a plan together with the graph that it is about to join."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from ansinh.corpus.files import Corpus
from ansinh.errors import FileSyntaxError, Message
from ansinh.gate.draft import Draft
from ansinh.gate.identity import Likeness, likenesses
from ansinh.gate.neighbourhood import neighbourhood
from ansinh.knowledge.inference import Scope, infer
from ansinh.knowledge.report import Problem, report_on
from ansinh.knowledge.shacl_fast import FastValidator
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Iri, QueryEngine
from ansinh.terms import GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH, SHAPES_GRAPH, THING

DRAFT_GRAPH = GRAPH + "draft"
DRAFT_INFERRED_GRAPH = GRAPH + "draft/inferred"
CODES_GRAPH = GRAPH + "codes"
_ORDER = {"violation": 0, "warning": 1, "info": 2}
_NAMED = re.compile(r"<([^<>]*)>")
# Definitions and labels of the ontology play no part in a check.
_IRRELEVANT = re.compile(r"/core#(?:definition|scopeNote|example|altLabel)>|/rdf-schema#label>|/terms/source>")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is wrong with a plan, or worth knowing.

    Args:
        severity: `violation` refuses; `warning` and `info` do not.
        subject: IRI of the node that it is about.
        lines: lines of the file on which such nodes begin, in order; empty if they cannot be told.
        rule: IRI of the shape, or the name of the rule.
        message: what is wrong.
        mend: how to mend it.
        compared: IRIs of passages of the graph that say otherwise.
    """

    severity: str
    subject: str
    lines: tuple[int, ...]
    rule: str
    message: Message
    mend: Message
    compared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanReport:
    """The report on a plan: its remarks, the gravest first, then by line."""

    name: str
    remarks: tuple[Remark, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing refuses the plan."""
        return all(remark.severity != "violation" for remark in self.remarks)


class Gate:
    """Checks plans against a graph.

    Args:
        engine: the graph that plans are about to join.
        graph: a store that can write down the ontology and shapes of that graph.
        corpus: the files that the rules stand in.
    """

    def __init__(self, engine: QueryEngine, graph: EmbeddedStore, corpus: Corpus) -> None:
        self._engine = engine
        ontology = [line for line in graph.ntriples([ONTOLOGY_GRAPH]) if not _IRRELEVANT.search(line)]
        self._axioms = [line for line in ontology if not line.startswith(f"<{THING}")]
        self._listed: dict[str, list[str]] = defaultdict(list)
        for line in ontology:
            if line.startswith(f"<{THING}"):
                self._listed[line[1:].partition(">")[0]].append(line)
        self._shapes = graph.ntriples([SHAPES_GRAPH])
        self._rules = [path.read_text(encoding="utf-8") for path in corpus.rules]
        self._validator = FastValidator(self._shapes)
        self._codes = {iri for line in ontology if "/core#inScheme>" in line for iri in _NAMED.findall(line)[:1]}

    def check(self, draft: Draft) -> PlanReport:
        """The report on `draft`; nothing is written.

        A text that cannot be parsed has one remark, which names the line and what was expected.
        """
        bench = EmbeddedStore.in_memory()
        try:
            bench.load_text(draft.content, draft.format, DRAFT_GRAPH, draft.name, "draft-")
        except FileSyntaxError as error:
            return PlanReport(draft.name, (_syntax(error),))
        own = bench.ntriples([DRAFT_GRAPH])
        described = {line.split(" ", 1)[0].strip("<>") for line in own}
        named = {iri for line in own for iri in _NAMED.findall(line)}
        outside = sorted(iri for iri in named - described if iri.startswith(THING) and iri not in self._codes)
        bench.add(ONTOLOGY_GRAPH, self._axioms)
        bench.add(CODES_GRAPH, [line for iri in named for line in self._listed.get(iri, ())])
        bench.add(SHAPES_GRAPH, self._shapes)
        bench.add(REFERENCE_GRAPH, neighbourhood(self._engine, outside))
        premises = (ONTOLOGY_GRAPH, REFERENCE_GRAPH, DRAFT_GRAPH)
        infer(bench, self._rules, Scope(premises, DRAFT_INFERRED_GRAPH))
        report = report_on(bench, self._validator, (*premises, CODES_GRAPH, DRAFT_INFERRED_GRAPH), only=described)
        remarks = [
            *self._remarks(report.problems, draft),
            *self._alike(likenesses(self._engine, bench, described), draft),
        ]
        if not any("ontology#SourceDocument>" in line for line in own):
            remarks.append(_no_document())
        return PlanReport(draft.name, tuple(sorted(remarks, key=_place)))

    def _remarks(self, problems: Iterable[Problem], draft: Draft) -> list[Remark]:
        """One remark a mistake: the same wrong value under the same shape is one, however many nodes have it."""
        groups: dict[tuple[str, str], list[Problem]] = defaultdict(list)
        for problem in problems:
            result = problem.result
            # A value that is nowhere described is one mistake, whichever shapes stumble over it.
            unknown = result.value.startswith(THING) and not self._known(result.value)
            groups[("", result.value) if unknown else (result.shape, result.focus)].append(problem)
        return [self._remark(group, draft) for group in groups.values()]

    def _remark(self, group: Sequence[Problem], draft: Draft) -> Remark:
        first = group[0]
        result = first.result
        found = {draft.lines[one.result.focus] for one in group if one.result.focus in draft.lines}
        return Remark(
            result.severity,
            result.focus,
            tuple(sorted(found)),
            result.shape,
            Message(first.messages.get("vi", ""), first.messages.get("en", "")),
            self._mend(result.value, result.path),
            first.compared,
        )

    def _mend(self, value: str, path: str) -> Message:
        name = path.rpartition("#")[2]
        if value.startswith(THING) and not self._known(value):
            near = ", ".join(self._nearest(value))
            vi = f"Không có {_short(value)}." + (f" Gần nhất: {near}." if near else " Hãy mô tả nó trong tệp.")
            en = f"There is no {_short(value)}." + (f" Nearest: {near}." if near else " Describe it in the file.")
            return Message(vi, en)
        if name and value:
            return Message(
                f"Sửa giá trị “{_short(value)}” của ansinh:{name}.",
                f"Mend the value “{_short(value)}” of ansinh:{name}.",
            )
        if name:
            return Message(f"Thêm hoặc bớt ansinh:{name} cho đủ.", f"Add or remove values of ansinh:{name}.")
        return Message("Đối chiếu lại với nguồn.", "Compare with the source again.")

    def _known(self, iri: str) -> bool:
        return bool(self._engine.select("SELECT ?node ?type { ?node a ?type }", {"node": Iri(iri)}, limit=1))

    def _nearest(self, iri: str) -> list[str]:
        """The codes of the same scheme that are spelled most alike."""
        base = iri.rpartition("/")[0] + "/"
        names = [code.removeprefix(base) for code in self._codes if code.startswith(base)]
        return get_close_matches(iri.removeprefix(base), sorted(names), n=3, cutoff=0.5) or sorted(names)[:5]

    def _alike(self, found: Iterable[Likeness], draft: Draft) -> list[Remark]:
        mend = Message(
            "Kiểm tra xem kế hoạch đã có trong đồ thị chưa.", "Check whether the graph holds the plan already."
        )
        return [
            Remark(one.severity, one.document, _lines(draft, one.document), "identity", one.message, mend)
            for one in found
        ]


def _syntax(error: FileSyntaxError) -> Remark:
    lines = () if error.line is None else (error.line,)
    mend = Message("Sửa cú pháp ở dòng này.", "Mend the syntax at this line.")
    return Remark("violation", "", lines, "syntax", error.detail, mend)


def _no_document() -> Remark:
    return Remark(
        "violation",
        "",
        (),
        "document",
        Message("Tệp không mô tả văn bản nguồn nào.", "The file describes no source document."),
        Message("Thêm một nút a ansinh:SourceDocument.", "Add a node that is a ansinh:SourceDocument."),
    )


def _lines(draft: Draft, iri: str) -> tuple[int, ...]:
    return (draft.lines[iri],) if iri in draft.lines else ()


def _short(iri: str) -> str:
    return iri.removeprefix(THING)


def _place(remark: Remark) -> tuple[int, int, str, str]:
    return _ORDER[remark.severity], min(remark.lines, default=0), remark.rule, remark.subject
