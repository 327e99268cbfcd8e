"""Each shape finds the one mistake that it is there to find, and both engines report it alike.

`valid.ttl` is a small plan that breaks no shape. `invalid/` holds one SPARQL update a shape, named after it, to spoil
that plan; its prefixes are those of `valid.ttl`. The header of an update says which result it must give (W3C SHACL,
section 3.6.2) and which other shapes cannot but speak as well; the comment says what the mistake is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import yaml
from rdflib.plugins.sparql import prepareQuery
from tests.engines import FastEngine

from ansinh.corpus.files import Corpus
from ansinh.knowledge.inference import Scope, infer
from ansinh.knowledge.notes import Notes
from ansinh.knowledge.report import describe
from ansinh.knowledge.shacl_reference import ReferenceValidator
from ansinh.knowledge.validation import Result, Validator
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Literal
from ansinh.terms import ONTOLOGY_GRAPH, RDFS, SH, SHAPES_GRAPH, THING, document_graph, inferred_graph

HERE = Path(__file__).parent
PLAN = HERE / "valid.ttl"
UPDATES = sorted((HERE / "invalid").glob("*.ru"))
PLAN_GRAPH = document_graph("97-kh-ubnd-2019-phu-sa")
INFERRED_GRAPH = inferred_graph("97-kh-ubnd-2019-phu-sa")
SHAPE = THING + "shape/"

each_engine = pytest.mark.parametrize("engine", ["fast", "reference"])
each_example = pytest.mark.parametrize("path", UPDATES, ids=lambda path: path.stem)

# Where two values cannot be compared, sh:lessThanOrEquals finds fault (SHACL, section 4.5.4) and a filter is in error
# (SPARQL 1.1, section 17.3). pyrudof forgets the former for IRIs; rdflib, under pySHACL, orders what has no order. So
# one of them gives a result more, or less, beside that of the shape that asks for the right kind of value.
UNLIKE = {
    "time:2020 ansinh:lastDay 2020": "DatedPeriod-lastDay",
    "area:99-2008-08-01 ansinh:validFrom time:2020": "Area-validFrom",
    "doc:97-kh-ubnd-2019-phu-sa ansinh:periodStart time:2020": "Document-periodStart",
    'doc:97-kh-ubnd-2019-phu-sa ansinh:issuedOn "20/3/2019"': "Document-issuedOn",
    'target:1 ansinh:value "95,5"': "IndicatorValue-value",
}

Reports = Callable[[str, str], list[Result]]

_HEADER = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
_COMMENT = re.compile(r"^# (.+)$", re.MULTILINE)
_THING = re.compile(rf"<{THING}[^<>]+>")
# Shapes that only gather others or say where these apply have nothing to find.
_CONSTRAINED = f"""
SELECT DISTINCT ?shape WHERE {{
  GRAPH <{SHAPES_GRAPH}> {{ ?shape ?predicate ?object }}
  FILTER (STRSTARTS(STR(?shape), "{SHAPE}"))
  FILTER (?predicate NOT IN (rdf:type, sh:targetClass, sh:property, sh:severity, sh:message, ansinh:findingKind))
}}
"""
_WITHOUT_NODE = f"""
SELECT ?shape ?class WHERE {{
  ?shape sh:targetClass ?class .
  FILTER NOT EXISTS {{ GRAPH <{PLAN_GRAPH}> {{ ?node a ?type }} ?type rdfs:subClassOf* ?class }}
}}
"""


@dataclass(frozen=True, slots=True)
class Example:
    """What the header of an update announces.

    Args:
        expected: the result, without its value.
        companions: names of the other shapes that give a result.
        mistake: what is wrong, in plain words.
        update: what spoils the plan.
    """

    expected: Result
    companions: frozenset[str]
    mistake: str
    update: str


@pytest.fixture(scope="module", autouse=True)
def _in_less_time(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Spare the engines what takes most of their time on small data.

    pyrudof reads all certificates of the machine whenever it is given data; pySHACL has the query of a constraint
    parsed anew at each node.
    """
    no_certificates = tmp_path_factory.mktemp("certificates") / "none.pem"
    no_certificates.touch()
    prepared = cache(prepareQuery)
    query = rdflib.Graph.query

    def prepare_and_query(graph: rdflib.Graph, text: str, *args: object, **options: object) -> object:
        return query(graph, prepared(text), *args, **options)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(no_certificates))
        patch.setenv("SSL_CERT_DIR", str(no_certificates.parent))
        patch.setattr(rdflib.Graph, "query", prepare_and_query)
        yield


