"""Targets that restate, rise and lie among those of the districts; observations that add up."""

from dataclasses import dataclass
from random import Random

from bench.synthetic.cited import POLITBURO
from bench.synthetic.heads import Head
from bench.synthetic.sheet import Sheet, hundredths, quoted
from bench.synthetic.world import Province, chance

WHOLE = 10_000
"""A hundred per cent in hundredths."""

_ROAD = {
    # Rates of 2009, 2020 and 2025 in hundredths of a per cent, above what the national resolutions ask.
    "bhyt_coverage": (5500, 9050, 9500),
    "bhxh_coverage": (1500, 5020, 5600),
    "bhtn_coverage": (1000, 3520, 3900),
    "bhxh_voluntary": (100, 400, 900),
}
_NATIONAL = {
    POLITBURO: (
        ("bhxh_coverage", 2020, 5000, "about"),
        ("bhtn_coverage", 2020, 3500, "about"),
        ("bhyt_coverage", 2020, 9000, "equal"),
    ),
    "28-nq-tw-2018": (("bhxh_coverage", 2025, 4500, "about"), ("bhtn_coverage", 2025, 3500, "about")),
}
_ACTIVITIES = (
    ("publicity_events", "event", 10, 900),
    ("leaflets", "item", 5_000, 90_000),
    ("newspaper_articles", "article", 10, 400),
    ("inspected_units", "unit", 10, 250),
    ("recovered_money", "vnd", 10**8, 10**10),
    ("collection_agents", "point", 20, 500),
    ("bhyt_visits", "times", 10_000, 900_000),
)


@dataclass(frozen=True, slots=True)
class Rate:
    """A target as a rate.

    Args:
        indicator: code of the indicator.
        year: by when.
        value: in hundredths of a per cent.
        area: local name of the area.
        comparator: code of the comparator.
        section: path of the section it stands in.
        restated: name of the document that set it; empty where the plan does.
    """

    indicator: str
    year: int
    value: int
    area: str
    comparator: str = "at-least"
    section: str = "II"
    restated: str = ""


def rates(sheet: Sheet, head: Head, dice: Random, above: list[str]) -> None:
    """The rates: those of the documents above, then the plan's own, year by year."""
    for name in above:
        for rate in _restated(head, name):
            _target(sheet, head, rate, sheet.take())
    bump = dice.randint(0, 60)
    for indicator in _ROAD:
        for year in range(head.year, head.last_year + 1):
            value = floor(head.province, indicator, year) + bump
            _target(sheet, head, Rate(indicator, year, value, head.province.area), sheet.take())
    if head.province.districts and dice.random() < 0.7:
        _districts(sheet, head, dice, bump)


def persons(sheet: Sheet, head: Head, dice: Random) -> None:
    """Targets in persons, and that of pupils, which belongs to a group."""
    more = dice.randint(0, 500)
    for year in range(head.year, head.last_year + 1):
        count = floor(head.province, "bhxh_voluntary", year) * _labour_force(head.province) // WHOLE + more
        pairs = (("aboutArea", f"area:{head.province.area}"), ("byTime", sheet.year(year)))
        _figure(sheet, "target", "Target", "II", "bhxh_voluntary", *pairs, *_value("at-least", f"{count}.0", "person"))
    pairs = (("denominator", "denominator:pupils_students"), ("aboutArea", f"area:{head.province.area}"))
    group = (("aboutGroup", "groupCode:pupils_students"), ("byTime", sheet.year(head.last_year)))
    _figure(sheet, "target", "Target", "II", "bhyt_coverage", *pairs, *group, *_value("equal", "100.0", "percent"))


def of_group(sheet: Sheet, head: Head, dice: Random, group: str, section: str) -> None:
    """The targets of a group that the plan forms, rising from year to year."""
    value = dice.randint(4000, 8500)
    for year in range(head.year, head.last_year + 1):
        pairs = (
            ("denominator", "denominator:group"),
            ("aboutGroup", group),
            ("aboutArea", f"area:{head.province.area}"),
            ("byTime", sheet.year(year)),
        )
        last = _value("at-least", hundredths(value), "percent")
        _figure(sheet, "target", "Target", section, "bhyt_coverage", *pairs, *last)
        value = min(WHOLE, value + dice.randint(50, 300))


