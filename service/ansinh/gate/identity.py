"""Whether a plan is in the graph already, or nearly."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ansinh.errors import Message
from ansinh.store.interface import Iri, QueryEngine, Row
from ansinh.text import number_key

ALIKE = 0.8
"""The share of tasks that two documents may have in common before one is taken for nearly the other."""

_HEAD = """
SELECT ?document ?name ?issuer ?day ?area WHERE {
  ?document a ansinh:SourceDocument ; ansinh:shortName ?name .
  OPTIONAL { ?document ansinh:issuer ?issuer }
  OPTIONAL { ?document ansinh:issuedOn ?day }
  OPTIONAL { ?document ansinh:jurisdiction ?area }
}
"""
_SAME_ISSUER = """
SELECT ?document ?name ?issuer ?day WHERE {
  ?document ansinh:issuer ?issuer ; ansinh:shortName ?name . OPTIONAL { ?document ansinh:issuedOn ?day }
}
"""
_SAME_AREA = """
SELECT ?document ?area ?name WHERE {
  ?document a ansinh:SourceDocument ; ansinh:jurisdiction ?area ; ansinh:shortName ?name
}
"""
_TASKS = """
SELECT DISTINCT ?document ?summary WHERE {
  ?task a ansinh:Task ; ansinh:inDocument ?document ; ansinh:summary ?summary
}
"""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Something that the graph holds already.

    Args:
        document: IRI of the document of the plan.
        severity: `violation` where it is the same, `warning` where it is nearly.
        message: what is alike.
    """

    document: str
    severity: str
    message: Message


def likenesses(engine: QueryEngine, plan: QueryEngine, described: Collection[str]) -> list[Likeness]:
    """What the graph already holds of the documents of a plan.

    Args:
        engine: the graph.
        plan: the plan with what it touches.
        described: IRIs of the nodes that the plan itself describes.
    """
    found: list[Likeness] = []
    for row in plan.select(_HEAD):
        if row["document"].value in described:
            found += _same(engine, row) or _near(engine, plan, row)
    return found


def _same(engine: QueryEngine, row: Row) -> list[Likeness]:
    document, name = row["document"].value, row["name"].value
    if engine.select("SELECT ?document ?file { ?document ansinh:heldInFile ?file }", {"document": Iri(document)}):
        return [
            _likeness(
                document,
                "violation",
                f"Văn bản {name} đã có trong đồ thị.",
                f"The document {name} is in the graph already.",
            )
        ]
    if "issuer" not in row:
        return []
    others = engine.select(_SAME_ISSUER, {"issuer": row["issuer"]})
    for other in others:
        alike = number_key(other["name"].value) == number_key(name) and other.get("day") == row.get("day")
        if alike and other["document"].value != document:
            vi = f"Cùng cơ quan, số và ngày với {other['document'].value}, đã có trong đồ thị. Hãy dùng định danh ấy."
            en = f"Issuer, number and date are those of {other['document'].value}, which the graph holds. Use that IRI."
            return [_likeness(document, "violation", vi, en)]
    # Neighbouring numbers are usual; of the same day they are more likely one number misprinted.
    same_day = [other["name"].value for other in others if other.get("day") == row.get("day") and "day" in row]
    near = [one for one in same_day if _one_apart(number_key(one), number_key(name))]
    return [
        _likeness(
            document,
            "warning",
            f"Số {name} chỉ khác {one} một ký tự.",
            f"The number {name} is one character from {one}.",
        )
        for one in sorted(set(near))
    ]


def _near(engine: QueryEngine, plan: QueryEngine, row: Row) -> list[Likeness]:
    """Documents of the same area most of whose tasks the plan has too."""
    document = row["document"].value
    own = _summaries(plan.select(_TASKS, {"document": Iri(document)}))
    if not own or "area" not in row:
        return []
    found = []
    for other in engine.select(_SAME_AREA, {"area": row["area"]}):
        shared = own & _summaries(engine.select(_TASKS, {"document": other["document"]}))
        if len(shared) >= ALIKE * len(own):
            name = other["name"].value
            vi = f"{len(shared)} trong {len(own)} câu tóm tắt nhiệm vụ giống hệt văn bản {name}."
            en = f"{len(shared)} of {len(own)} task summaries are those of document {name}."
            found.append(_likeness(document, "warning", vi, en))
    return found


def _summaries(rows: Iterable[Row]) -> set[str]:
    return {row["summary"].value for row in rows}


def _one_apart(first: str, second: str) -> bool:
    """Whether one insertion, deletion or replacement of a character leads from one text to the other."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    shorter, longer = sorted((first, second), key=len)
    at = next((index for index, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    rest = shorter[at + 1 :] if len(shorter) == len(longer) else shorter[at:]
    return rest == longer[at + 1 :]


def _likeness(document: str, severity: str, vi: str, en: str) -> Likeness:
    return Likeness(document, severity, Message(vi, en))
