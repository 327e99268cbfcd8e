"""What a query asks of a thing besides its name: values of properties, and the day at which the name is meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ansinh.errors import ParameterError
from ansinh.reconcile.abbreviations import Words, folded
from ansinh.reconcile.directory import Directory, Entity, Value
from ansinh.reconcile.properties import AS_OF, PROPERTIES

_DAY = re.compile(
    r"(?:(?P<iso>\d{4})-(?P<iso_month>\d{1,2})-(?P<iso_day>\d{1,2})|(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4}))"
)
_DATED = re.compile(rf"[,\s(]*(?:ngày|ngay|dated|of)?\s*{_DAY.pattern}\)?", re.IGNORECASE)
_IN_YEAR = re.compile(r"[,\s(]*(?:năm|nam|of)\s*(?P<only>\d{4})\)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Condition:
    """One property that a thing is to have.

    Args:
        name: id of the property.
        values: any of them will do; texts, or ids of things.
    """

    name: str
    values: tuple[str, ...]


def known(name: str) -> str:
    """The id of a property that there is.

    Raises:
        ParameterError: there is none; the known ones are named.
    """
    if name not in PROPERTIES:
        listed = ", ".join(PROPERTIES)
        raise ParameterError(
            f"Không có thuộc tính “{name}”. Có: {listed}.", f"There is no property “{name}”. There are: {listed}."
        )
    return name


def day_in(text: str) -> str:
    """The day that `text` names, as ISO 8601; empty where it names none."""
    match = _DAY.search(text)
    if match is None:
        return ""
    year, month, day = (
        match[iso] or match[other] for iso, other in (("iso", "year"), ("iso_month", "month"), ("iso_day", "day"))
    )
    return f"{year}-{int(month):02}-{int(day):02}"


def apart(text: str) -> tuple[str, tuple[Condition, ...]]:
    """The name of a document without the day or year that is written with it, and that as a condition."""
    if match := _DATED.search(text):
        return text[: match.start()] + text[match.end() :], (Condition("date", (day_in(match[0]),)),)
    if match := _IN_YEAR.search(text):
        return text[: match.start()], (Condition("date", (match["only"],)),)
    return text, ()


def number_after_type(directory: Directory, text: str) -> tuple[Words, tuple[Condition, ...]]:
    """The number in `Nghị quyết số 21-NQ/TW`, and the type before it as a condition; nothing where there is no type.

    What is carried out or amended by a document has its number in the title, too, but not after the type alone.
    """
    found = directory.abbreviations.without_number_words(folded(text))
    start = next((place for place, word in enumerate(found) if word.isdecimal()), 0)
    if found[:start] not in directory.document_types:
        return (), ()
    return found[start:], (Condition("documentType", (" ".join(found[:start]),)),)


def met(directory: Directory, entity: Entity, conditions: Sequence[Condition]) -> int:
    """How many of `conditions` a thing meets."""
    return sum(_meets(directory, entity, one) for one in conditions)


def _meets(directory: Directory, entity: Entity, condition: Condition) -> bool:
    if condition.name == AS_OF:
        return any(_exists_at(entity, day_in(value) or value) for value in condition.values)
    return any(
        _is(directory, value, text) for value in entity.values.get(condition.name, ()) for text in condition.values
    )


def _exists_at(entity: Entity, moment: str) -> bool:
    """Whether an area exists at a day, or in a year; what is no area always does."""
    first = _days(entity, "validFrom")
    last = _days(entity, "validUntil")
    return all(day[: len(moment)] <= moment for day in first) and all(moment <= day[: len(moment)] for day in last)


def _days(entity: Entity, name: str) -> Iterable[str]:
    return (value.text for value in entity.values.get(name, ()))


def _is(directory: Directory, value: Value, text: str) -> bool:
    """Whether a value is what `text` names: an id, a name in any form, a day or its year, or the same words."""
    entity = directory.entities.get(value.iri)
    if entity is not None:
        return directory.get(text) is entity or entity.iri in directory.called(entity.type, text)
    if value.day:
        return value.text == day_in(text) or (text.isdecimal() and value.text.startswith(f"{text}-"))
    return "".join(folded(value.text)) == "".join(folded(text))
