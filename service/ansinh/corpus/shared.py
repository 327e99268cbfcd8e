"""Which shared descriptions are in force: those of documents and agencies that something in the graph names."""

from collections.abc import Collection, Iterable, Mapping

from ansinh.corpus.parts import Bundles, is_passage, named, subject
from ansinh.terms import AUTHORITY_GRAPH, REFERENCE_GRAPH, THING


def in_force(pool: Bundles, said: Iterable[str]) -> set[str]:
    """The keys of `pool` that the triples `said` name, and those that these name in turn."""
    live: set[str] = set()
    wanted = named(said) & pool.keys()
    while wanted:
        live |= wanted
        wanted = {iri for key in wanted for iri in named(pool[key])} & pool.keys() - live
    return live


def placed(bundles: Iterable[tuple[str, frozenset[str]]]) -> Mapping[str, set[str]]:
    """The lines of bundles by the graph that holds them: agencies with the reference data, documents with authority."""
    graphs: dict[str, set[str]] = {AUTHORITY_GRAPH: set(), REFERENCE_GRAPH: set()}
    for key, lines in bundles:
        graphs[REFERENCE_GRAPH if key.startswith(f"{THING}agency/") else AUTHORITY_GRAPH] |= lines
    return graphs


def lacking(said: Collection[str]) -> set[str]:
    """The passages that triples name and do not describe: of plans that are no longer in force."""
    described = {subject(line) for line in said}
    return {iri for iri in named(said) if is_passage(iri)} - described
