"""Asking the index: what is written as asked for first, then what is so without diacritics, then what is near."""

import json
from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import tantivy

from ansinh.errors import ParameterError
from ansinh.search.index import FACETS, SCHEMA, open_index
from ansinh.search.marks import Marked, Marker
from ansinh.search.records import LANGUAGES, Record
from ansinh.text import nfc, number_key, words

_Clause = tuple[tantivy.Occur, tantivy.Query]

# What a hit gains, above what its words are worth to the engine (BM25 weighed by _WORTH, less than 500 for 20 words):
# each more than all below it together.
_CALLED_SO = 8_000.0
_AS_WRITTEN = 4_000.0
_RUN_AS_WRITTEN = 2_000.0
_RUN = 1_000.0
_WORTH = 0.1
_NAME_WORTH = 3.0
# Of two letters nearly every word is within one edit.
_SHORTEST_NEAR = 3
# More groups than provinces there were and years there can be.
_GROUPS = 1_000


class Matching(StrEnum):
    """How the hits hold the words asked for."""

    WORDS = "words"
    """All of them, with or without diacritics; one that stands nowhere may be misspelt by one edit."""
    NEAR = "near"
    """All of them, each perhaps misspelt by one edit: no hit has all of them as they are."""
    ANY = "any"
    """At least half of them: no hit has all of them, not even misspelt."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for.

    Args:
        text: the words.
        language: `vi` or `en`, for titles and snippets.
        narrowed: for some of `FACETS` the value that hits must have; a province by name or code, a type by code.
        limit: how many hits are wanted.
        offset: how many are passed over first.
    """

    text: str
    language: str = "vi"
    narrowed: Mapping[str, str] = field(default_factory=dict)
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found.

    Args:
        record: the thing.
        title: its title, marked.
        snippet: the part of its texts that holds most of the words; none where it has no text besides its title.
    """

    record: Record
    title: Marked
    snippet: Marked | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many hits have a value: its IRI or code, and what it is called."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Args:
        matching: how the hits hold the words.
        total: how many there are.
        hits: those wanted, best first.
        facets: for each of `FACETS` the values of the hits, those with most hits first; a facet that is narrowed counts
            what there would be without that.
    """

    matching: Matching
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[Count, ...]]


