"""A plan that is checked with what the probes find has the report that it would have in the whole graph."""

from collections.abc import Callable, Collection

import pytest

from ansinh.corpus.files import Corpus
from ansinh.gate.check import Gate, PlanReport
from ansinh.gate.draft import Draft, read_draft
from ansinh.gate.probes import partners, read_probes
from ansinh.knowledge.inference import Scope, infer
from ansinh.knowledge.report import Report, describe
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Iri, Literal
from ansinh.terms import GRAPH, ONTOLOGY, SHAPES_GRAPH, THING, XSD

Found = set[tuple[str, str, str]]

WHOLE = GRAPH + "test/whole"
PLAN = GRAPH + "test/plan"
INFERRED = GRAPH + "test/inferred"
SAMPLE = (
    "a restated target that an earlier plan restates otherwise",
    "the title and date of a plan that the graph holds, under another number",
    "a chain that ends in the province",
)
"""Mistakes that show beside what other documents say."""


def _compared(report: Report) -> Found:
    """What a report says of disagreements; a value that nobody describes is one remark at the gate and many here."""
    results = [problem.result for problem in report.problems]
    return {
        (one.shape, one.focus, one.severity)
        for one in results
        if one.severity != "violation" or one.shape.endswith("identityIsNew")
    }


def _remarked(report: PlanReport) -> Found:
    return {
        (one.rule, one.subject, one.severity)
        for one in report.remarks
        if one.severity != "violation" or one.rule.endswith("identityIsNew")
    }


def _in_whole(whole: Collection[str], gate: Gate, rules: Collection[str], draft: Draft) -> Report:
    """The report on a plan in the whole graph, without any probe."""
    assert draft.parts is not None
    lines = {*draft.parts.said, *(line for bundle in draft.parts.shared.values() for line in bundle)}
    store = EmbeddedStore.in_memory()
    store.add(SHAPES_GRAPH, gate.grounds.shapes)
    store.add(WHOLE, whole)
    store.add(PLAN, lines)
    infer(store, list(rules), Scope((WHOLE, PLAN), INFERRED))
    described = {line.partition(" ")[0].strip("<>") for line in lines}
    results = gate.grounds.validator.validate(store, [WHOLE, PLAN, INFERRED])
    return describe(store, gate.grounds.notes, [one for one in results if one.focus in described])


@pytest.fixture(scope="module")
def whole(graph: EmbeddedStore) -> list[str]:
    return graph.ntriples([name for name in graph.graphs() if name != SHAPES_GRAPH])


@pytest.fixture(scope="module")
def rules(corpus: Corpus) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in corpus.rules]


@pytest.mark.parametrize("mistake", SAMPLE)
def test_the_report_on_a_plan_is_that_in_the_whole_graph(  # type: ignore[no-untyped-def]
    mistake: str, mutations, whole: list[str], gate: Gate, rules: list[str], draft_of: Callable[..., Draft]
) -> None:
    draft = draft_of(next(one for one in mutations if one.mistake == mistake))
    assert _remarked(gate.check(draft)) == _compared(_in_whole(whole, gate, rules, draft))


@pytest.mark.heavy
def test_the_report_on_every_mutation_is_that_in_the_whole_graph(  # type: ignore[no-untyped-def]
    mutation, whole: list[str], gate: Gate, rules: list[str], draft_of: Callable[..., Draft]
) -> None:
    draft = draft_of(mutation)
    assert _remarked(gate.check(draft)) == _compared(_in_whole(whole, gate, rules, draft))


def test_the_report_on_each_document_of_the_project_is_that_of_the_build(
    assembled: tuple[EmbeddedStore, Report], gate: Gate, corpus: Corpus
) -> None:
    _, report = assembled
    for file in corpus.documents:
        draft = read_draft(file.path.name, ".ttl", file.path.read_bytes(), corpus.context)
        assert draft.parts is not None
        own = f"{THING}document/{file.path.stem}"
        of_build = {one for one in _compared(report) if one[1] == own or one[1].startswith(f"{own}/")}
        assert _remarked(gate.check(draft, replaces=True)) == of_build


def test_every_probe_has_titles_and_a_shape_of_its_name(corpus: Corpus, gate: Gate) -> None:
    shapes = {line.partition(">")[0].removeprefix(f"<{THING}shape/") for line in gate.grounds.shapes}
    for path in corpus.probes:
        assert path.stem.removesuffix("-others").removesuffix("-restated") in shapes
        text = path.read_text(encoding="utf-8")
        assert text.startswith("#+ title_vi: ")
        assert "\n#+ title_en: " in text
        assert "\n#+ others\n" in text


def test_of_many_plans_that_restate_alike_a_probe_gives_no_more_than_it_needs(corpus: Corpus, rules: list[str]) -> None:
    def restating(number: int, value: str, year: int) -> list[str]:
        node, document = f"<{THING}document/{number}/target/1>", f"<{THING}document/{number}>"
        facts = {
            "restatedFrom": f"<{THING}document/0>",
            "inDocument": document,
            "indicator": f"<{THING}indicator/bhyt_coverage>",
            "unit": f"<{THING}unit/percent>",
            "aboutArea": f"<{THING}area/VN>",
            "byTime": f"<{THING}time/2020>",
            "value": f'"{value}"^^<{XSD}decimal>',
        }
        lines = [f"{node} <{ONTOLOGY}{name}> {value} ." for name, value in facts.items()]
        return [*lines, f'{document} <{ONTOLOGY}issuedOn> "{year}-01-01"^^<{XSD}date> .']

    time = f'<{THING}time/2020> <{ONTOLOGY}lastDay> "2020-12-31"^^<{XSD}date> .'
    engine, plan = EmbeddedStore.in_memory(), EmbeddedStore.in_memory()
    engine.add(WHOLE, [time, *(line for number in range(1, 500) for line in restating(number, "90.0", 2015))])
    engine.add(WHOLE, restating(500, "91.0", 2016))
    infer(engine, rules, Scope((WHOLE,), INFERRED))
    probes = read_probes(corpus.probes)
    agreeing, alone = restating(1000, "90.0", 2018), restating(1001, "92.0", 2018)
    plan.add(PLAN, [time, *agreeing])
    assert len(partners(engine, plan, probes)) == 2  # one that agrees, with its document
    plan = EmbeddedStore.in_memory()
    plan.add(PLAN, [time, *alone])
    compared = [probe for probe in probes if not probe.affected]
    assert len(partners(engine, plan, compared)) == 2  # the first that disagrees, with its document


def test_a_probe_gives_what_it_finds_beyond_what_it_was_given() -> None:
    engine = EmbeddedStore.in_memory()
    engine.add(WHOLE, [f"<{THING}a> <{ONTOLOGY}within> <{THING}b> ."])
    rows = engine.select("SELECT ?node ?area { ?node ansinh:within ?area }", {"area": Iri(f"{THING}b")})
    assert rows == [{"node": Iri(f"{THING}a"), "area": Iri(f"{THING}b")}]
    number = Literal("1.0", f"{XSD}decimal")
    query = "SELECT ?node ?number { ?node ansinh:within ?area FILTER (?number < 2) }"
    assert [row["node"] for row in engine.select(query, {"number": number})] == [Iri(f"{THING}a")]