@pytest.fixture(scope="module")
def rules(corpus: Corpus) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in corpus.rules]


@pytest.fixture(scope="module")
def store(corpus: Corpus, rules: list[str]) -> EmbeddedStore:
    """Ontology, shapes, the valid plan, and what follows from it."""
    store = EmbeddedStore.in_memory()
    for file in (*corpus.ontology, *corpus.shapes):
        store.load_file(file.path, file.graph)
    store.load_file(PLAN, PLAN_GRAPH)
    infer(store, rules, Scope((ONTOLOGY_GRAPH, PLAN_GRAPH), INFERRED_GRAPH))
    return store


@pytest.fixture(scope="module")
def prefixes() -> dict[str, str]:
    """The prefixes of the valid plan."""
    parser = ox.parse(path=str(PLAN), format=ox.RdfFormat.TURTLE)
    assert list(parser)
    return parser.prefixes


@pytest.fixture(scope="module")
def validators(store: EmbeddedStore) -> dict[str, Validator]:
    shapes = store.ntriples([SHAPES_GRAPH])
    return {"fast": FastEngine(shapes), "reference": ReferenceValidator(shapes)}


@pytest.fixture(scope="module")
def reports(
    store: EmbeddedStore, rules: list[str], validators: dict[str, Validator], prefixes: dict[str, str]
) -> Reports:
    """What an engine, asked once, finds in the plan that an update has spoilt, with what follows from it."""
    plan = store.ntriples([PLAN_GRAPH])
    ontology = store.ntriples([ONTOLOGY_GRAPH])

    @cache
    def known(update: str) -> list[str]:
        spoilt = _spoil(plan, update, prefixes)
        return _with_conclusions([*spoilt, *_needed(ontology, spoilt)], rules)

    @cache
    def report(engine: str, update: str) -> list[Result]:
        return validators[engine].validate(known(update))

    return report


def _spoil(plan: list[str], update: str, prefixes: dict[str, str]) -> list[str]:
    store = ox.Store()
    store.load("\n".join(plan), format=ox.RdfFormat.N_TRIPLES)
    store.update(update, prefixes=prefixes)
    spoilt = [f"{quad.triple} ." for quad in store]
    assert set(spoilt) != set(plan)
    return spoilt


def _needed(ontology: list[str], data: list[str]) -> list[str]:
    """What `data` needs of the ontology: the axioms, for the rules and the shapes, and the codes that it names."""
    named = set(_THING.findall("\n".join(data)))
    axioms = [line for line in ontology if not line.startswith(f"<{THING}") and '"' not in line]
    return [*axioms, *(line for line in ontology if line.partition(" ")[0] in named)]


def _with_conclusions(said: list[str], rules: list[str]) -> list[str]:
    """What is said and what follows from it; of the axioms only which class is in which, all that shapes need."""
    store = EmbeddedStore.in_memory()
    store.add(PLAN_GRAPH, said)
    infer(store, rules, Scope((PLAN_GRAPH,), INFERRED_GRAPH))
    known = store.ntriples([PLAN_GRAPH, INFERRED_GRAPH])
    return [line for line in known if line.startswith(f"<{THING}") or f" <{RDFS}subClassOf> " in line]


def _example(path: Path, prefixes: dict[str, str]) -> Example:
    text = path.read_text(encoding="utf-8")
    header = yaml.safe_load("\n".join(_HEADER.findall(text)))

    def iri(short: str | None) -> str:
        name, _, local = (short or ":").partition(":")
        return prefixes[name] + local if name else ""

    expected = Result(iri(header["focus"]), SHAPE + path.stem, header["severity"], iri(header["path"]))
    return Example(expected, frozenset(header.get("with", ())), " ".join(_COMMENT.findall(text)), text)


def _about(result: Result) -> tuple[str, str]:
    return result.shape, result.focus


def _constrained(store: EmbeddedStore) -> set[str]:
    return {row["shape"].value.removeprefix(SHAPE) for row in store.select(_CONSTRAINED)}


def test_every_shape_has_an_invalid_example_and_no_example_is_left_over(store: EmbeddedStore) -> None:
    assert {path.stem for path in UPDATES} == _constrained(store)


