"""Tasks with their agencies, and the deadlines, reports and reviews that they bring."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from bench.synthetic.agencies import agency, heading
from bench.synthetic.cited import mention
from bench.synthetic.heads import Head
from bench.synthetic.phrases import AUDIENCES, MEANS
from bench.synthetic.sheet import Sheet, both, quoted
from bench.synthetic.words import THEMES, Pair, Theme

_SECTION = "IV"
_REPORTED = ("people-committee", "báo cáo"), ("social-insurance", "gửi")
_PART = {"lead": "chủ trì", "coordinate": "phối hợp"}


@dataclass(frozen=True, slots=True)
class Duty:
    """A task that was written, for what hangs on it.

    Args:
        task: its IRI as a Turtle term.
        section: path of its section.
        lead: key of the agency that leads it.
    """

    task: str
    section: str
    lead: str


@dataclass(frozen=True, slots=True)
class _Part:
    key: str
    role: str
    word: str
    line: str


def duties(sheet: Sheet, head: Head, dice: Random, count: int) -> list[Duty]:
    """`count` tasks in sections, one section an agency."""
    leads = sorted({lead for theme in THEMES for lead in theme.leads})
    chosen = dice.sample(leads, min(len(leads), max(2, count // 4)))
    done: list[Duty] = []
    for at, lead in enumerate(chosen):
        share = count // len(chosen) + (at < count % len(chosen))
        done += _section(sheet, head, dice, (f"{_SECTION}.{at + 1}", lead), share)
    return done


def _section(sheet: Sheet, head: Head, dice: Random, place: tuple[str, str], count: int) -> list[Duty]:
    path, lead = place
    line = sheet.take()
    sheet.statement(
        f"section:{path}",
        "ansinh:Section",
        ("sectionPath", quoted(path)),
        ("rdfs:label", both(*heading(lead))),
        ("statedIn", line),
    )
    themes = [theme for theme in THEMES if lead in theme.leads]
    found = []
    for number in range(1, count + 1):
        duty = Duty(f"task:{path}-{number}", path, lead)
        _task(sheet, head, dice, duty, (dice.choice(themes), line))
        if dice.random() < 0.35:
            mention(sheet, dice, head, path, duty.task)
        found.append(duty)
    return found


def _task(sheet: Sheet, head: Head, dice: Random, duty: Duty, origin: tuple[Theme, str]) -> None:
    theme, heading_line = origin
    audience, group = dice.choice(AUDIENCES)
    pairs: list[tuple[str, str | Sequence[str]]] = [
        ("position", str(sheet.position("task"))),
        ("sectionPath", quoted(duty.section)),
        ("summary", _summary(dice, theme, audience)),
        ("mainTaskType", f"taskType:{theme.type}"),
    ]
    if dice.random() < 0.6:
        pairs.append(("taskType", f"taskType:{dice.choice(theme.further)}"))
    pairs.append(("concernsGroup", f"groupCode:{group}"))
    if dice.random() < 0.3:
        often = dice.choice(("continuous", "yearly", "quarterly", "periodic", "monthly"))
        pairs.append(("recurrence", f"recurrence:{often}"))
    parts = _parts(dice, theme, duty.lead, heading_line)
    stem = duty.task.removeprefix("task:")
    pairs.append(("hasParticipation", [f"part:{stem}-{part.key}-{part.role}" for part in parts]))
    pairs.append(("statedIn", sheet.take(dice.randint(1, 4))))
    sheet.statement(duty.task, "ansinh:Task", *pairs)
    for part in parts:
        _participation(sheet, head, stem, part)


def _summary(dice: Random, theme: Theme, audience: Pair) -> tuple[str, str]:
    verb, what, means = dice.choice(theme.verbs), dice.choice(theme.objects), dice.choice(MEANS)
    vi, en = (" ".join(words) for words in zip(verb, what, audience, means, strict=True))
    return both(f"{vi}.", f"{en}.")


def _parts(dice: Random, theme: Theme, lead: str, line: str) -> list[_Part]:
    partners = dice.sample(theme.partners, dice.choices(range(3), (2, 5, 4))[0])
    others = [_Part(key, "coordinate", _PART["coordinate"], "") for key in partners if key != lead]
    first = _Part(lead, "lead" if others else "perform", _PART["lead"] if others else "", line)
    taken = {lead, *partners}
    told = [(key, word) for key, word in _REPORTED if key not in taken and dice.random() < 0.2]
    return [first, *others, *(_Part(key, "addressee", word, "") for key, word in told)]


def _participation(sheet: Sheet, head: Head, stem: str, part: _Part) -> None:
    pairs = [
        ("participant", agency(sheet, head.province, part.key)),
        ("role", f"role:{part.role}"),
        ("assignedThrough", "mode:heading" if part.line else "mode:text"),
    ]
    pairs += [("wordUsed", quoted(part.word))] if part.word else []
    pairs += [("statedIn", part.line)] if part.line else []
    sheet.node(f"part:{stem}-{part.key}-{part.role}", "ansinh:Participation", *pairs)


_WORDS: dict[str, Pair] = {
    "half": ("báo cáo kết quả sáu tháng", "report on the results of six months"),
    "year": ("báo cáo kết quả cả năm", "report on the results of the year"),
    "sum": ("báo cáo tổng hợp toàn tỉnh", "report that sums up the whole province"),
    "list": ("danh sách người được hỗ trợ mức đóng", "list of those whose contributions are supported"),
    "interim": ("sơ kết giữa kỳ", "review in mid-term"),
    "final": ("tổng kết cả giai đoạn", "review of the whole period"),
    "often": ("đối chiếu số liệu người tham gia", "comparison of membership figures"),
}


def deadlines(sheet: Sheet, head: Head, dice: Random, duties: Sequence[Duty], count: int) -> None:
    """What must be done by when: always two yearly reports, one of which sums up the other, then `count` more."""
    month, first = dice.choice((6, 11, 12)), dice.randint(3, 12)
    below = _deadline(
        sheet,
        head,
        ("Report", "year"),
        dice.choice(duties),
        ("submittedTo", agency(sheet, head.province, "social-insurance")),
        ("due", sheet.yearly(month, first)),
        ("recurrence", "recurrence:yearly"),
    )
    _deadline(
        sheet,
        head,
        ("Report", "sum"),
        dice.choice(duties),
        ("submittedTo", ("agency:vn-bhxh-viet-nam", agency(sheet, head.province, "people-committee"))),
        ("due", sheet.yearly(month, first + dice.randint(3, 12))),
        ("recurrence", "recurrence:yearly"),
        ("sumsUp", below),
    )
    for _ in range(count):
        _further(sheet, head, dice, dice.choice(duties))


def _further(sheet: Sheet, head: Head, dice: Random, duty: Duty) -> None:
    """One deadline of a usual form."""
    to = ("submittedTo", agency(sheet, head.province, "people-committee"))
    form = dice.randrange(5)
    if form == 0:
        on = date(head.year, 7, dice.randint(1, 28))
        due = sheet.period(str(on), on, on, "day")
        _deadline(sheet, head, ("Report", "half"), duty, to, ("due", due), ("recurrence", "recurrence:once"))
    elif form == 1:
        due = sheet.period(f"{head.year}-Q4", date(head.year, 10, 1), date(head.year, 12, 31), "quarter")
        _deadline(sheet, head, ("InterimReview", "interim"), duty, ("due", due))
    elif form == 2:
        _deadline(sheet, head, ("FinalReview", "final"), duty, to, ("due", sheet.year(head.last_year)))
    elif form == 3:
        due = sheet.yearly(dice.randint(7, 12), 15)
        _deadline(sheet, head, ("ListSubmission", "list"), duty, to, ("due", due), ("recurrence", "recurrence:yearly"))
    else:
        words = ("dueText", quoted("hàng quý"))
        _deadline(sheet, head, ("Deadline", "often"), duty, words, ("recurrence", "recurrence:quarterly"))


def _deadline(
    sheet: Sheet, head: Head, form: tuple[str, str], duty: Duty, *pairs: tuple[str, str | Sequence[str]]
) -> str:
    number = sheet.position("deadline")
    return sheet.statement(
        f"deadline:{number}",
        f"ansinh:{form[0]}",
        ("position", str(number)),
        ("sectionPath", quoted(duty.section)),
        ("summary", both(*_WORDS[form[1]])),
        ("responsible", agency(sheet, head.province, duty.lead)),
        *pairs,
        ("madeInTask", duty.task),
        ("statedIn", sheet.take()),
    )
