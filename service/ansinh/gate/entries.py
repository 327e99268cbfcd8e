"""The plans and their versions, as a reader finds them; nothing is changed here."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from ansinh.corpus.files import Corpus
from ansinh.corpus.history import Change, tag_of
from ansinh.corpus.parts import file_of, subject
from ansinh.corpus.plans import PlanText, brought_by_project, parsed, version_text
from ansinh.errors import NotFoundError, ParameterError
from ansinh.gate.facts import Fact, compared
from ansinh.terms import THING, document_graph

_DOCUMENT = f"{THING}document/"
# The versions of the plans that people ask about in one hour; each takes about as much room as its text.
_VERSIONS = 256


@dataclass(frozen=True, slots=True)
class Entry:
    """A plan as the register has it.

    Args:
        name: its name.
        version: number of its last version; 0 is what the project brings.
        checksum: SHA-256 of that version's text; empty if the plan was removed.
        removed: whether it was removed.
        since: when that version came, ISO 8601 in UTC; empty for version 0.
    """

    name: str
    version: int
    checksum: str
    removed: bool
    since: str

    @property
    def tag(self) -> str:
        """What names this version and no other: an entity tag without its quotes."""
        return tag_of(self.version, self.checksum)


class Entries:
    """What there is of plans.

    Args:
        corpus: the project's files and the history of added plans.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        # A version never changes once it is there.
        self._subjects = lru_cache(maxsize=_VERSIONS)(self._described)

    def get(self, name: str) -> Entry | None:
        """The plan `name`, be it removed, or none if there never was one."""
        change = self._corpus.history.last_of(name)
        if change is not None:
            return Entry(name, change.version, change.checksum, change.removed, change.happened)
        if self._is_of_project(name):
            return _of_project(brought_by_project(self._corpus, name))
        return None

    def _is_of_project(self, name: str) -> bool:
        return any(file.graph == document_graph(name) for file in self._corpus.documents)

    def all(self) -> list[Entry]:
        """All plans, by name; removed ones are among them."""
        names = {file.path.stem for file in self._corpus.documents} | {
            change.plan for change in self._corpus.history.latest()
        }
        return [entry for name in sorted(names) if (entry := self.get(name)) is not None]

    def text(self, name: str, moment: str | None = None) -> PlanText:
        """A plan as it was written: the version in force, or that of a moment.

        Raises:
            NotFoundError: there was no such plan then.
        """
        history = self._corpus.history
        change = history.last_of(name) if moment is None else history.at(name, moment)
        if change is not None and not change.removed:
            return version_text(self._corpus, change)
        if change is None and self._is_of_project(name):
            return brought_by_project(self._corpus, name)
        raise no_plan(name)

    def version(self, name: str, number: int) -> PlanText:
        """A version of a plan as it was written.

        Raises:
            NotFoundError: there is no such version, or it is the removal of the plan.
        """
        if number == 0 and self._is_of_project(name):
            return brought_by_project(self._corpus, name)
        for change in self._corpus.history.changes(plan=name):
            if change.version == number and not change.removed:
                return version_text(self._corpus, change)
        raise NotFoundError(
            f"Kế hoạch {name} không có phiên bản {number}.", f"The plan {name} has no version {number}."
        )

    def changes(self, since: int, limit: int) -> list[Change]:
        """The changes after number `since`, in order."""
        return self._corpus.history.changes(since, limit)

    def latest(self, limit: int) -> list[Change]:
        """The last changes, in order."""
        return self._corpus.history.changes(max(0, self._corpus.history.head() - limit))

    def change(self, sequence: int) -> Change:
        """A change by its number.

        Raises:
            NotFoundError: there is none of that number.
        """
        found = self._corpus.history.changes(sequence - 1, 1) if sequence > 0 else []
        if not found or found[0].sequence != sequence:
            raise NotFoundError(f"Không có thay đổi số {sequence}.", f"There is no change {sequence}.")
        return found[0]

    def facts(self, change: Change, context: bytes) -> list[Fact]:
        """What a change brought and took, by subject and property."""
        before = self._lines(change.plan, change.version - 1, context)
        after = set() if change.removed else self._lines(change.plan, change.version, context)
        return list(compared(before - after, after - before))

    def _lines(self, name: str, number: int, context: bytes) -> set[str]:
        """The triples of a version; none where there is no such version, or the plan was removed by it."""
        try:
            parts = parsed(self.version(name, number), context)
        except NotFoundError:
            return set()
        return set(parts.said).union(*parts.shared.values())

    def last_to_describe(self, iri: str) -> str:
        """The plan of which a version described the thing `iri`; empty where there never was one.

        Asked of things that the graph does not hold: what is found is gone.
        """
        name = iri.removeprefix(_DOCUMENT).partition("/")[0] if iri.startswith(_DOCUMENT) else ""
        keys = (iri, file_of(iri))
        describers = {change.plan for key in keys for change in self._corpus.history.describers(key)}
        for plan in sorted({name, *describers} - {""}):
            numbers = [change.version for change in self._corpus.history.changes(plan=plan)]
            if any(iri in self._subjects(plan, number) for number in reversed([0, *numbers])):
                return plan
        return ""

    def _described(self, name: str, number: int) -> frozenset[str]:
        """What a version describes; none where there is no such version, or the plan was removed by it."""
        try:
            parts = parsed(self.version(name, number), self._corpus.context)
        except NotFoundError:
            return frozenset()
        return frozenset(map(subject, parts.said)) | parts.shared.keys() | parts.passages.keys() | parts.sources

    def versions(self, name: str) -> list[Change]:
        """The changes to a plan, in order; version 0, which the project brings, is not among them.

        Raises:
            NotFoundError: there never was such a plan.
        """
        if self.get(name) is None:
            raise no_plan(name)
        return self._corpus.history.changes(plan=name)


def moment_of(text: str | None) -> str | None:
    """A moment in UTC, written as the journal writes it; a day stands for its end, a time without zone is in UTC.

    Raises:
        ParameterError: it is no moment of ISO 8601.
    """
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text if len(text) > len("2026-01-01") else f"{text}T23:59:59.999999")
    except ValueError as error:
        raise ParameterError(
            f"“{text}” không phải là thời điểm. Hãy viết dạng 2026-11-22 hoặc 2026-11-22T10:00:00Z.",
            f"“{text}” is no moment. Write it as 2026-11-22 or 2026-11-22T10:00:00Z.",
        ) from error
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds")


def no_plan(name: str) -> NotFoundError:
    """The error that says that there is no plan of that name."""
    return NotFoundError(
        f"Không có kế hoạch {name}. Hãy xem danh sách bằng `ansinh plans`.",
        f"There is no plan {name}. `ansinh plans` lists them.",
    )


def _of_project(text: PlanText) -> Entry:
    return Entry(text.name, 0, hashlib.sha256(text.content).hexdigest(), removed=False, since="")