def test_every_target_of_a_shape_has_a_node_in_the_valid_plan(store: EmbeddedStore) -> None:
    assert [row["class"].value for row in store.select(_WITHOUT_NODE)] == []


@each_engine
def test_the_valid_plan_conforms(engine: str, store: EmbeddedStore, validators: dict[str, Validator]) -> None:
    assert validators[engine].validate(store.ntriples([ONTOLOGY_GRAPH, PLAN_GRAPH, INFERRED_GRAPH])) == []


@each_example
def test_an_invalid_example_says_what_the_mistake_is(path: Path, prefixes: dict[str, str]) -> None:
    assert _example(path, prefixes).mistake.endswith(".")


@each_engine
@each_example
def test_an_invalid_example_gives_exactly_the_result_that_it_announces(
    engine: str, path: Path, reports: Reports, prefixes: dict[str, str]
) -> None:
    example = _example(path, prefixes)
    # A node that disagrees with several others gives a result for each of them.
    found = {replace(result, value="") for result in reports(engine, example.update)}
    assert example.expected in found, found
    found.remove(example.expected)
    assert sorted(result.shape.removeprefix(SHAPE) for result in found) == sorted(example.companions)


@each_example
def test_both_engines_report_an_invalid_example_alike(path: Path, reports: Reports, prefixes: dict[str, str]) -> None:
    update = _example(path, prefixes).update
    assert reports("fast", update) == reports("reference", update)


@each_engine
@pytest.mark.parametrize("triple", UNLIKE)
def test_a_value_that_cannot_be_compared_is_refused_by_the_shape_that_asks_for_its_kind(
    engine: str, triple: str, reports: Reports
) -> None:
    subject, predicate, _ = triple.split(" ")
    found = reports(engine, f"DELETE WHERE {{ {subject} {predicate} ?value }} ; INSERT DATA {{ {triple} }}")
    assert (SHAPE + UNLIKE[triple], "violation") in {(result.shape, result.severity) for result in found}


def test_every_date_has_the_pattern_that_the_fast_engine_needs_to_look_into_it(store: EmbeddedStore) -> None:
    query = "SELECT ?shape ?pattern WHERE { ?shape sh:datatype xsd:date OPTIONAL { ?shape sh:pattern ?pattern } }"
    patterns = {row["pattern"].value if "pattern" in row else row["shape"].value for row in store.select(query)}
    (pattern,) = patterns
    days = ("2019-12-31", "2020-02-29", "2019-13-01", "2019-11-31", "2019-02-30", "2019-2-3", "2019-02-03Z")
    assert [day for day in days if re.search(pattern, day)] == ["2019-12-31", "2020-02-29"]


@each_example
def test_the_report_says_in_both_languages_what_is_wrong_and_leaves_no_placeholder(
    path: Path, store: EmbeddedStore, reports: Reports, prefixes: dict[str, str]
) -> None:
    results = reports("fast", _example(path, prefixes).update)
    problems = describe(store, Notes(store), results).problems
    assert {_about(problem.result) for problem in problems} == {_about(result) for result in results}
    for problem in problems:
        assert set(problem.messages) == {"vi", "en"}
        assert all(text.strip() and "{" not in text for text in problem.messages.values()), problem.messages


def test_every_shape_has_one_message_in_each_language(store: EmbeddedStore) -> None:
    query = f"SELECT ?shape ?message WHERE {{ GRAPH <{SHAPES_GRAPH}> {{ ?shape <{SH}message> ?message }} }}"
    languages: dict[str, list[str]] = {name: [] for name in _constrained(store)}
    for row in store.select(query):
        message = row["message"]
        assert isinstance(message, Literal)
        assert message.value.strip()
        languages[row["shape"].value.removeprefix(SHAPE)].append(message.language or "")
    assert {name: sorted(found) for name, found in languages.items() if sorted(found) != ["en", "vi"]} == {}


def test_every_shape_states_its_severity(store: EmbeddedStore) -> None:
    query = "SELECT ?shape ?severity WHERE { ?shape sh:severity ?severity }"
    stated = [(row["shape"].value.removeprefix(SHAPE), row["severity"].value) for row in store.select(query)]
    assert sorted(name for name, _ in stated) == sorted(_constrained(store))
    assert {severity.removeprefix(SH) for _, severity in stated} <= {"Violation", "Warning", "Info"}
