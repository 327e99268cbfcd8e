"""Look-ups without HTTP: spellings, ambiguity, unknown against none, combined filters, sorting, chains."""

import pytest
from tests.data.test_identity import ANOTHER

from ansinh.corpus.passages import Sources
from ansinh.errors import AmbiguousError, NotFoundError, ParameterError
from ansinh.hall import Hall
from ansinh.lookups.catalogue import LISTINGS
from ansinh.lookups.chains import steps
from ansinh.lookups.listing import Filter, Kind, Listing
from ansinh.lookups.names import NameIndex
from ansinh.lookups.room import Limits, Lookups, Wish
from ansinh.lookups.spans import span
from ansinh.questions.answer import Desk
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Iri
from ansinh.terms import AUTHORITY_GRAPH, THING

DOCUMENTS, TASKS, AREAS = LISTINGS["documents"], LISTINGS["tasks"], LISTINGS["areas"]
ALL_FILTERS = [(listing, one) for listing in LISTINGS.values() for one in listing.filters]
# What each example finds besides the filter itself needs.
_BESIDE = {"line": {"document": ["1204/KH-BCĐ"]}}
# What a plan may say, and none of the project's documents does.
_EMPTY = {
    "documents": {"in_force_until"},
    "citations": {"stated_title", "stated_issuer"},
    "observations": {"group"},
    "groups": {"shared_codes"},
}
# No figure that the project's documents report is about a group.
_FINDS_NONE = {("observations", "group")}


STRANGE = [
    'x" } DROP ALL #',
    "<http://x> . ?s ?p ?o",
    "http://x/> a ?y . <http://y",
    "?node",
    "\\x00",
    "%zz",
    "[x]",
    "a#b#c",
    "\ue000",
    "中文",
]


@pytest.fixture(scope="module")
def two() -> Lookups:
    """A graph with two resolutions of one number."""
    store = EmbeddedStore.in_memory()
    first = ANOTHER.replace("2017-10-25", "2012-11-22").replace("21-nq-tw-2017", "21-nq-tw-2012")
    for number, text in enumerate((first, ANOTHER)):
        typed = text.replace("a ansinh:PartyDocument", "a ansinh:PartyDocument , ansinh:Document")
        store.load_text(typed.encode(), "turtle", AUTHORITY_GRAPH, f"{number}.ttl")
    return Lookups(Desk(store, Sources(None), "test"), Limits(100, 100))


def ids(lookups: Lookups, listing: Listing, merged: bool = False, **given: str) -> list[str]:
    wish = Wish({name: [text] for name, text in given.items()}, limit=1_000, merged=merged)
    return [str(one["id"]) for one in lookups.page(listing, wish).items]


@pytest.mark.parametrize(("listing", "one"), ALL_FILTERS, ids=lambda it: getattr(it, "name", None))
def test_the_example_of_each_filter_finds_some_things_and_not_all(hall: Hall, listing: Listing, one: Filter) -> None:
    given = {one.name: [one.example]} | _BESIDE.get(one.name, {})
    found = hall.lookups.page(listing, Wish(given, limit=1)).total
    assert found < hall.lookups.page(listing, Wish(limit=1)).total
    assert (found == 0) == ((listing.name, one.name) in _FINDS_NONE)


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=lambda listing: listing.name)
def test_each_thing_of_a_list_is_found_by_its_id_and_by_its_iri(hall: Hall, listing: Listing) -> None:
    (row,) = hall.lookups.page(listing, Wish(limit=1, offset=3)).items
    by_id, by_iri = (hall.lookups.item(listing, str(row[name])) for name in ("id", "iri"))
    assert by_id == by_iri
    assert row.items() <= by_id.items()


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=lambda listing: listing.name)
def test_each_field_of_a_list_has_a_value_somewhere_or_is_known_to_have_none(hall: Hall, listing: Listing) -> None:
    rows = hall.lookups.page(listing, Wish(limit=2_000)).items
    empty = {field.name for field in listing.fields if not any(row[field.name] for row in rows)}
    assert empty <= _EMPTY.get(listing.name, set())


