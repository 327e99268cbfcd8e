"""A description holds what the graph says of a thing, cut at a limit, and costs what it shows."""

import pytest

from ansinh.corpus.passages import Sources
from ansinh.describe.description import Nested, Study, Text
from ansinh.questions.answer import Desk
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.embedded_links import Slice
from ansinh.store.tally import tallied
from ansinh.terms import DCT, ONTOLOGY, REFERENCE_GRAPH, THING

TASK = f"{THING}document/1204-kh-bcd-2024-kon-tum/task/PL2.IV.10"


def _study(store: EmbeddedStore) -> Study:
    tally = tallied(store.ntriples(store.graphs()))
    return Study(store.links(), Desk(store, Sources(None), "test"), tally.classes, list(tally.properties))


@pytest.fixture(scope="module")
def study(graph: EmbeddedStore) -> Study:
    return _study(graph)


def test_the_most_telling_class_comes_first(study: Study) -> None:
    kinds = [kind.label.en for kind in study.describe(TASK, Slice(5)).kinds]
    assert kinds[:2] == ["task", "statement"]


def test_a_property_and_those_that_follow_from_it_are_told_once(study: Study) -> None:
    described = study.describe(f"{THING}document/1204-kh-bcd-2024-kon-tum/target/10", Slice(50))
    together = [{one.label.en for one in fact.properties} for fact in described.facts]
    assert {"has unit", "unit of measure (SDMX)"} in together


def test_a_link_back_that_says_the_same_is_not_told_again(study: Study) -> None:
    described = study.describe(TASK, Slice(50))
    assert "has participation" in {fact.properties[0].label.en for fact in described.facts}
    assert "participation in" not in {fact.properties[0].label.en for fact in described.incoming}
    assert any("participationIn" in line for line in described.lines)


def test_a_reader_sees_texts_of_his_language_and_others_only_where_there_is_none(study: Study) -> None:
    described = study.describe(TASK, Slice(50))
    (summary,) = (fact for fact in described.facts if fact.properties[0].iri == f"{ONTOLOGY}summary")
    assert [one.language for one in summary.within("en") if isinstance(one, Text)] == ["en"]
    assert summary.within("fr") == summary.values


def test_a_task_has_its_passages_and_its_findings(study: Study) -> None:
    described = study.describe(TASK, Slice(50))
    assert [(one.line_start, one.line_end) for one in described.passages] == [(621, 622), (633, 634)]
    assert [one.severity.label.en for one in described.findings] == ["warning"]


def test_a_participation_without_a_passage_rests_on_that_of_its_task(study: Study) -> None:
    part = TASK.replace("/task/", "/participation/") + "-police-lead"
    assert study.describe(part, Slice(50)).passages == study.describe(TASK, Slice(50)).passages


def test_a_cited_document_rests_on_the_passages_of_its_record(study: Study) -> None:
    assert study.describe(f"{THING}document/21-nq-tw-2012", Slice(50)).passages


def test_a_source_document_has_the_findings_in_it(study: Study) -> None:
    findings = study.describe(f"{THING}document/1204-kh-bcd-2024-kon-tum", Slice(500)).findings
    assert len(findings) > 20


def test_nodes_without_a_name_stand_inside_the_description(study: Study) -> None:
    described = study.describe(f"{THING}shape/Citation-citedIsEarlier", Slice(50))
    nested = [one for fact in described.facts for one in fact.values if isinstance(one, Nested)]
    assert {fact.properties[0].label.en for one in nested for fact in one.facts} >= {"SELECT query", "prefixes"}
    assert any(line.startswith("_:") for line in described.lines)


def test_a_description_that_is_cut_says_so_and_the_next_page_goes_on(study: Study) -> None:
    role = f"{THING}role/lead"
    first, second = study.describe(role, Slice(5)), study.describe(role, Slice(5, 5))
    (before,) = (fact for fact in first.incoming if fact.properties[0].iri == f"{ONTOLOGY}role")
    (after,) = (fact for fact in second.incoming if fact.properties[0].iri == f"{ONTOLOGY}role")
    assert first.cut
    assert before.cut
    assert len(before.values) == len(after.values) == 5
    assert not set(before.values) & set(after.values)


def test_a_graph_is_described_by_what_it_holds(study: Study, graph: EmbeddedStore) -> None:
    name = f"{THING}graph/document/06-ct-ubnd-2018-vinh-long"
    described = study.describe(name, Slice(5))
    assert described.thing.label.en == "what the document 06/CT-UBND (2018-04-10) says"
    count = str(len(graph.ntriples([name])))
    assert any(count in line and "void#triples" in line for line in described.lines)


def _hub(links: int) -> EmbeddedStore:
    store = EmbeddedStore.in_memory()
    store.add(REFERENCE_GRAPH, [f"<{THING}agency/{n}> <{DCT}subject> <{THING}agency/hub> ." for n in range(links)])
    store.add(REFERENCE_GRAPH, [f'<{THING}agency/hub> <{DCT}title> "hub"@en .'])
    return store


def test_what_is_read_does_not_grow_with_the_links_of_a_thing() -> None:
    few, many = (_study(_hub(links)).describe(f"{THING}agency/hub", Slice(10)) for links in (20, 2_000))
    assert len(few.lines) == len(many.lines)
