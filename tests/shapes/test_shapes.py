"""Each shape finds the one mistake that it is there to find, and both engines report it alike.

`valid.ttl` is a small plan that breaks no shape. `invalid/` holds one SPARQL update a shape, named after it, which spoils
that plan; its prefixes are those of `valid.ttl`. The header of an update says which result it must give (W3C SHACL,
section 3.6.2) and which other shapes cannot but speak as well; the comment says what the mistake is.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import yaml
from rdflib.plugins.sparql import prepareQuery

from ansinh.corpus.files import Corpus
from ansinh.knowledge.report import report_on
from ansinh.knowledge.shacl_fast import FastValidator
from ansinh.knowledge.shacl_reference import ReferenceValidator
from ansinh.knowledge.validation import Result, Validator
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Literal
from ansinh.terms import ONTOLOGY_GRAPH, RDFS, SH, SHAPES_GRAPH, THING, document_graph

HERE = Path(__file__).parent
PLAN = HERE / "valid.ttl"
UPDATES = sorted((HERE / "invalid").glob("*.ru"))
PLAN_GRAPH = document_graph("97-kh-ubnd-2019-phu-sa")
SHAPE = THING + "shape/"

each_engine = pytest.mark.parametrize("engine", ["fast", "reference"])
each_example = pytest.mark.parametrize("path", UPDATES, ids=lambda path: path.stem)

Reports = Callable[[str, Path], list[Result]]

_HEADER = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
_COMMENT = re.compile(r"^# (.+)$", re.MULTILINE)
_IRI = re.compile(r"<([^<>]+)>")
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
    """

    expected: Result
    companions: frozenset[str]
    mistake: str


@dataclass(frozen=True, slots=True)
class Known:
    """A validator that knows the results already."""

    results: list[Result]

    def validate(self, ntriples: Iterable[str]) -> list[Result]:
        """See `Validator.validate`."""
        assert ntriples is not None
        return self.results


@pytest.fixture(scope="module", autouse=True)
def _parse_queries_once() -> Iterator[None]:
    """Have rdflib parse the query of a constraint once; for pySHACL parses it anew at each node, most of its time."""
    prepared = cache(prepareQuery)
    query = rdflib.Graph.query

    def prepare_and_query(graph: rdflib.Graph, text: str, *args: object, **options: object) -> object:
        return query(graph, prepared(text), *args, **options)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib.Graph, "query", prepare_and_query)
        yield


@pytest.fixture(scope="module")
def store(corpus: Corpus) -> EmbeddedStore:
    """Ontology, shapes and the valid plan."""
    store = EmbeddedStore.in_memory()
    for file in (*corpus.ontology, *corpus.shapes):
        store.load_file(file.path, file.graph)
    store.load_file(PLAN, PLAN_GRAPH)
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
    return {"fast": FastValidator(shapes), "reference": ReferenceValidator(shapes)}


@pytest.fixture(scope="module")
def reports(store: EmbeddedStore, validators: dict[str, Validator], prefixes: dict[str, str]) -> Reports:
    """What an engine finds in the plan that an update has spoilt; each engine is asked once."""
    plan = store.ntriples([PLAN_GRAPH])
    ontology = store.ntriples([ONTOLOGY_GRAPH])

    @cache
    def report(engine: str, path: Path) -> list[Result]:
        spoilt = _spoil(plan, path, prefixes)
        return validators[engine].validate([*spoilt, *_needed(ontology, spoilt)])

    return report


def _spoil(plan: list[str], path: Path, prefixes: dict[str, str]) -> list[str]:
    store = ox.Store()
    store.load("\n".join(plan), format=ox.RdfFormat.N_TRIPLES)
    store.update(path.read_text(encoding="utf-8"), prefixes=prefixes)
    spoilt = [f"{quad.triple} ." for quad in store]
    assert set(spoilt) != set(plan)
    return spoilt


def _needed(ontology: list[str], data: list[str]) -> list[str]:
    """What `data` needs of the ontology to be validated: which class is in which, and the codes that it names."""
    named = set(_IRI.findall("\n".join(data)))
    return [line for line in ontology if f" <{RDFS}subClassOf> " in line or _subject(line) in named]


def _subject(line: str) -> str:
    return line.partition(" ")[0].strip("<>")


def _example(path: Path, prefixes: dict[str, str]) -> Example:
    text = path.read_text(encoding="utf-8")
    header = yaml.safe_load("\n".join(_HEADER.findall(text)))

    def iri(short: str | None) -> str:
        name, _, local = (short or ":").partition(":")
        return prefixes[name] + local if name else ""

    expected = Result(iri(header["focus"]), SHAPE + path.stem, header["severity"], iri(header["path"]))
    return Example(expected, frozenset(header.get("with", ())), " ".join(_COMMENT.findall(text)))


def _constrained(store: EmbeddedStore) -> set[str]:
    return {row["shape"].value.removeprefix(SHAPE) for row in store.select(_CONSTRAINED)}


def test_every_shape_has_an_invalid_example_and_no_example_is_left_over(store: EmbeddedStore) -> None:
    assert {path.stem for path in UPDATES} == _constrained(store)


def test_every_target_of_a_shape_has_a_node_in_the_valid_plan(store: EmbeddedStore) -> None:
    assert [row["class"].value for row in store.select(_WITHOUT_NODE)] == []


@each_engine
def test_the_valid_plan_conforms(engine: str, store: EmbeddedStore, validators: dict[str, Validator]) -> None:
    assert validators[engine].validate(store.ntriples([ONTOLOGY_GRAPH, PLAN_GRAPH])) == []


@each_example
def test_an_invalid_example_says_what_the_mistake_is(path: Path, prefixes: dict[str, str]) -> None:
    assert _example(path, prefixes).mistake.endswith(".")


@each_engine
@each_example
def test_an_invalid_example_gives_exactly_the_result_that_it_announces(
    engine: str, path: Path, reports: Reports, prefixes: dict[str, str]
) -> None:
    example = _example(path, prefixes)
    found = [replace(result, value="") for result in reports(engine, path)]
    assert found.count(example.expected) == 1, found
    found.remove(example.expected)
    assert sorted(result.shape.removeprefix(SHAPE) for result in found) == sorted(example.companions)


@each_example
def test_both_engines_report_an_invalid_example_alike(path: Path, reports: Reports) -> None:
    assert reports("fast", path) == reports("reference", path)


@each_example
def test_the_report_says_in_both_languages_what_is_wrong_and_leaves_no_placeholder(
    path: Path, store: EmbeddedStore, reports: Reports
) -> None:
    problems = report_on(store, Known(reports("fast", path)), []).problems
    assert problems
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
