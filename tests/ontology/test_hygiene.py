"""The hygiene rules hold, and each catches the example that it begins with."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from ansinh.build import read
from ansinh.corpus.files import Corpus, find_corpus
from ansinh.errors import AnsinhError
from ansinh.knowledge.hygiene import hygiene_faults
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import ONTOLOGY_GRAPH, PREFIXES

_EXAMPLE = re.compile(r"^#\+ example: (.+)$", re.MULTILINE)
RULES = find_corpus().hygiene


def _rules(*paths: Path) -> list[tuple[str, str]]:
    return [(path.stem, path.read_text(encoding="utf-8")) for path in paths]


def test_the_ontology_breaks_no_hygiene_rule(graph: EmbeddedStore) -> None:
    assert hygiene_faults(graph, _rules(*RULES)) == []


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_each_rule_catches_its_own_example(path: Path, corpus: Corpus) -> None:
    (rule,) = _rules(path)
    example = _EXAMPLE.search(rule[1])
    assert example is not None
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    triples = ox.parse(input=prefixes + example.group(1), format=ox.RdfFormat.TURTLE)
    store = EmbeddedStore.in_memory()
    for file in corpus.ontology:
        store.load_file(file.path, file.graph)
    before = {fault.term for fault in hygiene_faults(store, [rule])}
    lines = [f"{quad.triple} ." for quad in triples]
    store.add(ONTOLOGY_GRAPH, lines)
    assert {fault.term for fault in hygiene_faults(store, [rule])} - before


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_each_rule_has_titles_in_both_languages_and_a_severity(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for key in ("title_vi", "title_en", "severity", "example"):
        assert f"#+ {key}: " in text


def test_a_file_that_is_no_turtle_is_named_with_its_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text(
        "<https://example.org/a> a <https://example.org/B> .\n<https://example.org/a> <b ;\n", encoding="utf-8"
    )
    store = EmbeddedStore.in_memory()
    with pytest.raises(AnsinhError, match=r"broken\.ttl:2"):
        store.load_file(broken, ONTOLOGY_GRAPH)


def test_every_file_of_the_corpus_is_read(corpus: Corpus) -> None:
    store = EmbeddedStore.in_memory()
    read(store, corpus)
    files = (*corpus.ontology, *corpus.shapes, *corpus.reference, *corpus.authority, *corpus.documents)
    assert set(store.graphs()) == {file.graph for file in files}