class Search:
    """The index of a snapshot.

    Args:
        folder: where it lies.

    Raises:
        SetupError: there is none.
    """

    def __init__(self, folder: Path) -> None:
        self._searcher = open_index(folder).searcher()
        self.title = lru_cache(maxsize=4_096)(self._title)

    def find(self, wanted: Wanted) -> Found:
        """What is found for `wanted`.

        Raises:
            ParameterError: there is no letter and no digit in the text, or nothing has a value that is asked for.
        """
        asked = _Asked.of(wanted.text)
        narrowed = {name: self._narrowing(name, value) for name, value in wanted.narrowed.items()}
        matching, query, total = self._held(asked, narrowed.values())
        marker = Marker(set(asked.folded), self._near(asked, matching))
        best = self._searcher.search(_and(query, narrowed.values()), wanted.limit, offset=wanted.offset).hits
        hits = tuple(self._hit(address, wanted.language, marker) for _, address in best)
        return Found(
            matching, total, hits, {name: self._counts(query, narrowed, name, wanted.language) for name in FACETS}
        )

    def _held(self, asked: "_Asked", narrowed: Collection[tantivy.Query]) -> tuple[Matching, tantivy.Query, int]:
        """The strictest way of matching that finds anything, its query, and how many hits there are."""
        for matching in Matching:
            query = self._query(asked, matching)
            total = self._count(_and(query, narrowed))
            if total:
                return matching, query, total
        return Matching.ANY, tantivy.Query.empty_query(), 0

    def _count(self, query: tantivy.Query) -> int:
        # The library's own description of its types lacks this attribute.
        return int(self._searcher.search(query, 1).count)  # type: ignore[attr-defined]

    def record(self, iri: str) -> Record | None:
        """The record of a thing."""
        found = self._searcher.search(_term("iri", iri), 1, count=False).hits
        return self._read(found[0][1]) if found else None

    def _read(self, address: tantivy.DocAddress) -> Record:
        return Record(**json.loads(self._searcher.doc(address)["record"][0]))

    def _hit(self, address: tantivy.DocAddress, language: str, marker: Marker) -> Hit:
        record = self._read(address)
        order = sorted(LANGUAGES, key=lambda one: one != language)
        titles = [(text, one) for one in order for text in record.titles.get(one, ())]
        text, spoken = titles[0] if titles else (record.iri, "")
        texts = [(" · ".join(record.texts[one]), one) for one in order if one in record.texts]
        other = [(each, one) for each, one in titles if one != spoken]
        return Hit(record, marker.mark(text, spoken), marker.snippet([*texts, *other]))

    def _query(self, asked: "_Asked", matching: Matching) -> tantivy.Query:
        """All hits, rated by how they hold the words."""
        near = self._near(asked, matching)
        each = [_word(word, near=word in near) for word in asked.folded]
        if matching is Matching.ANY:
            held = tantivy.Query.boolean_query(
                [(tantivy.Occur.Should, one) for one in each], minimum_number_should_match=(len(each) + 1) // 2
            )
        else:
            held = tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in each])
        called = tantivy.Query.const_score_query(_term("key", asked.key), _CALLED_SO)
        either = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.boost_query(held, _WORTH)),
                (tantivy.Occur.Should, called),
            ]
        )
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, either), *asked.preferences()])

    def _near(self, asked: "_Asked", matching: Matching) -> set[str]:
        """The words that may be misspelt: those that stand nowhere, or all where that is not enough."""
        long = {word for word in asked.folded if len(word) >= _SHORTEST_NEAR and not word.isdecimal()}
        if matching is not Matching.WORDS:
            return long
        return {word for word in long if not self._searcher.doc_freq("folded", word)}

    def _narrowing(self, name: str, value: str) -> tantivy.Query:
        """Hits that have a value: of provinces and types, of any that is called so.

        Raises:
            ParameterError: nothing has it; names those that there are.
        """
        query = _term(name, value)
        if name == "province":
            named = [_kind("area"), (tantivy.Occur.Must, _term("key", number_key(value)))]
            query = self._any_of(name, value, tantivy.Query.boolean_query(named))
        elif name == "type":
            named = [_kind("code"), (tantivy.Occur.Must, _term("key", number_key(value)))]
            query = self._any_of(name, value, tantivy.Query.boolean_query(named))
        if self._count(query):
            return query
        there = self._counts(tantivy.Query.all_query(), {}, name, "vi")
        listed = ", ".join(one.label for one in sorted(there, key=lambda one: one.label))
        raise ParameterError(
            f"Tham số “{name}” không nhận giá trị “{value}”. Có: {listed}.",
            f"Parameter “{name}” does not take “{value}”. There are: {listed}.",
        )

    def _any_of(self, name: str, value: str, named: tantivy.Query) -> tantivy.Query:
        found = self._searcher.search(named, _GROUPS, count=False).hits
        return tantivy.Query.term_set_query(SCHEMA, name, [value, *(self._read(one).iri for _, one in found)])

    def _counts(
        self, query: tantivy.Query, narrowed: Mapping[str, tantivy.Query], name: str, language: str
    ) -> tuple[Count, ...]:
        others = [one for other, one in narrowed.items() if other != name]
        wanted = {name: {"terms": {"field": name, "size": _GROUPS}}}
        groups = self._searcher.aggregate(_and(query, others), wanted)[name]["buckets"]
        labels = [self.title(group["key"], language) for group in groups]
        shared = {one for one, times in Counter(labels).items() if times > 1}
        return tuple(
            Count(group["key"], _told_apart(label, group["key"], shared), int(group["doc_count"]))
            for group, label in zip(groups, labels, strict=True)
        )

    def _title(self, value: str, language: str) -> str:
        record = self.record(value)
        if record is None:
            return value
        titles = record.titles.get(language) or next(iter(record.titles.values()), (value,))
        return titles[0]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The words of a text: as written, folded, and all together as a name or a number has them."""

    toned: Sequence[str]
    folded: Sequence[str]
    key: str

    @classmethod
    def of(cls, text: str) -> "_Asked":
        found = list(words(nfc(text)))
        if not found:
            raise ParameterError(
                "Nội dung tìm kiếm không có chữ hay số nào. Hãy nhập ít nhất một từ.",
                "There is no letter and no digit in what is searched for. Give at least one word.",
            )
        return cls([word.toned for word in found], [word.folded for word in found], number_key(text))

    def preferences(self) -> list[_Clause]:
        """What puts a hit before others: names before other texts, the words as written, and in one run."""
        names = [tantivy.Query.boost_query(_term("name_folded", word), _WORTH * _NAME_WORTH) for word in self.folded]
        written = tantivy.Query.boolean_query([(tantivy.Occur.Must, _term("toned", word)) for word in self.toned])
        preferred = [*names, tantivy.Query.const_score_query(written, _AS_WRITTEN)]
        if len(self.folded) > 1:  # a run of one word is the word
            for name, found, gain in (("toned", self.toned, _RUN_AS_WRITTEN), ("folded", self.folded, _RUN)):
                run = tantivy.Query.phrase_query(SCHEMA, name, list(found))
                preferred.append(tantivy.Query.const_score_query(run, gain))
        return [(tantivy.Occur.Should, one) for one in preferred]


def _told_apart(label: str, iri: str, shared: Container[str]) -> str:
    """A label, with the end of the IRI where others have the same: an area of before a merger and that of today."""
    return f"{label} ({iri.rpartition('/')[2]})" if label in shared else label


def _term(name: str, value: str) -> tantivy.Query:
    return tantivy.Query.term_query(SCHEMA, name, value)


def _kind(kind: str) -> _Clause:
    return tantivy.Occur.Must, _term("kind", kind)


def _word(word: str, *, near: bool) -> tantivy.Query:
    exact = _term("folded", word)
    if not near:
        return exact
    within = tantivy.Query.fuzzy_term_query(SCHEMA, "folded", word)
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, exact), (tantivy.Occur.Should, within)])


def _and(query: tantivy.Query, others: Iterable[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in (query, *others)])
