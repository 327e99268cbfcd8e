"""What a thing is called: its code and its label in both languages, whatever it is."""

from collections.abc import Iterable

from ansinh.store.interface import Literal, QueryEngine
from ansinh.thing import Thing

_CODE = "skos:notation|ansinh:areaCode|ansinh:shortName|ansinh:timeNotation"
_LABEL = "rdfs:label|skos:prefLabel|ansinh:title|ansinh:summary|ansinh:message"
_CALLED = "SELECT ?thing ?value WHERE {{ VALUES ?thing {{ {things} }} ?thing {path} ?value }}"


def things(engine: QueryEngine, iris: Iterable[str]) -> dict[str, Thing]:
    """What the things with these IRIs are called, in the order given."""
    found: dict[str, dict[str, str]] = {iri: {} for iri in iris}
    if not found:
        return {}
    given = " ".join(f"<{iri}>" for iri in found)
    rows = engine.select(_CALLED.format(things=given, path=f"{_CODE}|{_LABEL}"))
    for row in sorted(rows, key=lambda row: row["value"].value):
        value = row["value"]
        key = (value.language if isinstance(value, Literal) else None) or "code"
        found[row["thing"].value].setdefault(key, value.value)
    return {iri: Thing(iri, said.get("code"), said.get("vi"), said.get("en")) for iri, said in found.items()}
