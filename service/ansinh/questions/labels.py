"""What the codes in answers are called, in both languages."""

from collections import defaultdict
from collections.abc import Mapping

from ansinh.errors import Message
from ansinh.questions.answer import Cell
from ansinh.questions.columns import ALL_SCHEMES, schemes, value
from ansinh.store.interface import Literal, QueryEngine, Row
from ansinh.terms import THING

_LABELS = """
SELECT ?scheme ?code ?label WHERE {
  VALUES ?scheme { %s }
  ?concept skos:inScheme ?scheme ; skos:notation ?code ; skos:prefLabel ?label
}
"""
_AREAS = """
SELECT ?code ?label ?from WHERE {
  VALUES ?class { ansinh:Country ansinh:Province ansinh:District }
  ?area a ?class ; ansinh:areaCode ?code ; rdfs:label ?label .
  OPTIONAL { ?area ansinh:validFrom ?from }
} ORDER BY DESC(?from)
"""
_AREA_COLUMNS = {"area", "jurisdiction"}
_WRITTEN_AS_THEY_ARE = {"article", "clause", "clause_of_article_12", "code", "line", "lines", "month", "number"}


class Labels:
    """The names of codes and areas, read once a snapshot.

    Args:
        engine: the engine to ask.
    """

    def __init__(self, engine: QueryEngine) -> None:
        wanted = {f"{THING}scheme/{scheme}": scheme for scheme in ALL_SCHEMES}
        by_scheme: dict[str, list[Row]] = {scheme: [] for scheme in ALL_SCHEMES}
        for row in engine.select(_LABELS % " ".join(f"<{iri}>" for iri in wanted)):
            by_scheme[wanted[row["scheme"].value]].append(row)
        self._schemes = {scheme: _messages(rows) for scheme, rows in by_scheme.items()}
        # Codes were used again in 2025; what the documents mean is the area of their time, so the earliest comes last.
        self._areas = _messages(engine.select(_AREAS))

    def of(self, column: str, cell: Cell, language: str) -> str:
        """What stands in a column for people: names for codes, and numbers written as the language does."""
        if isinstance(cell, bool):
            return self.of(column, "yes" if cell else "no", language)
        if isinstance(cell, int | float):
            plain = column in _WRITTEN_AS_THEY_ARE or column.endswith("year") or column.startswith(("line", "period"))
            return str(cell) if plain else number(cell, language)
        if column in _AREA_COLUMNS and cell in self._areas:
            return self._areas[cell].to(language)
        whole = self._code(column, cell)
        if whole is not None:
            return whole.to(language)
        return self._several(column, cell, language)

    def code(self, scheme: str, code: str) -> Message:
        """What a code of a scheme is called; the code itself where there is none."""
        return self._schemes[scheme].get(code, Message(code, code))

    def _several(self, column: str, cell: str, language: str) -> str:
        """Codes that share a cell, parted by semicolons or, as in the contract listing, by spaces."""
        if not schemes(column):
            return cell
        parts = cell.split("; ") if "; " in cell else cell.split(" ")
        found = [self._code(column, part) for part in parts]
        named = [one.to(language) for one in found if one is not None]
        return "; ".join(named) if len(named) == len(parts) else cell

    def _code(self, column: str, cell: str) -> Message | None:
        for scheme in schemes(column):
            found = self.code(scheme, cell)
            if found.vi != cell:
                return found
        return value(cell)


def number(amount: float, language: str) -> str:
    """A number as the language writes it: 1.234,5 in Vietnamese, 1,234.5 in English."""
    text = f"{amount:,}"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def _messages(rows: list[Row]) -> Mapping[str, Message]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        label = row["label"]
        found[row["code"].value][(label.language or "") if isinstance(label, Literal) else ""] = label.value
    return {code: Message(texts.get("vi", code), texts.get("en", code)) for code, texts in found.items()}
