"""Where things are looked up: a page of a list, or one thing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache

from ansinh.errors import NotFoundError, ParameterError
from ansinh.lookups.catalogue import LISTINGS
from ansinh.lookups.chains import said_in, steps
from ansinh.lookups.describing import Describer, Record
from ansinh.lookups.documents import STATED
from ansinh.lookups.given import Condition, Reader
from ansinh.lookups.listing import Listing
from ansinh.lookups.names import NameIndex
from ansinh.lookups.sorting import key_of, natural, order, vietnamese_first
from ansinh.questions.answer import Desk
from ansinh.questions.parameters import ambiguous
from ansinh.questions.things import things
from ansinh.store.interface import Iri
from ansinh.thing import Thing

# The characters of RFC 3987 that the identifiers of things have; anything else names nothing here.
_IRI = re.compile(r"https?://(?:[\w\-.~:/?@!$&'()*+,;=#]|%[0-9A-Fa-f]{2})+", re.ASCII)
# As many things as a large plan names; more are forgotten, not refused.
_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is shown and sorted at the most, see the settings of these names."""

    page_size: int
    sort_limit: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a list.

    Args:
        given: texts for its filters; several for one filter mean any of them.
        sort: field names parted by commas, `-` before those that fall; empty for the order of the list.
        limit: how many rows are wanted at the most; without it as many as a page has.
        offset: how many rows are passed over first.
        merged: whether an area stands for those merged into it and those it was merged into as well.
    """

    given: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort: str = ""
    limit: int | None = None
    offset: int = 0
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list.

    Args:
        version: version of data and code.
        total: how many rows there are in all.
        limit: how many are shown at the most.
        offset: how many were passed over.
        sort: what they are sorted by; empty where there are too many, and they come as the store has them.
        not_in_graph: provinces asked for of which the graph holds no source document: that there is nothing about
            them does not mean no.
        items: the rows.
    """

    version: str
    total: int
    limit: int
    offset: int
    sort: list[str]
    not_in_graph: list[Record]
    items: list[Record]


@dataclass(frozen=True, slots=True)
class _Query:
    """What a wish comes to: the pattern of its things, how many there are, and what it named outside of the graph."""

    where: str
    distinct: str
    total: int
    outside: tuple[Iri, ...]


