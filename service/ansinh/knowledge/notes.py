"""What the shapes say of themselves, beside what they demand: messages, and how their results are recorded."""

from dataclasses import dataclass

from ansinh.knowledge.workbench import Workbench
from ansinh.store.interface import Literal
from ansinh.terms import ONTOLOGY, THING

OTHER = THING + "finding-kind/other"
_SHAPES = """
SELECT ?shape ?message ?kind ?record ?steward WHERE {
  ?shape sh:message ?message .
  OPTIONAL { ?shape ansinh:findingKind ?kind }
  OPTIONAL { ?shape ansinh:comparesRecord ?record }
  OPTIONAL { ?shape ansinh:reportedToStewardOnly ?steward }
}
"""


@dataclass(frozen=True, slots=True)
class Note:
    """What a shape says of itself.

    Args:
        messages: what is wrong, by language.
        kind: IRI of the finding kind under which its results are recorded.
        record: IRI of the property of authority records that says from where a compared value is known.
        steward_only: whether its results are told to whoever adds a document and not recorded.
    """

    messages: dict[str, str]
    kind: str
    record: str
    steward_only: bool


UNKNOWN = Note({}, OTHER, "", steward_only=False)


class Notes:
    """The notes of the shapes in a store.

    Args:
        shapes: holds the shapes.
    """

    def __init__(self, shapes: Workbench) -> None:
        self._notes: dict[str, Note] = {}
        for row in shapes.select(_SHAPES):
            kind = row["kind"].value if "kind" in row else OTHER
            record = row["record"].value if "record" in row else ONTOLOGY + "accordingTo"
            steward = "steward" in row and row["steward"].value in ("true", "1")
            note = self._notes.setdefault(row["shape"].value, Note({}, kind, record, steward))
            if isinstance(row["message"], Literal) and row["message"].language:
                note.messages[row["message"].language] = row["message"].value

    def of(self, shape: str) -> Note:
        """The note of a shape, by its IRI."""
        return self._notes.get(shape, UNKNOWN)