def observed(sheet: Sheet, head: Head, dice: Random, years: int) -> None:
    """What is reported of the years before: persons, their wholes, and the rates that follow from them."""
    for year in range(head.year - years, head.year):
        population = _population(head.province) * (WHOLE + 90 * (year - 2009)) // WHOLE
        labour = _labour_force(head.province) * (WHOLE + 90 * (year - 2009)) // WHOLE
        compulsory = labour * dice.randint(900, 2800) // WHOLE
        voluntary = labour * dice.randint(50, 400) // WHOLE
        insured = population * dice.randint(5500, 9300) // WHOLE
        unemployment = compulsory * dice.randint(80, 95) // 100
        _observe(sheet, head, year, "population", population)
        _observe(sheet, head, year, "labour_force", labour)
        _observe(sheet, head, year, "bhxh_compulsory", compulsory)
        _observe(sheet, head, year, "bhxh_voluntary", voluntary)
        _rate(sheet, head, year, "bhxh_coverage", (compulsory + voluntary, labour, "labour_force"))
        _rate(sheet, head, year, "bhyt_coverage", (insured, population, "population"))
        _rate(sheet, head, year, "bhtn_coverage", (unemployment, labour, "labour_force"))
    for indicator, unit, least, most in dice.sample(_ACTIVITIES, dice.randint(2, len(_ACTIVITIES))):
        _observe(sheet, head, head.year - 1, indicator, dice.randint(least, most), unit)


def floor(province: Province, indicator: str, year: int) -> int:
    """What the documents above a plan ask of a province, in hundredths of a per cent; it rises from year to year."""
    first, middle, last = _ROAD[indicator]
    more = chance(province.code, indicator, "floor").randint(0, 300)
    if year <= 2020:
        return more + first + (middle - first) * (year - 2009) // 11
    return more + middle + (last - middle) * (year - 2020) // 5


def _restated(head: Head, name: str) -> list[Rate]:
    """The targets of a document above that lie ahead, in the time of the plan."""
    last = head.period[1] if head.period else 2025
    if name in _NATIONAL:
        found = [Rate(one, year, value, "VN", how, restated=name) for one, year, value, how in _NATIONAL[name]]
    else:
        year = 2020 if "-2013-" in name else 2025
        found = [
            Rate(one, year, floor(head.province, one, year), head.province.area, restated=name)
            for one in ("bhyt_coverage", "bhxh_coverage")
        ]
    return [rate for rate in found if head.year < rate.year <= last]


def _districts(sheet: Sheet, head: Head, dice: Random, bump: int) -> None:
    """A table of the districts, a row each, some above and some below the whole province."""
    for at, area in enumerate(head.province.districts):
        row = sheet.take()
        for indicator in _ROAD:
            away = dice.randint(1, 90)
            value = floor(head.province, indicator, head.year) + bump + (away if at % 2 else -away)
            _target(sheet, head, Rate(indicator, head.year, value, area, "equal", "PL1"), row)


def _target(sheet: Sheet, head: Head, rate: Rate, line: str) -> None:
    whole = "labour_force" if head.year < 2019 else "working_age_labour_force"
    base = "population" if rate.indicator == "bhyt_coverage" else whole
    pairs = [
        ("denominator", f"denominator:{base}"),
        ("aboutArea", f"area:{rate.area}"),
        ("byTime", sheet.year(rate.year)),
        *_value(rate.comparator, hundredths(rate.value), "percent"),
    ]
    if rate.restated:
        pairs.append(("restatedFrom", f"doc:{rate.restated}"))
    _figure(sheet, "target", "Target", rate.section, rate.indicator, *pairs, line=line)


def _rate(sheet: Sheet, head: Head, year: int, indicator: str, parts: tuple[int, int, str]) -> None:
    part, whole, base = parts
    _observe(sheet, head, year, indicator, part)
    value = (part * WHOLE + whole // 2) // whole
    pairs = (
        ("denominator", f"denominator:{base}"),
        ("aboutArea", f"area:{head.province.area}"),
        ("duringTime", sheet.year(year)),
        *_value("equal", hundredths(value), "percent"),
    )
    _figure(sheet, "observation", "Observation", "I", indicator, *pairs)


def _observe(sheet: Sheet, head: Head, year: int, indicator: str, value: int, unit: str = "person") -> None:
    pairs = (("aboutArea", f"area:{head.province.area}"), ("duringTime", sheet.year(year)))
    _figure(sheet, "observation", "Observation", "I", indicator, *pairs, *_value("equal", f"{value}.0", unit))


def _value(comparator: str, value: str, unit: str) -> tuple[tuple[str, str], ...]:
    return ("comparator", f"comparator:{comparator}"), ("value", value), ("unit", f"unit:{unit}")


def _figure(
    sheet: Sheet, kind: str, name: str, section: str, indicator: str, *pairs: tuple[str, str], line: str = ""
) -> None:
    number = sheet.position(kind)
    sheet.statement(
        f"{kind}:{number}",
        f"ansinh:{name}",
        ("position", str(number)),
        ("sectionPath", quoted(section)),
        ("indicator", f"indicator:{indicator}"),
        *pairs,
        ("statedIn", line or sheet.take()),
    )


def _population(province: Province) -> int:
    return chance(province.code, "population").randint(300_000, 3_000_000)


def _labour_force(province: Province) -> int:
    return _population(province) * 55 // 100