@pytest.mark.parametrize(
    "spelling",
    [
        "21-NQ/TW",
        "21-nq/tw",
        "21NQ/TW",
        "21-nq-tw",
        "21 NQ TW",
        "21-NQ/TW 2012",
        "21-NQ/TW ngày 22/11/2012",
        "21-NQ/TW, 2012-11-22",
        "21nqtw (2012-11)",
        "21-nq-tw-2012",
        "doc:21-nq-tw-2012",
        f"{THING}document/21-nq-tw-2012",
    ],
)
def test_a_document_is_found_by_its_number_in_any_spelling(hall: Hall, spelling: str) -> None:
    assert ids(hall.lookups, DOCUMENTS, number=spelling) == ["21-nq-tw-2012"]
    assert hall.lookups.item(DOCUMENTS, spelling)["id"] == "21-nq-tw-2012"


def test_a_number_that_two_documents_bear_lists_both_and_is_refused_where_one_is_needed(two: Lookups) -> None:
    assert ids(two, DOCUMENTS, number="21-NQ/TW") == ["21-nq-tw-2012", "21-nq-tw-2017"]
    for ask in (
        lambda: two.item(DOCUMENTS, "21NQ/TW"),
        lambda: two.page(LISTINGS["citations"], Wish({"cited": ["21NQ/TW"]})),
    ):
        with pytest.raises(AmbiguousError) as caught:
            ask()
        assert [one.iri.rpartition("/")[2] for one in caught.value.candidates] == ["21-nq-tw-2012", "21-nq-tw-2017"]
        assert {one.code for one in caught.value.candidates} == {"21-NQ/TW"}


def test_a_date_behind_the_number_tells_two_documents_of_one_number_apart(two: Lookups) -> None:
    assert two.item(DOCUMENTS, "21-NQ/TW ngày 25/10/2017")["id"] == "21-nq-tw-2017"
    assert two.item(DOCUMENTS, "21-NQ/TW 2012")["id"] == "21-nq-tw-2012"
    assert ids(two, DOCUMENTS, number="21-NQ/TW", date="2017-10") == ["21-nq-tw-2017"]
    with pytest.raises(NotFoundError):
        two.item(DOCUMENTS, "21-NQ/TW 2013")


def test_what_the_graph_does_not_know_is_refused_with_the_nearest(hall: Hall) -> None:
    with pytest.raises(ParameterError) as caught:
        hall.lookups.page(TASKS, Wish({"agency": ["Cong an tinh Kon Tun"]}))
    assert caught.value.parameter == "agency"
    assert caught.value.candidates[0].vi == "Công an tỉnh Kon Tum"


def test_a_province_without_documents_is_told_apart_from_a_province_without_rows(hall: Hall) -> None:
    outside = hall.lookups.page(TASKS, Wish({"province": ["Hà Nội"]}))
    assert (outside.total, [one["code"] for one in outside.not_in_graph]) == (0, ["01"])
    none = hall.lookups.page(LISTINGS["groups"], Wish({"province": ["Lạng Sơn"]}))
    assert (none.total, none.not_in_graph) == (0, [])


def test_an_agency_type_and_a_role_are_those_of_one_participation(hall: Hall) -> None:
    rows = hall.lookups.page(TASKS, Wish({"agency_type": ["police"], "role": ["lead"]})).items
    assert rows
    for row in rows:
        parts = row["participations"]
        assert isinstance(parts, list)
        assert any((one["agency_type"]["code"], one["role"]["code"]) == ("police", "lead") for one in parts)
    each = [set(ids(hall.lookups, TASKS, agency_type="police")), set(ids(hall.lookups, TASKS, role="lead"))]
    assert {str(row["id"]) for row in rows} < each[0] & each[1]


