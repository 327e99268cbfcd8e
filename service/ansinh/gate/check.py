"""Checking a plan together with the graph that it is about to join."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from ansinh.corpus.files import Corpus
from ansinh.corpus.parts import Parts, subject
from ansinh.errors import FileSyntaxError, Message
from ansinh.gate.bench import Bench, Grounds, Hidden
from ansinh.gate.descriptions import Surroundings
from ansinh.gate.draft import Draft
from ansinh.gate.entries import Entries
from ansinh.gate.sharing import Sharing, sharing
from ansinh.knowledge.report import Problem, Report
from ansinh.knowledge.validation import Result
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import THING, document_graph, inferred_graph

_ORDER = {"violation": 0, "warning": 1, "info": 2}
_IDENTITY = THING + "shape/Document-identityIsNew"
_BLANK = "___"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


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


@dataclass(frozen=True, slots=True)
class Examined:
    """What the rules say of a draft's nodes, and what it changes in the descriptions that plans share."""

    report: Report
    shared: Sharing


@dataclass(frozen=True)
class Gate:
    """Checks plans against a graph.

    Args:
        grounds: ontology, shapes and rules of that graph.
        engine: the graph that plans are about to join.
        corpus: the project's files and the history of added plans.
    """

    grounds: Grounds
    engine: EmbeddedStore
    corpus: Corpus

    @cached_property
    def _around(self) -> Surroundings:
        return Surroundings(self.engine, self.grounds.descriptions)

    def check(self, draft: Draft, *, replaces: bool = False) -> PlanReport:
        """The report on `draft`; nothing is written.

        A text that cannot be parsed has one remark, which names the line and what was expected.

        Args:
            draft: the plan.
            replaces: whether it is to replace the plan of its name; otherwise there must be none.
        """
        if draft.parts is None:
            return PlanReport(draft.name, (_syntax(draft.fault),) if draft.fault is not None else ())
        shared = sharing(self.engine, self.grounds.pool, draft.plan, draft.parts)
        bench = self._bench(draft.plan, draft.parts.said, shared)
        report = bench.report(bench.validate({subject(line) for line in draft.parts.said} | shared.nodes))
        return self.judge(draft, draft.parts, Examined(report, shared), replaces=replaces)

    def judge(self, draft: Draft, parts: Parts, examined: Examined, *, replaces: bool) -> PlanReport:
        """The report on a draft whose nodes have been examined."""
        described = {subject(line) for line in parts.said} | examined.shared.nodes
        remarks = [
            *self._remarks(examined.report.problems, draft, described),
            *self._structural(draft, parts, examined.shared, replaces=replaces),
        ]
        return PlanReport(draft.name, tuple(sorted(remarks, key=_place)))

    def _bench(self, name: str, said: Collection[str], shared: Sharing) -> Bench:
        """A bench with the plan, what it brings and what it touches."""
        graph = document_graph(name)
        hidden = Hidden(frozenset({graph, inferred_graph(name)}), shared.nodes, document=f"{THING}document/{name}")
        bench = Bench(self.grounds, self._around, hidden)
        bench.lay(graph, said)
        bench.share(shared)
        bench.surround(said)
        bench.conclude_together()
        return bench

    def _structural(self, draft: Draft, parts: Parts, shared: Sharing, *, replaces: bool) -> list[Remark]:
        """What is wrong with the file as a whole."""
        remarks = list(_documents(parts))
        remarks += [_foreign(draft, node) for node in parts.foreign]
        remarks += _blanks(draft, parts)
        remarks += [_conflict(draft, node) for node in shared.conflicts]
        entry = Entries(self.corpus).get(draft.plan)
        if entry is not None and not entry.removed and not replaces:
            remarks.append(_in_force(draft, parts.documents[0]))
        return remarks

    def _remarks(self, problems: Sequence[Problem], draft: Draft, described: Collection[str]) -> list[Remark]:
        """One remark a mistake: the same wrong value under the same shape is one, however many nodes have it."""
        values = {problem.result.value for problem in problems} - set(described)
        unknown = {value for value in values if value.startswith(THING) and not self._known(value)}
        groups: dict[tuple[str, str], list[Problem]] = defaultdict(list)
        for problem in problems:
            result = problem.result
            # A value that is nowhere described is one mistake, whichever shapes stumble over it.
            groups[("", result.value) if result.value in unknown else (result.shape, result.focus)].append(problem)
        return [self._remark(group, draft, unknown) for group in groups.values()]

    def _remark(self, group: Sequence[Problem], draft: Draft, unknown: Collection[str]) -> Remark:
        first = group[0]
        result = first.result
        found = {draft.lines[one.result.focus] for one in group if one.result.focus in draft.lines}
        return Remark(
            result.severity,
            result.focus,
            tuple(sorted(found)),
            result.shape,
            Message(first.messages.get("vi", ""), first.messages.get("en", "")),
            self._mend(result, unknown),
            first.compared,
        )

    def _mend(self, result: Result, unknown: Collection[str]) -> Message:
        value, name = result.value, result.path.rpartition("#")[2]
        if result.shape == _IDENTITY:
            return Message(f"Hãy dùng định danh {value}.", f"Use the IRI {value}.")
        if value in unknown:
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
        return bool(self.engine.about(iri))

    def _nearest(self, iri: str) -> list[str]:
        """The codes of the same scheme that are spelled most alike."""
        base = iri.rpartition("/")[0] + "/"
        names = [code.removeprefix(base) for code in self.grounds.codes if code.startswith(base)]
        return get_close_matches(iri.removeprefix(base), sorted(names), n=3, cutoff=0.5) or sorted(names)[:5]