class Lookups:
    """Look-ups over one snapshot.

    Args:
        desk: the desk of that snapshot, which has its engine, its sources and its version.
        limits: how much is shown at the most.
    """

    def __init__(self, desk: Desk, limits: Limits) -> None:
        self._desk = desk
        self._engine = desk.engine
        self._limits = limits
        self._known: dict[str, Thing] = {}
        self._index = NameIndex(desk.engine)
        self._reader = Reader(desk.engine, self._index, self._things)
        self._describer = Describer(desk.engine, self._called, desk.passages)
        self._query = lru_cache(maxsize=512)(self._make_query)
        self._sorted = lru_cache(maxsize=64)(self._sort)

    def page(self, listing: Listing, wish: Wish) -> Page:
        """The rows of a list that a wish wants.

        Raises:
            ParameterError: a filter or a field to sort by is unknown, or a value of a filter is.
            AmbiguousError: a value stands for several things.
        """
        given = tuple(sorted((name, tuple(texts)) for name, texts in wish.given.items()))
        query = self._query(listing.name, given, wish.merged)
        limit = wish.limit or self._limits.page_size
        asked = order(listing, wish.sort) if wish.sort else []
        sort = asked or order(listing, ",".join(listing.sort))
        if query.total <= self._limits.sort_limit:
            keys = tuple((one.name, falling) for one, falling in sort)
            iris = self._sorted(listing.name, query.where, keys)[wish.offset : wish.offset + limit]
        elif asked:
            raise self._too_many(query.total)
        else:
            iris, sort = self._some(query, f"LIMIT {limit} OFFSET {wish.offset}"), []
        return Page(
            self._desk.version,
            query.total,
            limit,
            wish.offset,
            [f"-{one.name}" if falling else one.name for one, falling in sort],
            [one.as_object() for one in self._things(query.outside)],
            self._items(listing, iris),
        )

    def item(self, listing: Listing, name: str) -> Record:
        """One thing of a list, with the lists that are shown with it.

        Args:
            listing: the list.
            name: its IRI or id, or what else it is called.

        Raises:
            NotFoundError: there is none; the nearest are named.
            AmbiguousError: there are several.
        """
        iri = self._iri(listing, name)
        (record,) = self._items(listing, [iri])
        for one in listing.embedded:
            page = self.page(LISTINGS[one.listing], Wish({one.filter: (iri,)}))
            record[one.name] = asdict(page)
        if listing.chains:
            record["implements"] = self._chain(iri, up=True)
            record["implemented_by"] = self._chain(iri, up=False)
        return {"version": self._desk.version, **record}

    def passages(self, iris: Iterable[str]) -> tuple[dict[str, list[Record]], bool]:
        """The passages in which things are stated, by thing; of a passage itself.

        No more things are looked at than a page has; whether there were more is said beside.
        """
        known = [iri for iri in dict.fromkeys(iris) if _IRI.fullmatch(iri)]
        looked = known[: self._limits.page_size]
        stated = {iri: [term.value for term in terms] for iri, terms in self._describer.values(looked, STATED).items()}
        shown = self._desk.passages([*looked, *(iri for iris in stated.values() for iri in iris)])
        of = {iri: [asdict(shown[one]) for one in (iri, *stated.get(iri, ())) if one in shown] for iri in looked}
        return {iri: passages for iri, passages in of.items() if passages}, len(known) > len(looked)

    def _items(self, listing: Listing, iris: Sequence[str]) -> list[Record]:
        records = self._describer.records(iris, listing.fields)
        return [{"iri": one["iri"], "id": str(one["iri"]).removeprefix(listing.base), **one} for one in records]

    def _chain(self, iri: str, *, up: bool) -> Record:
        found = steps(self._engine, iri, up=up)
        shown = found[: self._limits.page_size]
        called = self._called([name for step in shown for name in (step.iri, *step.via)])
        said = {step.iri: said_in(self._engine, step, up=up) for step in shown}
        passages = self._desk.passages(name for names in said.values() for name in names)
        return {
            "total": len(found),
            "truncated": len(found) > len(shown),
            "steps": [
                {
                    "document": called[step.iri].as_object(),
                    "depth": step.depth,
                    "via": [called[name].as_object() for name in step.via],
                    "passages": [asdict(passages[name]) for name in said[step.iri]],
                }
                for step in shown
            ],
        }

    def _iri(self, listing: Listing, name: str) -> str:
        if listing.names:
            found = [one for one in self._index.find(listing.names, name) if self._is_a(one.value, listing)]
            if len(found) > 1:
                raise ambiguous("id", name, self._things(found))
            if found:
                return found[0].value
        for iri in (name, listing.base + name):
            if self._is_a(iri, listing):
                return iri
        near = self._things(self._index.near(listing.names, name)) if listing.names else []
        raise NotFoundError(
            f"Đồ thị không có “{name}” trong {listing.title.vi.lower()} (/api/{listing.name}).",
            f"The graph has no “{name}” among its {listing.title.en.lower()} (/api/{listing.name}).",
            candidates=near,
        )

    def _is_a(self, iri: str, listing: Listing) -> bool:
        if not iri.startswith(listing.base) or "#" in iri or not _IRI.fullmatch(iri):
            return False
        return bool(self._engine.select(f"SELECT ?it WHERE {{ BIND (true AS ?it) <{iri}> a {listing.of} }}"))

    def _make_query(self, name: str, given: tuple[tuple[str, tuple[str, ...]], ...], merged: bool) -> _Query:
        listing = LISTINGS[name]
        asked = dict(given)
        self._refuse_unknown(listing, asked)
        conditions: list[Condition] = []
        for number, one in enumerate(listing.filters):
            if one.name in asked:
                texts, leads = asked[one.name], not conditions
                conditions.append(self._reader.condition(one, texts, number, merged=merged, leads=leads))
        where = f"?node a {listing.of} . " + " ".join(one.sparql for one in conditions)
        distinct = "DISTINCT" if conditions else ""
        rows = self._engine.select(f"SELECT (COUNT({distinct} ?node) AS ?total) WHERE {{ {where} }}")
        outside = tuple(iri for one in conditions for iri in one.outside)
        return _Query(where, distinct, int(rows[0]["total"].value), outside)

    def _refuse_unknown(self, listing: Listing, asked: Mapping[str, Sequence[str]]) -> None:
        known = {one.name: one for one in listing.filters}
        for name in asked:
            if name not in known:
                raise ParameterError(
                    f"/api/{listing.name} không có tham số “{name}”. Có: {', '.join(known)}.",
                    f"/api/{listing.name} has no parameter “{name}”. There are: {', '.join(known)}.",
                    name,
                )
            if known[name].needs and known[name].needs not in asked:
                raise ParameterError(
                    f"Tham số “{name}” cần có thêm “{known[name].needs}”.",
                    f"Parameter “{name}” needs “{known[name].needs}” beside it.",
                    name,
                )

    def _some(self, query: _Query, window: str) -> list[str]:
        rows = self._engine.select(f"SELECT {query.distinct} ?node WHERE {{ {query.where} }} {window}")
        return [row["node"].value for row in rows]

    def _sort(self, name: str, where: str, keys: tuple[tuple[str, bool], ...]) -> list[str]:
        rows = self._engine.select(f"SELECT DISTINCT ?node WHERE {{ {where} }}")
        iris = sorted((row["node"].value for row in rows), key=natural)
        for key, falling in reversed(keys):
            one = LISTINGS[name].by_name[key]
            said = {iri: vietnamese_first(terms) for iri, terms in self._describer.values(iris, one).items()}
            called = self._called(term.value for term in said.values()) if not one.is_plain else {}
            by = {iri: key_of(term, one, called) for iri, term in said.items()}
            iris = sorted((iri for iri in iris if iri in by), key=by.__getitem__, reverse=falling) + [
                iri for iri in iris if iri not in by
            ]
        return iris

    def _too_many(self, total: int) -> ParameterError:
        most = self._limits.sort_limit
        return ParameterError(
            f"Tham số “sort”: {total} dòng là quá nhiều để sắp xếp (nhiều nhất {most}); hãy lọc bớt.",
            f"Parameter “sort”: {total} rows are too many to be sorted ({most} at the most); narrow them by filters.",
            "sort",
        )

    def _called(self, iris: Iterable[str]) -> dict[str, Thing]:
        wanted = list(dict.fromkeys(iris))
        if len(self._known) > _KEPT:
            self._known.clear()
        lacking = [iri for iri in wanted if iri not in self._known]
        found = things(self._engine, lacking)
        self._known.update(found)
        return {iri: found.get(iri) or self._known[iri] for iri in wanted}

    def _things(self, iris: Iterable[Iri]) -> list[Thing]:
        return list(self._called(iri.value for iri in iris).values())