def test_two_values_of_one_filter_mean_either(hall: Hall) -> None:
    either = hall.lookups.page(TASKS, Wish({"task_type": ["prosecution", "card_issuance"]}, limit=500)).items
    assert {str(one["id"]) for one in either} == {
        *ids(hall.lookups, TASKS, task_type="prosecution"),
        *ids(hall.lookups, TASKS, task_type="card_issuance"),
    }


def test_a_task_type_finds_narrower_ones_too(hall: Hall) -> None:
    narrower = set(ids(hall.lookups, TASKS, task_type="lawsuit"))
    assert narrower
    assert narrower < set(ids(hall.lookups, TASKS, task_type="prosecution"))


def test_the_words_of_a_title_are_found_with_and_without_diacritics(hall: Hall) -> None:
    assert ids(hall.lookups, DOCUMENTS, title="HỘ NGHÈO") == ids(hall.lookups, DOCUMENTS, title="ho ngheo")
    assert ids(hall.lookups, DOCUMENTS, title="ngheo ho")


def test_mergers_are_followed_forward_and_backward_and_only_where_asked_for(hall: Hall) -> None:
    assert ids(hall.lookups, TASKS, province="51") == []
    assert ids(hall.lookups, TASKS, merged=True, province="51") == ids(hall.lookups, TASKS, province="Kon Tum")
    assert ids(hall.lookups, AREAS, merged=True, name="Kon Tum", asOf="2025-07-01") == ["51-2025-07-01"]
    assert ids(hall.lookups, AREAS, merged=True, name="51-2025-07-01", asOf="2025-06-30") == [
        "51-2008-08-01",
        "62-2008-08-01",
    ]


@pytest.mark.parametrize(("day", "provinces"), [("2025-06-30", 63), ("2025-07-01", 34)])
def test_the_provinces_of_a_day_are_those_of_its_time(hall: Hall, day: str, provinces: int) -> None:
    assert len(ids(hall.lookups, AREAS, kind="Province", asOf=day)) == provinces


def test_a_deadline_falls_into_a_window_also_where_it_comes_back_each_year(hall: Hall) -> None:
    window = set(ids(hall.lookups, TASKS, due="2024-07-01/2024-07-31"))
    assert window < set(ids(hall.lookups, TASKS, due="2024"))
    assert ids(hall.lookups, TASKS, due="1990-07-20") == ids(hall.lookups, TASKS, due="1991-07-20")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-Q3", ("2024-07-01", "2024-09-30")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-02-29", ("2024-02-29", "2024-02-29")),
        ("2023-02-29", None),
        ("2024/2025-02", ("2024-01-01", "2025-02-28")),
        ("../2024", ("0001-01-01", "2024-12-31")),
        ("2024/..", ("2024-01-01", "9999-12-31")),
        ("2025/2024", None),
        ("0000", None),
        ("", None),
        ("20240101", None),
    ],
)
def test_a_span_is_read_from_its_first_day_to_its_last(text: str, days: tuple[str, str] | None) -> None:
    found = span(text)
    assert (found and (str(found.first), str(found.last))) == days


def test_a_list_is_sorted_by_several_fields_with_absent_values_last_either_way(hall: Hall) -> None:
    for sort in ("date", "-date"):
        rows = hall.lookups.page(DOCUMENTS, Wish(sort=f"{sort},short_name", limit=500)).items
        dates = [row["date"] for row in rows]
        known = [str(one) for one in dates if one]
        assert dates == sorted(known, reverse=sort.startswith("-")) + [None] * (len(dates) - len(known))
    values = [row["value"] for row in hall.lookups.page(LISTINGS["targets"], Wish(sort="-value", limit=500)).items]
    assert values == sorted(values, key=_number, reverse=True)


def _number(value: object) -> float:
    assert isinstance(value, int | float)
    return float(value)


