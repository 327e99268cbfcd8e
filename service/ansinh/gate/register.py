"""The register of plans: adding, replacing and removing them, all or nothing, one at a time.

The order is: check, work out what changes, apply it to a copy of the store, commit to the journal, publish the copy.
The change is in force from the commit on; who is killed before has changed nothing, and what was committed and not yet
published is taken up by the next one who opens the state folder.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ansinh.corpus.files import Corpus
from ansinh.corpus.history import Action, Change
from ansinh.corpus.plans import parsed, version_text
from ansinh.errors import ConflictError, PreconditionError, RefusedError, SetupError
from ansinh.gate.bench import Keeper
from ansinh.gate.check import Examined, Gate, PlanReport
from ansinh.gate.draft import Draft
from ansinh.gate.entries import Entries, Entry, no_plan
from ansinh.gate.join import Delta, join
from ansinh.gate.reindexing import reindexed
from ansinh.gate.ties import untied
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.fingerprint import fingerprint
from ansinh.store.mirror import Mirror
from ansinh.store.snapshots import BuildRecord, alone, publish, published, staging, store_of
from ansinh.terms import is_inferred

ANY = "*"
"""Instead of the tag of a version: whichever is in force."""

Look = Callable[[Delta, EmbeddedStore, EmbeddedStore], None]
"""Shown the triples that would go and come, the store as it is and as it would be."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a change came to.

    Args:
        change: the change as the journal has it; on a dry run as it would have it.
        delta: the triples that go and come.
        report: the report on the plan; none where it is removed.
    """

    change: Change
    delta: Delta
    report: PlanReport | None


class Register:
    """The register over a state folder.

    Args:
        corpus: the project's files and the history of added plans.
        state: the folder in which snapshots are published.
        mirror: the remote store that is kept the same, if there is one.
    """

    def __init__(self, corpus: Corpus, state: Path, mirror: Mirror | None = None) -> None:
        self._corpus = corpus
        self._state = state
        self._mirror = mirror
        self._keeper = Keeper(corpus)
        self.entries = Entries(corpus)

    def add(self, draft: Draft, *, look: Look | None = None) -> Done:
        """Add a plan that is not in force.

        Args:
            draft: the plan.
            look: given on a dry run; nothing is changed then.

        Raises:
            RefusedError: the plan has violations; carries the report.
            ConflictError: a plan of that name is in force.
        """
        with alone(self._state):
            store, record = self._open()
            name = draft.plan
            entry = self.entries.get(name)
            if entry is not None and not entry.removed:
                raise ConflictError(
                    f"Kế hoạch {name} đã có (phiên bản {entry.version}). Hãy dùng cách thay thế.",
                    f"The plan {name} is in force already (version {entry.version}). Replace it instead.",
                )
            return self._accept(store, record, draft, _next(entry, name, "added"), look)

    def replace(self, name: str, draft: Draft, tag: str, *, look: Look | None = None) -> Done:
        """Replace the plan `name`; its former version stays as history.

        Args:
            name: the plan.
            draft: its new version.
            tag: tag of the version that is to be replaced, or `ANY`.
            look: given on a dry run; nothing is changed then.

        Raises:
            RefusedError: the plan has violations; carries the report.
            NotFoundError: no such plan is in force.
            PreconditionError: another version is in force by now.
            ConflictError: the draft is of another plan, or another plan names a node that it no longer describes.
        """
        with alone(self._state):
            store, record = self._open()
            entry = self._expected(name, tag)
            given = draft.plan
            if given != name:
                raise ConflictError(
                    f"Tệp mô tả kế hoạch {given or '(không có)'}, không phải {name}. Hãy giữ nguyên IRI của văn bản.",
                    f"The file describes the plan {given or '(none)'}, not {name}. Keep the IRI of the document.",
                )
            return self._accept(store, record, draft, _next(entry, name, "replaced"), look)

    def remove(self, name: str, tag: str, *, look: Look | None = None) -> Done:
        """Remove the plan `name`; its versions stay as history.

        Raises:
            NotFoundError: no such plan is in force.
            PreconditionError: another version is in force by now.
            ConflictError: another plan names a node that only this one describes.
        """
        with alone(self._state):
            store, record = self._open()
            change = _next(self._expected(name, tag), name, "removed")
            untied(store, name, None)
            joined = join(self._keeper.grounds(store, record.corpus), store, name, None)
            return self._carry_out(store, record, Done(change, joined.delta, None), b"", (), look)

    def catch_up(self) -> BuildRecord:
        """Take up what the journal holds and the published store does not; gives the record of the store in force.

        Raises:
            SetupError: nothing has been built yet.
        """
        record = published(self._state)[1]
        if record.sequence == self._corpus.history.head():
            return record
        with alone(self._state):
            return self._open()[1]

    def _expected(self, name: str, tag: str) -> Entry:
        entry = self.entries.get(name)
        if entry is None or entry.removed:
            raise no_plan(name)
        if tag not in (ANY, entry.tag):
            raise PreconditionError(
                f"Kế hoạch {name} đã được người khác sửa: nay là phiên bản {entry.tag}. Hãy xem lại rồi gửi lại.",
                f"Somebody else has changed the plan {name}: it is at version {entry.tag} now. Look and try again.",
            )
        return entry

    def _accept(
        self, store: EmbeddedStore, record: BuildRecord, draft: Draft, change: Change, look: Look | None
    ) -> Done:
        gate = Gate(self._keeper.grounds(store, record.corpus), store, self._corpus)
        if draft.parts is None or not draft.plan:
            raise _refused(gate.check(draft))
        untied(store, change.plan, draft.parts)
        joined = join(gate.grounds, store, change.plan, draft.parts)
        replaces = change.action == "replaced"
        report = gate.judge(draft, draft.parts, Examined(joined.report, joined.shared), replaces=replaces)
        if not report.conforms:
            raise _refused(report)
        done = Done(replace(change, format=draft.format, checksum=draft.checksum), joined.delta, report)
        return self._carry_out(store, record, done, draft.text, joined.shared.described, look)

    def _carry_out(
        self,
        store: EmbeddedStore,
        record: BuildRecord,
        done: Done,
        content: bytes,
        described: tuple[str, ...],
        look: Look | None,
    ) -> Done:
        done = replace(done, change=_counted(done.change, done.delta, self._corpus.history.head() + 1))
        with staging(self._state) as folder:
            changed = _changed(store, store_of(folder), done.delta)
            if look is not None:
                look(done.delta, store, changed)
                return done
            reindexed(published(self._state)[0], folder, changed, done.delta)
            after = _recorded(record, done, store, changed)
            self._corpus.history.append(done.change, content, described)
            self._reflect(record, done, changed, after)
            del changed  # closes the one writer
            publish(folder, after, self._state)
        return done

    def _open(self) -> tuple[EmbeddedStore, BuildRecord]:
        """The published store, after what the journal has and it lacks was taken up; the state folder is locked."""
        folder, record = published(self._state)
        if record.corpus != self._corpus.digest():
            raise SetupError(
                "Tệp của dự án đã thay đổi sau lần dựng. Hãy chạy `ansinh build`.",
                "The project's files have changed since the store was built. Run `ansinh build`.",
            )
        for change in self._corpus.history.changes(record.sequence):
            self._take_up(EmbeddedStore.reader(store_of(folder)), record, change)
            folder, record = published(self._state)
        if self._mirror is not None:
            self._mirror.check(record.dataset)
        return EmbeddedStore.reader(store_of(folder)), record

    def _take_up(self, store: EmbeddedStore, record: BuildRecord, change: Change) -> None:
        parts = None if change.removed else parsed(version_text(self._corpus, change), self._corpus.context)
        joined = join(self._keeper.grounds(store, record.corpus), store, change.plan, parts)
        with staging(self._state) as folder:
            changed = _changed(store, store_of(folder), joined.delta)
            reindexed(published(self._state)[0], folder, changed, joined.delta)
            done = Done(change, joined.delta, None)
            after = _recorded(record, done, store, changed)
            self._reflect(record, done, changed, after)
            del changed
            publish(folder, after, self._state)

    def _reflect(self, record: BuildRecord, done: Done, changed: EmbeddedStore, after: BuildRecord) -> None:
        """Bring the remote store up to date before the snapshot is published, so that no new version shows old data."""
        if self._mirror is not None:
            delta = done.delta.removed, done.delta.added
            self._mirror.change(delta, changed, (record.dataset, after.dataset))


def _refused(report: PlanReport) -> RefusedError:
    violations = sum(remark.severity == "violation" for remark in report.remarks)
    return RefusedError(report.name, violations, report)


def _next(entry: Entry | None, name: str, action: Action) -> Change:
    """The change that follows on a version; its number, format, checksum and counts come later."""
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    return Change(0, name, entry.version + 1 if entry is not None else 1, action, "", "", 0, 0, now)


def _counted(change: Change, delta: Delta, sequence: int) -> Change:
    gone, come = _said(delta.removed), _said(delta.added)
    return replace(change, sequence=sequence, facts_in=come, facts_out=gone)


def _said(graphs: Mapping[str, set[str]]) -> int:
    """How many triples are said, not deduced."""
    return sum(len(lines) for graph, lines in graphs.items() if not is_inferred(graph))


def _changed(store: EmbeddedStore, folder: Path, delta: Delta) -> EmbeddedStore:
    """A copy of the store in `folder`, with the changes made."""
    store.backup(folder)
    writer = EmbeddedStore.writer(folder)
    writer.apply(delta.removed, delta.added)
    writer.flush()
    return writer


def _recorded(record: BuildRecord, done: Done, store: EmbeddedStore, changed: EmbeddedStore) -> BuildRecord:
    gone, come = done.delta.quads()
    return replace(
        record,
        sequence=done.change.sequence,
        dataset=fingerprint(come, gone, record.dataset),
        quads=record.quads + len(come) - len(gone),
        documents=len(changed.select("SELECT DISTINCT ?document { ?document a ansinh:SourceDocument }")),
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        tally=record.tally.changed(_absent(changed, done.delta.removed), _absent(store, done.delta.added)),
    )


def _absent(store: EmbeddedStore, graphs: Mapping[str, set[str]]) -> set[str]:
    """Those of the triples of `graphs` that `store` holds in no graph."""
    return {line for line in set().union(*graphs.values()) if not any(store.holders(line))}
