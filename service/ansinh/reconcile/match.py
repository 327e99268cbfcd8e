"""How well names match: the same name first, then one with a slip of the pen, then what is like it.

A candidate is a certain match only where it alone has the name, or a slip away from it, and meets all conditions.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from ansinh.reconcile.abbreviations import Words, folded
from ansinh.reconcile.conditions import Condition, apart, met, number_after_type
from ansinh.reconcile.directory import SHORTEST_SLIP, Directory, Entity, Name
from ansinh.reconcile.properties import AREAS, AS_OF, TYPES
from ansinh.text import nfc, words

_WRITTEN_SO = 100.0
_SAME = 97.0
_SLIP = 92.0
_PART = 80.0
"""A name that does not alone say which thing is meant: an agency without its province, an area without its kind."""
_HEIR = 85.0
"""The area of another day of which the name speaks."""
_UNNAMED = 50.0
"""What is asked for by its properties alone."""
_LIKE = 0.75
_CERTAIN = 90.0
_FAILED = 25.0
"""What a condition costs that is not met."""

# Names that are longer may have two slips.
_LONG = 16
_LIKENESS = 55.0
# Names that are looked at for likeness; a thing has up to ten, and twenty candidates are more than anyone reads.
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """A name to be matched.

    Args:
        text: the name.
        types: the types that a match may have; all where none is given.
        conditions: what else a match must have.
        limit: candidates at the most.
    """

    text: str
    types: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that may be meant.

    Args:
        entity: the thing.
        score: from 0 to 100.
        match: whether it is certain.
        name_score: what its name alone would score.
        met: the part of the conditions that it meets, from 0 to 1.
    """

    entity: Entity
    score: float
    match: bool
    name_score: float
    met: float


@dataclass(frozen=True, slots=True)
class _Reading:
    """A way in which a text may be meant.

    Args:
        forms: its words, as they are and written out.
        toned: its words with their tones, to tell whether a name is written just so.
        conditions: those of the query, and those that are written in the text.
        whole: whether it is the whole text.
    """

    forms: tuple[Words, ...]
    toned: tuple[str, ...]
    conditions: tuple[Condition, ...]
    whole: bool = True

    @property
    def placed(self) -> bool:
        """Whether it is said in which province the thing is."""
        return any(one.name == "province" for one in self.conditions)

    def slip(self, name: Name, distance: float) -> float:
        """What a name scores that is some edits away.

        There are districts whose names are one letter apart, and documents whose numbers are; the graph has not all.
        """
        kind = name.entity.type
        doubtful = (kind == "Document" and _digits(name.key)) or (kind == "District" and not self.placed)
        return _PART if doubtful or self.equal(name) < _SAME else _SLIP - distance

    def equal(self, name: Name) -> float:
        """What an equal name scores: whole, it is the same; without its province only where that is given, too."""
        if not self.whole or not (name.whole or self.placed):
            return _PART
        return _WRITTEN_SO if tuple(word.toned for word in words(name.text)) == self.toned else _SAME


_Scores = dict[str, tuple[float, tuple[Condition, ...]]]
"""What the best name of each thing scores, by IRI, with the conditions under which it was read."""
_NONE: tuple[float, tuple[Condition, ...]] = (0.0, ())