def test_a_number_in_a_text_is_sorted_by_its_size(hall: Hall) -> None:
    numbers = [row["number"] for row in hall.lookups.page(DOCUMENTS, Wish(sort="number", limit=500)).items]
    first = [int(str(one).partition("/")[0]) for one in numbers if one and str(one).partition("/")[0].isdecimal()]
    assert first == sorted(first)


def test_a_list_too_long_to_be_sorted_comes_as_the_store_has_it_and_says_so(hall: Hall) -> None:
    short = Lookups(hall.desk, Limits(10, 20))
    page = short.page(TASKS, Wish())
    assert (len(page.items), page.sort) == (10, [])
    seen = [str(one["id"]) for at in range(0, page.total, 10) for one in short.page(TASKS, Wish(offset=at)).items]
    assert sorted(seen) == sorted(ids(hall.lookups, TASKS))
    with pytest.raises(ParameterError, match="too many"):
        short.page(TASKS, Wish(sort="section"))


@pytest.mark.parametrize("up", [True, False])
def test_chains_reach_what_the_graph_deduces_and_each_step_says_where_it_is_stated(hall: Hall, up: bool) -> None:
    pattern = "?one ansinh:implements ?other" if up else "?other ansinh:implements ?one"
    deduced = {
        iri: {
            row["other"].value
            for row in hall.store.select(f"SELECT ?other WHERE {{ BIND (<{iri}> AS ?one) {pattern} }}")
        }
        for iri in (str(one["iri"]) for one in hall.lookups.page(DOCUMENTS, Wish(limit=500)).items)
    }
    assert any(len(others) > 1 for others in deduced.values())
    for iri, others in deduced.items():
        assert {step.iri for step in steps(hall.store, iri, up=up)} == others - {iri}
    start = max(deduced, key=lambda iri: len(deduced[iri]))
    chain = hall.lookups.item(DOCUMENTS, start)["implements" if up else "implemented_by"]
    assert isinstance(chain, dict)
    assert [step["depth"] for step in chain["steps"]] == sorted(step["depth"] for step in chain["steps"])
    assert all(step["passages"] for step in chain["steps"])


def test_a_circle_of_documents_that_carry_each_other_out_is_gone_round_once() -> None:
    store = EmbeddedStore.in_memory()
    text = "@prefix a: <https://w3id.org/ansinh/ontology#> . @prefix d: <urn:d:> ."
    links = " ".join(f"d:{low} a:implementsDirectly d:{high} ." for low, high in ("ab", "bc", "ca", "ac"))
    store.load_text(f"{text} {links}".encode(), "turtle", AUTHORITY_GRAPH, "circle.ttl")
    found = [(step.iri, step.depth, step.via) for step in steps(store, "urn:d:a", up=True)]
    assert found == [("urn:d:b", 1, ["urn:d:a"]), ("urn:d:c", 1, ["urn:d:a"])]


def test_names_are_found_by_label_in_both_languages_and_by_code(graph: EmbeddedStore) -> None:
    index = NameIndex(graph)
    police = [Iri(f"{THING}agency-type/police")]
    for text in ("police", "công an", "Cong An", "agencyType:police", police[0].value):
        assert index.find("concept/agency-type", text) == police
    assert index.find("concept/agency-type", "polic") == []
    assert index.near("concept/agency-type", "polic")[0] == police[0]


@pytest.mark.parametrize("text", STRANGE)
@pytest.mark.parametrize("listing", LISTINGS.values(), ids=lambda listing: listing.name)
def test_no_text_of_a_stranger_gets_into_a_query(hall: Hall, listing: Listing, text: str) -> None:
    with pytest.raises(NotFoundError):
        hall.lookups.item(listing, text)
    for one in listing.filters:
        if one.kind is Kind.WORDS:
            assert hall.lookups.page(listing, Wish({one.name: [text]}, limit=1)).total == 0
        else:
            with pytest.raises(ParameterError):
                hall.lookups.page(listing, Wish({one.name: [text]}, limit=1))
