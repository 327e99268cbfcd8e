"""Something of the graph as it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of the graph as it is shown.

    Args:
        iri: its IRI.
        code: its code, number or notation, if it has one.
        vi: its label, title or summary in Vietnamese, if it has one.
        en: the same in English.
    """

    iri: str
    code: str | None = None
    vi: str | None = None
    en: str | None = None

    def as_object(self) -> dict[str, object]:
        """The thing as JSON has it."""
        return {"iri": self.iri, "code": self.code, "label": {"vi": self.vi, "en": self.en}}