def _syntax(error: FileSyntaxError) -> Remark:
    lines = () if error.line is None else (error.line,)
    return Remark("violation", "", lines, "syntax", error.reason, error.mend)


def _documents(parts: Parts) -> Iterator[Remark]:
    """There must be one document, and its IRI must end in a name that can stand for it."""
    count = len(parts.documents)
    if count != 1:
        yield Remark(
            "violation",
            parts.documents[1] if count else "",
            (),
            "document",
            Message(f"Tệp mô tả {count} văn bản nguồn.", f"The file describes {count} source documents."),
            Message(
                "Mô tả đúng một nút a ansinh:SourceDocument.", "Describe one node that is a ansinh:SourceDocument."
            ),
        )
    elif not _NAME.fullmatch(parts.name):
        yield Remark(
            "violation",
            parts.documents[0],
            (),
            "name",
            Message("Tên trong IRI của văn bản không hợp lệ.", "The name in the IRI of the document is not valid."),
            Message(
                "Chỉ dùng chữ thường không dấu, chữ số và gạch nối.",
                "Use lower-case letters, digits and hyphens alone.",
            ),
        )


def _blanks(draft: Draft, parts: Parts) -> Iterator[Remark]:
    """Texts in which a blank of a skeleton was left; blanks in the place of codes are met as unknown codes."""
    lines = [*parts.said, *(line for bundle in parts.shared.values() for line in bundle)]
    nodes = sorted({subject(line) for line in lines if _BLANK in line.partition('"')[2]})
    if nodes:
        yield Remark(
            "violation",
            nodes[0],
            tuple(sorted({line for node in nodes for line in _lines(draft, node)})),
            "blank",
            Message(f"Còn chỗ trống {_BLANK} trong lời văn.", f"There are blanks {_BLANK} left in texts."),
            Message("Thay bằng điều văn bản nói, hoặc xóa dòng ấy.", "Put what the document says, or delete the line."),
        )


def _foreign(draft: Draft, node: str) -> Remark:
    message = Message(
        f"Tệp mô tả {_short(node)}, không thuộc về văn bản này.",
        f"The file describes {_short(node)}, which does not belong to this document.",
    )
    mend = Message(
        "Chỉ mô tả văn bản này, nguồn của nó, văn bản được dẫn và cơ quan; đặt IRI cho mọi nút.",
        "Describe this document, its source, cited documents and agencies alone; give every node an IRI.",
    )
    return _refusal(draft, node, "foreign", message, mend)


def _conflict(draft: Draft, node: str) -> Remark:
    message = Message(
        f"Đồ thị đã mô tả {_short(node)} khác với tệp này.", f"The graph describes {_short(node)} otherwise."
    )
    mend = Message(
        "Bỏ phần mô tả ấy; ghi điều in trong nguồn bằng ansinh:statedNumber, statedDate, statedTitle của lần dẫn.",
        "Leave that description out; say what is printed as ansinh:statedNumber, statedDate, statedTitle of the "
        "citation.",
    )
    return _refusal(draft, node, "shared", message, mend)


def _in_force(draft: Draft, document: str) -> Remark:
    message = Message(f"Văn bản {_short(document)} đã có trong đồ thị.", f"{_short(document)} is in the graph already.")
    mend = Message("Nếu đây là bản sửa, hãy thay thế kế hoạch ấy.", "If this is a correction, replace that plan.")
    return _refusal(draft, document, "identity", message, mend)


def _refusal(draft: Draft, node: str, rule: str, message: Message, mend: Message) -> Remark:
    """A violation at a node, on the line on which it is described."""
    return Remark("violation", node, _lines(draft, node), rule, message, mend)


def _lines(draft: Draft, iri: str) -> tuple[int, ...]:
    return (draft.lines[iri],) if iri in draft.lines else ()


def _short(iri: str) -> str:
    return iri.removeprefix(THING)


def _place(remark: Remark) -> tuple[int, int, str, str]:
    return _ORDER[remark.severity], min(remark.lines, default=0), remark.rule, remark.subject
