"""What a thing is called: its label, or for things that have none a name made of what is said of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ansinh.errors import Message
from ansinh.store.embedded_links import Links, Slice, as_line
from ansinh.store.interface import Iri, Literal, Term
from ansinh.terms import ONTOLOGY, RDF, RDFS, SKOS, expanded
from ansinh.vocabulary import short

_LABELS = (RDFS + "label", SKOS + "prefLabel")
_FIELD = re.compile(r"\{([\w:|]+)\}")
_LANGUAGES = ("vi", "en")
_FEW = Slice(limit=8)  # a label has one value a language; more would be a fault of the data
_DEPTH = 4  # the record of a document that is issued with another; deeper names are of no use to a reader


def _same(text: str) -> Message:
    return Message(text, text)


_SIGNATURES: Sequence[tuple[str, Sequence[Message]]] = (
    ("ansinh:Document", (_same("{shortName}"), _same(" ({issuedOn})"))),
    ("ansinh:Task", (_same("{summary}"),)),
    ("ansinh:Deadline", (_same("{summary}"),)),
    ("ansinh:Finding", (_same("{message}"),)),
    ("ansinh:Participation", (_same("{participant}"), _same(": {role}"))),
    (
        "ansinh:Citation",
        (_same("{citedDocument|statedNumber|generalReference|statedTitle}"), _same(": {relation}")),
    ),
    (
        "ansinh:IndicatorValue",
        (
            _same("{indicator}"),
            _same(", {aboutGroup}"),
            _same(", {aboutArea}"),
            _same(": {value} {unit}"),
            _same(" ({byTime|duringTime})"),
        ),
    ),
    ("ansinh:DutySummary", (_same("{ofDutyKind}"), _same(", {dutyRole}"), _same(", {dutyArea}"))),
    ("ansinh:AgencyDutyKind", (Message("việc của {dutyAgencyType}", "duties of {dutyAgencyType}"),)),
    ("ansinh:TaskDutyKind", (Message("việc về {dutyTaskType}", "duties: {dutyTaskType}"),)),
    ("ansinh:DutyKind", (_same("{dutyTaskType}"), _same(" – {dutyAgencyType}"))),
    ("ansinh:AuthorityRecord", (Message("bản ghi của {describes}", "record of {describes}"),)),
    (
        "ansinh:Provision",
        (
            _same("{provisionOf}"),
            Message(", Điều {article}", ", article {article}"),
            Message(", khoản {clause}", ", clause {clause}"),
            Message(", điểm {point}", ", point {point}"),
        ),
    ),
    ("ansinh:LineNote", (_same("{lineReason}"),)),
    (
        "ansinh:Passage",
        (_same("{inSourceFile}"), Message(", dòng {firstLine}", ", line {firstLine}"), _same("–{lastLine}")),
    ),
    ("ansinh:SourceFile", (_same("{fileName}"),)),
    ("ansinh:TimeExpression", (_same("{timeNotation}"),)),
    ("owl:Ontology", (_same("{dct:title}"),)),
    ("sh:PropertyShape", (_same("{sh:message}"),)),
    ("sh:NodeShape", (Message("điều kiện về {sh:targetClass}", "conditions on {sh:targetClass}"),)),
)
"""By class, the parts of a name; a part of which a field has no value is left out."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that is mentioned.

    Args:
        iri: its IRI.
        label: its name in both languages.
    """

    iri: str
    label: Message


class Names:
    """The names of things in a store; each is worked out once for as long as this object lives.

    Args:
        links: where things are looked up.
    """

    def __init__(self, links: Links) -> None:
        self._links = links
        self._known: dict[str, Named] = {}
        self._given: dict[str, Named] = {}

    def of(self, iri: str, depth: int = _DEPTH) -> Named:
        """The thing with its name; what the graph has no name for is called by its IRI, shortened."""
        if iri not in self._known and iri in self._given:
            self._known[iri] = self._given[iri]
        if iri not in self._known:
            labels = [value for one in _LABELS for value in self._links.values(Iri(iri), one, _FEW)]
            named = Message(_text(labels, "vi"), _text(labels, "en")) if labels else self._made(iri, depth)
            self._known[iri] = Named(iri, named)
        return self._known[iri]

    def know(self, named: Named) -> None:
        """Take over the name of a thing that the graph itself does not name."""
        self._given[named.iri] = named

    def lines(self) -> list[str]:
        """The names that were asked for, as N-Triples: the labels that the graph has, else `rdfs:label`."""
        for one in _LABELS:
            self.of(one)
        return [line for named in self._known.values() for line in self._lines(named)]

    def _lines(self, named: Named) -> list[str]:
        subject = Iri(named.iri)
        own = [as_line(subject, one, value) for one in _LABELS for value in self._links.values(subject, one, _FEW)]
        texts = {(named.label.to(language), language) for language in _LANGUAGES}
        made = [as_line(subject, _LABELS[0], Literal(text, RDF + "langString", language)) for text, language in texts]
        return own or sorted(made)

    def _made(self, iri: str, depth: int) -> Message:
        classes = {term.value for term in self._links.values(Iri(iri), RDF + "type")}
        for kind, parts in _SIGNATURES:
            if _property(kind) in classes and depth:
                made = Message(*(self._joined(iri, parts, language, depth) for language in _LANGUAGES))
                if made.vi:
                    return made
        return _same(short(iri))

    def _joined(self, iri: str, parts: Sequence[Message], language: str, depth: int) -> str:
        filled = ""
        for part in parts:
            pattern = part.to(language)
            values = {name: self._value(iri, name, language, depth) for name in _FIELD.findall(pattern)}
            if all(values.values()):
                filled += _FIELD.sub(lambda match, values=values: values[match[1]], pattern)  # type: ignore[misc]
        return filled

    def _value(self, iri: str, name: str, language: str, depth: int) -> str:
        for alternative in name.split("|"):
            terms = self._links.values(Iri(iri), _property(alternative), _FEW)
            if terms and isinstance(terms[0], Iri):
                return self.of(terms[0].value, depth - 1).label.to(language)
            if terms:
                return _text(terms, language)
        return ""


def _property(name: str) -> str:
    return expanded(name) if ":" in name else ONTOLOGY + name


def _text(terms: Sequence[Term], language: str) -> str:
    """The text in that language, else one without language, else the first."""
    by_language = {term.language: term.value for term in reversed(terms) if isinstance(term, Literal)}
    return by_language.get(language) or by_language.get(None) or terms[0].value
