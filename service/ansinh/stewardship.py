"""The commands of stewards: adding, replacing, removing plans; what there is and what has changed; backup, tokens."""

import hashlib
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ansinh.console import Lang, Language, progress
from ansinh.corpus.backup import restored, saved
from ansinh.corpus.history import Change
from ansinh.errors import RefusedError, SetupError
from ansinh.gate.check import PlanReport
from ansinh.gate.difference import Difference, difference
from ansinh.gate.draft import draft_in
from ansinh.gate.entries import moment_of
from ansinh.gate.join import Delta
from ansinh.gate.register import ANY, Done, Register
from ansinh.gate.written import as_lines
from ansinh.hall import Hall, corpus_of, open_or_build, rebuild, register_of, republish
from ansinh.settings import Settings
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.snapshots import published

_REFUSED = 1
_SHOWN = 20

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change; change nothing.")]
PlanFile = Annotated[Path, typer.Argument(help="The plan, in Turtle (.ttl) or JSON-LD (.jsonld).")]
Version = Annotated[
    str, typer.Option("--version", help="Only if this version is in force (`ansinh plans` shows it); else any.")
]

_out = Console(highlight=False, soft_wrap=True, markup=False)


class _Look:
    """Keeps what a dry run shows."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self.seen: list[Difference] = []

    def __call__(self, delta: Delta, before: EmbeddedStore, after: EmbeddedStore) -> None:
        self.seen.append(difference(delta, before, after, self._hall.library))


def add(
    file: PlanFile,
    dry_run: DryRun = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace the plan of that name, which is in force.")
    ] = False,
    version: Version = ANY,
    lang: Lang = Language.VI,
) -> None:
    """Add a plan, or replace one. Exit code 1 if it has violations; then nothing is written."""
    hall, register = _opened()
    draft = draft_in(file, hall.corpus.context)
    look = _Look(hall) if dry_run else None
    try:
        done = register.replace(draft.plan, draft, version, look=look) if replace else register.add(draft, look=look)
    except RefusedError as error:
        if isinstance(error.report, PlanReport):
            _print(as_lines(error.report, lang))
        raise typer.Exit(_REFUSED) from error
    if done.report is not None:
        _print(as_lines(done.report, lang))
    _tell(done, look, lang)


def remove(
    name: Annotated[str, typer.Argument(help="Name of the plan; `ansinh plans` lists them.")],
    dry_run: DryRun = False,
    version: Version = ANY,
    lang: Lang = Language.VI,
) -> None:
    """Remove a plan; its versions stay as history."""
    hall, register = _opened()
    look = _Look(hall) if dry_run else None
    _tell(register.remove(name, version, look=look), look, lang)


def plans(
    name: Annotated[str | None, typer.Argument(help="Show the versions of this plan.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Print the plan as it was at a moment (ISO 8601).")
    ] = None,
) -> None:
    """List the plans, or the versions of one; with a moment, print the plan as it was then."""
    entries = register_of(Settings()).entries
    if name is not None and as_of is not None:
        sys.stdout.buffer.write(entries.text(name, moment_of(as_of)).content)
        return
    if name is None:
        for entry in entries.all():
            _out.print(f"{entry.name} {entry.tag} {'removed' if entry.removed else ''} {entry.since}".rstrip())
        return
    for change in entries.versions(name):
        _out.print(_line(change))


def changes(since: Annotated[int, typer.Option(min=0, help="Number of the last change that is known.")] = 0) -> None:
    """Print the changes to the plans since a change, one a line."""
    for one in register_of(Settings()).entries.changes(since, -1):
        _out.print(_line(one))


def backup(file: Annotated[Path, typer.Argument(help="The archive to write (.tar.gz); it must not exist.")]) -> None:
    """Save the added plans, all their versions and the journal; also while the service runs."""
    count = saved(corpus_of(Settings()).history, file)
    _out.print(f"{file}: {count} changes")


def restore(file: Annotated[Path, typer.Argument(help="An archive that `ansinh backup` wrote.")]) -> None:
    """Bring back the added plans into a state folder that has none, and build. Every version is checked."""
    settings = Settings()
    count = restored(file, corpus_of(settings).history)
    rebuild(settings, progress)
    _out.print(f"{file}: {count} changes")


def publish() -> None:
    """Load the graph into the remote engine that ANSINH_ENDPOINT names; what it holds already is left."""
    settings = Settings()
    if not settings.endpoint:
        raise SetupError(
            "Chưa đặt ANSINH_ENDPOINT, địa chỉ của kho từ xa.",
            "ANSINH_ENDPOINT, the remote engine's address, is not set.",
        )
    republish(settings, progress)
    _out.print(f"{settings.endpoint}: {published(settings.state)[1].dataset[:12]}")


def token(name: Annotated[str, typer.Argument(help="Name of the steward.")]) -> None:
    """Make a steward's token: the token on standard output, the line for the file of tokens on standard error."""
    made = secrets.token_urlsafe(32)
    sys.stdout.write(f"{made}\n")
    sys.stderr.write(f"ANSINH_TOKENS: {name}:{hashlib.sha256(made.encode()).hexdigest()}\n")


def _line(change: Change) -> str:
    counts = f"+{change.facts_in} -{change.facts_out}"
    return f"{change.sequence} {change.happened} {change.action} {change.plan} {change.tag} {counts}"


def _opened() -> tuple[Hall, Register]:
    settings = Settings()
    return open_or_build(settings, progress), register_of(settings)


def _tell(done: Done, look: _Look | None, lang: Language) -> None:
    change = done.change
    if look is not None:
        _print(_shown(look.seen[0], lang))
    heads = {"vi": "Chạy thử, chưa ghi: " if look else "", "en": "Dry run, nothing written: " if look else ""}
    _out.print(f"{heads[lang]}{change.action} {change.plan} {change.tag}: +{change.facts_in} -{change.facts_out}")


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        _out.print(line)


def _shown(seen: Difference, lang: Language) -> Iterator[str]:
    words = _WORDS[lang]
    for mark, kind in (("+", "new"), ("~", "changed"), ("-", "gone")):
        found = [one for one in seen.facts if one.kind == kind]
        yield f"{words[kind]}: {len(found)}"
        for one in found[:_SHOWN]:
            values = " → ".join(", ".join(side) for side in (one.before, one.after) if side)
            yield f"  {mark} {one.subject} {one.predicate.rpartition('#')[2]}: {values}"
        if len(found) > _SHOWN:
            yield f"  … {len(found) - _SHOWN} {words['more']}"
    yield f"{words['deduced']}: +{seen.deduced_in} -{seen.deduced_out}"
    for mark, notes in (("+", seen.findings_in), ("-", seen.findings_out)):
        yield f"{words['findings']} {mark}: {len(notes)}"
        yield from (f"  {mark} {one.severity}: {one.message.to(lang)}" for one in notes)
    yield f"{words['answers']}: {len(seen.answers)}"
    yield from (f"  {one.question}: +{one.rows_in} -{one.rows_out}" for one in seen.answers)


_WORDS = {
    "vi": {
        "new": "Điều mới",
        "changed": "Điều thay đổi",
        "gone": "Điều bị bỏ",
        "more": "điều nữa",
        "deduced": "Bộ ba suy ra",
        "findings": "Phát hiện",
        "answers": "Câu hỏi đổi câu trả lời (số dòng)",
    },
    "en": {
        "new": "New facts",
        "changed": "Changed facts",
        "gone": "Removed facts",
        "more": "more",
        "deduced": "Deduced triples",
        "findings": "Findings",
        "answers": "Questions whose answers change (rows)",
    },
}