class Matcher:
    """Matches names with the things of a directory."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def candidates(self, asked: Asked) -> list[Candidate]:
        """What may be meant, best first; at most one is certain."""
        direct = self._directory.get(asked.text.strip())
        if direct is not None:
            return [Candidate(direct, _WRITTEN_SO, match=True, name_score=_WRITTEN_SO, met=1.0)]
        scores = self._scores(asked)
        if not any(one.score >= _PART and one.met == 1.0 for one in self._weighed_all(scores)):
            self._add_heirs(scores)
        return self._judged(self._weighed_all(scores), asked.limit)

    def _scores(self, asked: Asked) -> _Scores:
        scores: _Scores = {}
        for kind in asked.types or tuple(TYPES):
            for reading in self._readings(kind, asked):
                for entity, score in self._scored(kind, reading):
                    if score > scores.get(entity.iri, _NONE)[0]:
                        scores[entity.iri] = score, reading.conditions
        return scores

    def _add_heirs(self, scores: _Scores) -> None:
        for iri, (score, conditions) in list(scores.items()):
            for other in self._in_its_place(iri, conditions):
                scores.setdefault(other, (min(score, _HEIR), conditions))

    def _weighed_all(self, scores: _Scores) -> list[Candidate]:
        return [self._weighed(iri, *scored) for iri, scored in scores.items()]

    def _in_its_place(self, iri: str, conditions: Sequence[Condition]) -> Iterator[str]:
        """The areas that came after one, or were before it, and exist at the day that is asked for."""
        moment = [one for one in conditions if one.name == AS_OF]
        entity = self._directory.entities[iri]
        if moment and not met(self._directory, entity, moment):
            for way in ("succeededBy", "replaces"):
                for value in entity.values.get(way, ()):
                    if met(self._directory, self._directory.entities[value.iri], moment):
                        yield value.iri

    def _judged(self, found: list[Candidate], limit: int) -> list[Candidate]:
        best = max((one.score for one in found), default=0.0)
        rivals = [one for one in found if one.score >= (_SAME if best >= _SAME else _PART)]
        certain = len(rivals) == 1 and rivals[0].score >= _CERTAIN and rivals[0].met == 1.0
        found.sort(key=lambda one: (-one.score, one.entity.iri))
        return [
            Candidate(one.entity, one.score, certain and one is rivals[0], one.name_score, one.met)
            for one in found[:limit]
        ]

    def _weighed(self, iri: str, score: float, conditions: Sequence[Condition]) -> Candidate:
        entity = self._directory.entities[iri]
        holds = met(self._directory, entity, conditions)
        weighed = max(0.0, score - _FAILED * (len(conditions) - holds))
        part = holds / len(conditions) if conditions else 1.0
        return Candidate(entity, round(weighed, 1), match=False, name_score=round(score, 1), met=part)

    def _readings(self, kind: str, asked: Asked) -> Iterator["_Reading"]:
        """The ways in which the text may be meant."""
        abbreviations = self._directory.abbreviations
        text, dated = apart(asked.text) if kind == "Document" else (asked.text, ())
        conditions = (*asked.conditions, *dated)
        plain = folded(nfc(text))
        out = abbreviations.written_out(plain)
        forms = dict.fromkeys((plain, out))
        yield _Reading(tuple(forms), tuple(word.toned for word in words(nfc(text))), conditions)
        if kind in AREAS and (bare := abbreviations.without_kind(out)) not in forms:
            yield _Reading((bare,), (), conditions, whole=False)
        if kind == "Document":
            number, typed = number_after_type(self._directory, nfc(text))
            yield _Reading((number or abbreviations.without_number_words(plain),), (), (*conditions, *typed))

    def _scored(self, kind: str, reading: "_Reading") -> Iterator[tuple[Entity, float]]:
        """The things of a type with what their names score; one thing may come more than once."""
        if not any(reading.forms):
            yield from ((one, _UNNAMED) for one in self._directory.entities.values() if one.type == kind)
            return
        for form in reading.forms:
            for name in self._directory.by_key.get("".join(form), ()):
                if name.entity.type == kind:
                    yield name.entity, reading.equal(name)
        yield from self._slips(kind, reading)
        yield from self._like(kind, reading.forms)

    def _slips(self, kind: str, reading: "_Reading") -> Iterator[tuple[Entity, float]]:
        """Names one letter away, of long names two; numbers have no slips, since the next one is another's."""
        for key in dict.fromkeys("".join(form) for form in reading.forms):
            if len(key) < SHORTEST_SLIP:
                continue
            most = 2 if len(key) >= _LONG else 1
            names = self._directory.names[kind]
            near = process.extract(
                key, self._directory.keys[kind], scorer=OSA.distance, score_cutoff=most, limit=_LOOKED_AT
            )
            for _, distance, place in near:
                if distance and _digits(names[place].key) == _digits(key):
                    yield names[place].entity, reading.slip(names[place], distance)

    def _like(self, kind: str, forms: Iterable[Words]) -> Iterator[tuple[Entity, float]]:
        names = self._directory.names[kind]
        for text in dict.fromkeys(" ".join(form) for form in forms):
            near = process.extract(
                text,
                self._directory.texts_of_names[kind],
                scorer=fuzz.token_sort_ratio,
                score_cutoff=_LIKENESS,
                limit=_LOOKED_AT,
            )
            for _, likeness, place in near:
                yield names[place].entity, likeness * _LIKE


def _digits(key: str) -> str:
    return "".join(letter for letter in key if letter.isdigit())
