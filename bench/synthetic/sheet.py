"""A Turtle text that is written node by node, with the lines of the source that it speaks of."""

from collections.abc import Iterable
from datetime import date

from ansinh.terms import ONTOLOGY, RDFS, SKOS, THING, XSD

_SCHEMES = {
    "agency": "agency",
    "agencyType": "agency-type",
    "area": "area",
    "certainty": "certainty",
    "comparator": "comparator",
    "denominator": "denominator",
    "doc": "document",
    "documentType": "document-type",
    "findingKind": "finding-kind",
    "groupCode": "group-code",
    "indicator": "indicator",
    "level": "administrative-level",
    "mode": "assignment-mode",
    "precision": "time-precision",
    "provision": "provision",
    "reason": "line-reason",
    "record": "record",
    "recurrence": "recurrence",
    "relation": "relation",
    "role": "role",
    "severity": "severity",
    "source": "source",
    "taskType": "task-type",
    "time": "time",
    "unit": "unit",
}
_OWN = {
    "cite": "citation",
    "deadline": "deadline",
    "finding": "finding",
    "group": "group",
    "member": "member",
    "note": "note",
    "observation": "observation",
    "part": "participation",
    "scheme": "scheme",
    "section": "section",
    "target": "target",
    "task": "task",
}

Value = str | Iterable[str]
"""One object in Turtle, or several."""


class Sheet:
    """The Turtle text of one plan.

    Args:
        name: local name of the plan under `document/`, which is the stem of its source file too.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.document = f"doc:{name}"
        self._parts: list[str] = []
        self._seen: set[str] = set()
        self._passages: dict[tuple[int, int], None] = {}
        self._line = 0
        self._counts: dict[str, int] = {}

    @property
    def line_count(self) -> int:
        """How many lines of the source have been used so far."""
        return self._line

    def node(self, subject: str, classes: str, *pairs: tuple[str, Value]) -> str:
        """Describe `subject`, once; gives it back."""
        if subject not in self._seen:
            self._seen.add(subject)
            lines = [f"{subject} a {classes}"]
            for predicate, value in pairs:
                prefixed = predicate if ":" in predicate else f"ansinh:{predicate}"
                lines.append(f"    {prefixed} {value if isinstance(value, str) else ' , '.join(value)}")
            self._parts.append(" ;\n".join(lines) + " .\n")
        return subject

    def statement(self, subject: str, classes: str, *pairs: tuple[str, Value]) -> str:
        """Describe a statement of this plan."""
        return self.node(subject, classes, ("inDocument", self.document), *pairs)

    def position(self, kind: str) -> int:
        """The next position among the statements of a kind, from 1."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]

    def take(self, count: int = 1) -> str:
        """The passage of the next `count` lines of the source."""
        first, self._line = self._line + 1, self._line + count
        return self.passage(first, self._line)

    def passage(self, first: int, last: int) -> str:
        """The passage of these lines."""
        self._passages[first, last] = None
        return f"lines:{first}-{last}"

    def period(self, notation: str, first: date, last: date, precision: str) -> str:
        """A stretch of time that has a first and a last day."""
        return self.node(
            f"time:{notation}",
            "ansinh:DatedPeriod",
            ("timeNotation", quoted(notation)),
            ("precision", f"precision:{precision}"),
            ("firstDay", day(first)),
            ("lastDay", day(last)),
        )

    def year(self, year: int) -> str:
        """A year."""
        return self.period(str(year), date(year, 1, 1), date(year, 12, 31), "year")

    def yearly(self, month: int, day_of_month: int) -> str:
        """A day that comes back each year."""
        notation = f"{month:02d}-{day_of_month:02d}"
        return self.node(
            f"time:yearly-{notation}",
            "ansinh:YearlyDate",
            ("timeNotation", quoted(notation)),
            ("precision", "precision:day"),
            ("month", str(month)),
            ("dayOfMonth", str(day_of_month)),
        )

    def to_the_top(self, count: int) -> None:
        """Move the last `count` nodes to where a reader looks for them first."""
        self._parts = self._parts[-count:] + self._parts[:-count]

    def text(self) -> str:
        """The whole text, passages last."""
        for first, last in sorted(self._passages):
            self.node(
                f"lines:{first}-{last}",
                "ansinh:Passage",
                ("inSourceFile", f"source:{self.name}"),
                ("firstLine", str(first)),
                ("lastLine", str(last)),
            )
        return "\n".join(("\n".join(self._prefixes()) + "\n", *self._parts))

    def _prefixes(self) -> list[str]:
        own = {prefix: f"{THING}document/{self.name}/{kind}/" for prefix, kind in _OWN.items()}
        named = {
            "ansinh": ONTOLOGY,
            "lines": f"{THING}source/{self.name}/",
            "rdfs": RDFS,
            "skos": SKOS,
            "xsd": XSD,
            **{prefix: f"{THING}{scheme}/" for prefix, scheme in _SCHEMES.items()},
            **own,
        }
        return [f"@prefix {prefix}: <{iri}> ." for prefix, iri in sorted(named.items())]


def quoted(text: str) -> str:
    """A string in Turtle; the texts made here hold no line feed."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def both(vi: str, en: str) -> tuple[str, str]:
    """A text in both languages."""
    return f"{quoted(vi)}@vi", f"{quoted(en)}@en"


def day(value: date | str) -> str:
    """A day as `xsd:date`."""
    return f'"{value}"^^xsd:date'


def hundredths(value: int) -> str:
    """A decimal number given in hundredths."""
    return f"{value // 100}.{value % 100:02d}"
