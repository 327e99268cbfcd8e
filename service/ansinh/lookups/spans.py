"""Days, months, quarters, years and intervals, as ISO 8601 writes them, `..` standing for an open end."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_PERIOD = re.compile(r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_OPEN = ".."


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included."""

    first: date
    last: date

    def meets(self, first: date, last: date) -> bool:
        """Whether it shares a day with the stretch from `first` to `last`."""
        return self.first <= last and first <= self.last

    def has_yearly(self, month: int, day: int) -> bool:
        """Whether it holds that day of a year."""
        years = range(self.first.year, min(self.last.year, self.first.year + 1) + 1)
        days = (_day(year, month, min(day, monthrange(year, month)[1])) for year in years)
        return any(self.first <= one <= self.last for one in days if one is not None)


def span(text: str) -> Span | None:
    """What `text` says: `2024-07-20`, `2024-07`, `2024-Q3`, `2024`, or two of these with a slash between; else None."""
    first, slash, last = text.partition("/")
    if not slash:
        return _period(text)
    begin = Span(date.min, date.min) if first == _OPEN else _period(first)
    end = Span(date.max, date.max) if last == _OPEN else _period(last)
    if begin is None or end is None or begin.first > end.last:
        return None
    return Span(begin.first, end.last)


def _period(text: str) -> Span | None:
    found = _PERIOD.fullmatch(text)
    if found is None:
        return None
    year, quarter, month, day = (int(part) if part else None for part in found.group("year", "quarter", "month", "day"))
    if not year:
        return None
    if day is not None and month is not None:
        one = _day(year, month, day)
        return Span(one, one) if one else None
    low, high = (3 * quarter - 2, 3 * quarter) if quarter else (month, month) if month is not None else (1, 12)
    begin, end = _day(year, low, 1), _day(year, high, 1)
    return Span(begin, end.replace(day=monthrange(year, high)[1])) if begin and end else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
