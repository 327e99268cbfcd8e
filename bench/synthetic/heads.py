"""Which province issues the n-th plan, when and under which number; no two plans share a name."""

from dataclasses import dataclass
from datetime import date, timedelta

from bench.synthetic.world import Province, chance, world

FIRST_YEAR, LAST_YEAR = 2009, 2025
_YEARS = LAST_YEAR - FIRST_YEAR + 1
_DAYS = 160  # plans go out between January and June, so that those of 2025 come before the mergers
_STEP = 37  # has no factor in common with _DAYS: the plans of one year fall on different days


@dataclass(frozen=True, slots=True)
class Kind:
    """A genre of plans.

    Args:
        code: code of the document type.
        symbol: what follows the number, such as `KH-UBND`.
        issuer: key of the agency that issues it.
        vi: its name in Vietnamese.
        en: its name in English.
        weight: how often it occurs.
    """

    code: str
    symbol: str
    issuer: str
    vi: str
    en: str
    weight: int


KINDS = (
    Kind("plan", "KH-UBND", "people-committee", "Kế hoạch", "Plan", 70),
    Kind("plan", "KH-BCĐ", "steering-committee", "Kế hoạch", "Plan", 8),
    Kind("directive", "CT-UBND", "people-committee", "Chỉ thị", "Directive", 8),
    Kind("action_programme", "CTr-UBND", "people-committee", "Chương trình hành động", "Action programme", 7),
    Kind("report", "BC-UBND", "people-committee", "Báo cáo", "Report", 7),
)
_TOPICS = (
    ("phát triển người tham gia bảo hiểm xã hội, bảo hiểm y tế", "enlarging social and health insurance"),
    ("thực hiện bảo hiểm y tế toàn dân", "universal health insurance"),
    ("mở rộng bảo hiểm xã hội tự nguyện", "widening voluntary social insurance"),
    ("chính sách bảo hiểm xã hội, bảo hiểm thất nghiệp", "social and unemployment insurance policy"),
    ("an sinh xã hội cho người dân", "social security of the people"),
)
_SPANS = ((2009, 2012), (2013, 2015), (2016, 2020), (2021, 2025))


@dataclass(frozen=True, slots=True)
class Head:
    """What identifies a plan.

    Args:
        name: local name of its IRI under `document/`, and of its file.
        province: whose plan it is.
        kind: its genre.
        number: its number as it should be written.
        day: its day.
        title: its title in Vietnamese and English.
        period: first and last year, where the title names them.
        size: how large it is, 1 being the usual size.
    """

    name: str
    province: Province
    kind: Kind
    number: str
    day: date
    title: tuple[str, str]
    period: tuple[int, int] | None
    size: float

    @property
    def year(self) -> int:
        """The year of issue."""
        return self.day.year

    @property
    def last_year(self) -> int:
        """The last year for which targets are set."""
        return self.period[1] if self.period else min(self.year + 2, LAST_YEAR)


def head(seed: int, index: int) -> Head:
    """The head of the plan number `index`, counted from 0: each province in turn, each year in turn."""
    provinces = list(world().provinces)
    chance(seed, "provinces").shuffle(provinces)
    turn, at = divmod(index, len(provinces))
    province = provinces[at]
    day = _day(seed, province, turn)
    dice = chance(seed, index, "head")
    kind = dice.choices(KINDS, [one.weight for one in KINDS])[0]
    number = f"{_number(seed, province, day)}/{kind.symbol}"
    return Head(
        document_name(number, day.year, province),
        province,
        kind,
        number,
        day,
        *_title(seed, index, kind, province, day),
        min(2.0, max(0.18, dice.lognormvariate(-0.15, 0.5))),
    )


def earlier(seed: int, index: int) -> Head | None:
    """A plan of the same province that has a smaller index and an earlier day, if one is met in a few tries."""
    step = len(world().provinces)
    turn, at = divmod(index, step)
    own, dice = head(seed, index), chance(seed, index, "earlier")
    tries = [head(seed, dice.randrange(turn) * step + at) for _ in range(4)] if turn else []
    return next((one for one in tries if one.day < own.day), None)


def document_name(number: str, year: int, province: Province) -> str:
    """The local name of a document of a province."""
    figure, _, symbol = number.partition("/")
    letters = symbol.lower().replace("đ", "d")
    return f"{figure}-{letters}-{year}-{province.slug}"


def _day(seed: int, province: Province, turn: int) -> date:
    years = list(range(FIRST_YEAR, LAST_YEAR + 1))
    dice = chance(seed, province.code, "years")
    dice.shuffle(years)
    first = dice.randrange(_DAYS)
    around, at = divmod(turn, _YEARS)
    return date(years[at], 1, 11) + timedelta(days=(first + around * _STEP) % _DAYS)


def _number(seed: int, province: Province, day: date) -> int:
    """A number that grows within the year; far from those of the documents that the project itself describes."""
    rate = chance(seed, province.code, day.year, "numbers").randint(3, 12)
    return 2000 + day.timetuple().tm_yday * rate


def _title(
    seed: int, index: int, kind: Kind, province: Province, day: date
) -> tuple[tuple[str, str], tuple[int, int] | None]:
    dice = chance(seed, index, "title")
    vi, en = dice.choice(_TOPICS)
    period = dice.choices((None, _span(day.year), (day.year, day.year)), (35, 45, 20))[0]
    titles = (f"{kind.vi} {vi} trên địa bàn {province.vi}", f"{kind.en} on {en} in {province.en}")
    if period is None or kind.code == "report":
        return titles, None
    if period[0] == period[1]:
        return (f"{titles[0]} năm {day.year}", f"{titles[1]} in {day.year}"), period
    return (f"{titles[0]} giai đoạn {period[0]} - {period[1]}", f"{titles[1]}, {period[0]}-{period[1]}"), period


def _span(year: int) -> tuple[int, int]:
    return next((year, last) for first, last in _SPANS if first <= year <= last)
