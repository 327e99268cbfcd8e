"""One node a document, however it is cited; and never one node for two documents."""

from collections import Counter, defaultdict

import pytest

from ansinh.build import deduce, read
from ansinh.corpus.files import Corpus
from ansinh.errors import ParameterError
from ansinh.hall import Hall
from ansinh.questions.library import Library
from ansinh.questions.parameters import bind
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Iri
from ansinh.terms import AUTHORITY_GRAPH, THING
from ansinh.text import number_key

_IDENTITY = """
SELECT DISTINCT ?document ?number ?issuer ?day WHERE {
  ?document ansinh:documentNumber ?number .
  OPTIONAL { ?document ansinh:issuer ?issuer }
  OPTIONAL { ?document ansinh:issuedOn ?day }
}
"""
_PRINTED = """
SELECT DISTINCT ?document ?printed WHERE { ?citation ansinh:citedDocument ?document ; ansinh:statedNumber ?printed }
"""
_RECORDS = "SELECT DISTINCT ?record ?document WHERE { ?record ansinh:describes ?document }"
_CITED = "SELECT DISTINCT ?document WHERE { ?citation ansinh:citedDocument ?document }"
ANOTHER = """
@prefix ansinh: <https://w3id.org/ansinh/ontology#> .
@prefix doc: <https://w3id.org/ansinh/id/document/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
doc:21-nq-tw-2017 a ansinh:PartyDocument ;
    ansinh:shortName "21-NQ/TW" ; ansinh:documentNumber "21-NQ/TW" ;
    ansinh:documentType <https://w3id.org/ansinh/id/document-type/resolution> ;
    ansinh:issuedOn "2017-10-25"^^xsd:date ;
    ansinh:title "Về công tác dân số trong tình hình mới"@vi .
"""


def test_the_two_resolutions_21_nq_tw_stay_two_and_their_number_alone_is_ambiguous(
    corpus: Corpus,
) -> None:
    store = EmbeddedStore.in_memory()
    names = read(store, corpus)
    store.load_text(ANOTHER.encode(), "turtle", AUTHORITY_GRAPH, "another.ttl")
    deduce(store, corpus, names)
    same_number = {row["document"].value for row in store.select(_IDENTITY) if row["number"].value == "21-NQ/TW"}
    assert same_number == {f"{THING}document/21-nq-tw-2012", f"{THING}document/21-nq-tw-2017"}
    question = Library(corpus.questions).get("dates-stated-for-a-document")
    with pytest.raises(ParameterError) as caught:
        bind(store, question, {"cited": "21-NQ/TW"})
    assert "21-nq-tw-2012" in caught.value.detail.en
    assert "21-nq-tw-2017" in caught.value.detail.en
    chosen = bind(store, question, {"cited": "doc:21-nq-tw-2017"})
    assert chosen == {"cited": Iri(f"{THING}document/21-nq-tw-2017")}


def test_no_two_nodes_share_issuer_number_and_date(graph: EmbeddedStore) -> None:
    nodes = defaultdict(set)
    for row in graph.select(_IDENTITY):
        issuer, day = row.get("issuer"), row.get("day")
        nodes[number_key(row["number"].value), issuer, day].add(row["document"].value)
    assert [found for found in nodes.values() if len(found) > 1] == []


def test_each_cited_document_has_exactly_one_authority_record(graph: EmbeddedStore) -> None:
    records = Counter(row["document"].value for row in graph.select(_RECORDS))
    cited = {row["document"].value for row in graph.select(_CITED)}
    assert set(records.values()) == {1}
    assert cited <= set(records)


@pytest.mark.parametrize(
    ("document", "spellings"),
    [
        ("09-2009-ttlt-byt-btc", {"092009ttbytbtc", "092009ttltbytbtc"}),
        ("248-qd-ubnd-2019-kon-tum", {"248qdubnd", "248obubnd", "243qbubnd"}),
        ("21-nq-tw-2012", {"21nqtw"}),
    ],
)
def test_a_document_that_is_spelled_in_several_ways_is_one_node(
    graph: EmbeddedStore, document: str, spellings: set[str]
) -> None:
    printed = {
        number_key(row["printed"].value)
        for row in graph.select(_PRINTED)
        if row["document"].value == f"{THING}document/{document}"
    }
    assert printed == spellings


def test_a_law_cited_by_name_alone_is_presumed_the_same_and_not_merged(graph: EmbeddedStore) -> None:
    presumed = graph.select("SELECT ?law ?why { doc:luat-bhyt ansinh:presumedSameAs ?law }")
    assert [row["law"] for row in presumed] == [Iri(f"{THING}document/25-2008-qh12")]
    assert not graph.select("SELECT ?n { doc:luat-bhyt ansinh:documentNumber ?n }")
    reasons = graph.select(
        "SELECT ?why { ?record ansinh:describes doc:luat-bhyt ; ansinh:judgement ?why ; ansinh:isInferred true }"
    )
    assert len(reasons) == 2


def test_a_merge_that_is_a_judgement_says_why_in_both_languages(hall: Hall) -> None:
    query = """
    SELECT ?language WHERE {
      ?record ansinh:describes doc:248-qd-ubnd-2019-kon-tum ; ansinh:judgement ?why BIND (LANG(?why) AS ?language)
    }
    """
    assert {row["language"].value for row in hall.store.select(query)} == {"vi", "en"}
