"""Where a thing stands in the sources, and what was found to be wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from ansinh.corpus.parts import is_passage
from ansinh.corpus.passages import Place
from ansinh.describe.names import Named, Names
from ansinh.questions.answer import Desk, Passage
from ansinh.store.embedded_links import ALL, Links, Slice, as_line
from ansinh.store.interface import Iri
from ansinh.terms import ONTOLOGY, RDF

_STATED_IN = ONTOLOGY + "statedIn"
_ACCORDING_TO = ONTOLOGY + "accordingTo"
_SOURCE = ONTOLOGY + "inSourceFile"
_OF_PASSAGE = (RDF + "type", ONTOLOGY + "firstLine", ONTOLOGY + "lastLine", _SOURCE)
_OF_FILE = (ONTOLOGY + "fileName", ONTOLOGY + "sha256")
_OF_FINDING = (
    RDF + "type",
    *(ONTOLOGY + name for name in ("message", "findingKind", "severity", "concerns", "statedIn", "comparedWith")),
)
_FINDING = "/finding/"


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction or doubt about a thing.

    Args:
        named: the finding, called by its message.
        kind: of which kind it is.
        severity: how much it matters.
        passages: every place that it rests on.
    """

    named: Named
    kind: Named
    severity: Named
    passages: tuple[Passage, ...]


class Evidence:
    """The passages and findings of things; remembers the triples that it has read.

    Args:
        links: where things are looked up.
        desk: shows passages.
        names: names things.
    """

    def __init__(self, links: Links, desk: Desk, names: Names) -> None:
        self._links = links
        self._desk = desk
        self._names = names
        self._lines: dict[str, None] = {}

    @property
    def lines(self) -> list[str]:
        """What was read, as N-Triples lines."""
        return list(self._lines)

    def passages(self, thing: Iri, wanted: Slice) -> tuple[Passage, ...]:
        """The passages that a thing rests on: its own, those of the task that it is a part in, those of its record."""
        if is_passage(thing.value):
            return self._shown([thing.value])
        found = self._read(thing, _STATED_IN, wanted) + self._read(thing, _ACCORDING_TO, wanted)
        if not found:
            holders = [Iri(iri) for iri in self._read(thing, ONTOLOGY + "participationIn", ALL)]
            found = [iri for holder in holders for iri in self._read(holder, _STATED_IN, wanted)]
        if not found:
            records = self._links.subjects(ONTOLOGY + "describes", thing, wanted)
            self._note(as_line(record, ONTOLOGY + "describes", thing) for record in records)
            found = [iri for record in records for iri in self._read(record, _ACCORDING_TO, wanted)]
        return self._shown(found)

    def findings(self, thing: Iri, wanted: Slice) -> tuple[Finding, ...]:
        """The findings about a thing, and those in it where it is a source document."""
        about = self._links.subjects(ONTOLOGY + "concerns", thing, wanted)
        inside = [one for one in self._links.subjects(ONTOLOGY + "inDocument", thing) if _FINDING in one.value]
        end = wanted.offset + (wanted.limit or len(inside))
        return tuple(self._finding(one) for one in dict.fromkeys((*about, *inside[wanted.offset : end])))

    def _finding(self, finding: Iri) -> Finding:
        known = {one: self._read(finding, one, ALL) for one in _OF_FINDING}
        kind, severity = (known[ONTOLOGY + one][0] for one in ("findingKind", "severity"))
        places = known[_STATED_IN] + known[ONTOLOGY + "comparedWith"]
        return Finding(
            self._names.of(finding.value), self._names.of(kind), self._names.of(severity), self._shown(places)
        )

    def _shown(self, iris: Iterable[str]) -> tuple[Passage, ...]:
        found = [self._passage(Iri(iri)) for iri in dict.fromkeys(iris)]
        return tuple(sorted(found, key=lambda one: (one.source_file, one.line_start, one.line_end)))

    def _passage(self, passage: Iri) -> Passage:
        _, first, last, source = (self._read(passage, one, ALL)[0] for one in _OF_PASSAGE)
        name, digest = (self._read(Iri(source), one, ALL)[0] for one in _OF_FILE)
        self._names.of(passage.value)
        return self._desk.passage(passage.value, Place(name, digest, int(first), int(last)))

    def _read(self, thing: Iri, predicate: str, wanted: Slice) -> list[str]:
        values = self._links.values(thing, predicate, wanted)
        self._note(as_line(thing, predicate, value) for value in values)
        for one in (Iri(predicate), *values) if values else ():
            if isinstance(one, Iri):
                self._names.of(one.value)
        return [value.value for value in values]

    def _note(self, lines: Iterable[str]) -> None:
        self._lines.update(dict.fromkeys(lines))
