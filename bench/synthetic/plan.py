"""One synthetic plan from its head to its last line."""

import hashlib
from dataclasses import dataclass
from random import Random

from bench.synthetic.agencies import agency
from bench.synthetic.cited import preamble
from bench.synthetic.duties import deadlines, duties
from bench.synthetic.figures import observed, of_group, persons, rates
from bench.synthetic.heads import Head, earlier, head
from bench.synthetic.phrases import DOUBTS, GROUPS, OPENINGS
from bench.synthetic.sheet import Sheet, both, day, quoted
from bench.synthetic.words import Pair
from bench.synthetic.world import chance


@dataclass(frozen=True, slots=True)
class _Measure:
    """How much of what a plan of usual size has, by genre."""

    tasks: int
    years: int
    groups: int


_MEASURES = {
    "plan": _Measure(50, 2, 4),
    "action_programme": _Measure(48, 2, 5),
    "directive": _Measure(30, 1, 0),
    "report": _Measure(18, 5, 0),
}


def plan(seed: int, index: int) -> tuple[str, str]:
    """The name of the plan number `index` and its Turtle text; the same numbers always give the same text."""
    own = head(seed, index)
    dice = chance(seed, index, "text")
    sheet, measure = Sheet(own.name), _MEASURES[own.kind.code]
    _note(sheet, "letterhead", 3)
    places = [sheet.take(), sheet.take(2)]
    above = preamble(sheet, own, dice, earlier(seed, index))
    _openings(sheet, dice)
    _section(sheet, "I", ("Tình hình tham gia", "State of membership"))
    observed(sheet, own, dice, _scaled(measure.years, own.size))
    _section(sheet, "II", ("Chỉ tiêu phấn đấu", "Targets"))
    rates(sheet, own, dice, above)
    persons(sheet, own, dice)
    _groups(sheet, own, dice, min(len(GROUPS), _scaled(measure.groups, own.size)))
    done = duties(sheet, own, dice, _scaled(measure.tasks, own.size))
    deadlines(sheet, own, dice, done, _scaled(7, own.size))
    _doubts(sheet, dice, _scaled(6, own.size))
    _note(sheet, "signature", 3)
    _note(sheet, "recipients", 4)
    _head(sheet, own, dice, places)
    return own.name, sheet.text()


def _scaled(usual: int, size: float) -> int:
    return max(1, round(usual * size)) if usual else 0


def _head(sheet: Sheet, own: Head, dice: Random, places: list[str]) -> None:
    """The document and its source file, whose length is known only at the end."""
    issuer = agency(sheet, own.province, own.kind.issuer)
    sheet.node(
        f"source:{own.name}",
        "ansinh:SourceFile",
        ("fileName", quoted(f"{own.name}.txt")),
        ("sha256", quoted(hashlib.sha256(own.name.encode()).hexdigest())),
        ("lineCount", str(sheet.line_count)),
        ("nonBlankLines", quoted(f"1-{sheet.line_count}")),
    )
    period = own.period or ()
    sheet.node(
        sheet.document,
        "ansinh:SourceDocument , ansinh:StateDocument",
        ("shortName", quoted(own.number)),
        ("documentNumber", quoted(own.number)),
        ("documentType", f"documentType:{own.kind.code}"),
        ("issuer", issuer),
        ("issuedOn", day(own.day)),
        ("jurisdiction", f"area:{own.province.area}"),
        ("title", both(*own.title)),
        *((name, str(year)) for name, year in zip(("periodStart", "periodEnd"), period, strict=False)),
        ("signatory", quoted(f"{dice.choice(('Chủ tịch', 'Phó Chủ tịch'))} (ký thay)")),
        ("heldInFile", f"source:{own.name}"),
        ("statedIn", places),
    )
    sheet.to_the_top(2)


def _note(sheet: Sheet, reason: str, lines: int) -> None:
    sheet.statement(
        f"note:{sheet.position('note')}",
        "ansinh:LineNote",
        ("lineReason", f"reason:{reason}"),
        ("statedIn", sheet.take(lines)),
    )


def _section(sheet: Sheet, path: str, label: Pair) -> None:
    sheet.statement(
        f"section:{path}",
        "ansinh:Section",
        ("sectionPath", quoted(path)),
        ("rdfs:label", both(*label)),
        ("statedIn", sheet.take()),
    )


def _openings(sheet: Sheet, dice: Random) -> None:
    """Passages that say nothing that is recorded, each with its reason."""
    for at, (label, reason) in enumerate(dice.sample(OPENINGS, dice.randint(1, len(OPENINGS))), 1):
        _section(sheet, f"O{at}", label)
        _note(sheet, reason, dice.randint(2, 9))


def _groups(sheet: Sheet, own: Head, dice: Random, count: int) -> None:
    """Groups that the plan forms, with their members and targets."""
    if not count:
        return
    _section(sheet, "III", ("Phân nhóm người tham gia", "Groups of members"))
    scheme = sheet.node(
        "scheme:groups", "skos:ConceptScheme", ("skos:prefLabel", both("nhóm đối tượng", "target groups"))
    )
    for at, pool in enumerate(GROUPS[:count], 1):
        chosen = dice.sample(pool, dice.randint(1, len(pool)))
        members = [_member(sheet, f"{at}-{number}", number, label) for number, label in enumerate(chosen, 1)]
        group = sheet.statement(
            f"group:nhom-0{at}",
            "ansinh:TargetGroup",
            ("skos:prefLabel", both(f"Nhóm 0{at}", f"Group 0{at}")),
            ("skos:inScheme", scheme),
            ("sectionPath", quoted("III")),
            ("hasMember", members),
            ("statedIn", sheet.take()),
        )
        of_group(sheet, own, dice, group, "III")


def _member(sheet: Sheet, place: str, number: int, label: Pair) -> str:
    return sheet.statement(
        f"member:{place}",
        "ansinh:GroupMember",
        ("position", str(number)),
        ("rdfs:label", both(*label)),
        ("statedIn", sheet.take()),
    )


def _doubts(sheet: Sheet, dice: Random, count: int) -> None:
    """Findings of the readers, on lines that were written before."""
    for _ in range(count):
        message, kind, severity = dice.choice(DOUBTS)
        number, line = sheet.position("finding"), dice.randint(1, sheet.line_count)
        sheet.statement(
            f"finding:{number}",
            "ansinh:Finding",
            ("position", str(number)),
            ("findingKind", f"findingKind:{kind}"),
            ("severity", f"severity:{severity}"),
            ("certainty", f"certainty:{dice.choice(('certain', 'probable'))}"),
            ("message", both(*message)),
            ("statedIn", sheet.passage(line, line)),
        )
