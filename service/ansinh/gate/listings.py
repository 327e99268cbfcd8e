"""The listings of one version of a plan, from its text; the graph in force plays no part but for what plans share."""

from ansinh.corpus.parts import Parts, is_shared, named
from ansinh.corpus.passages import Sources
from ansinh.corpus.plans import PlanText, lines_of, parsed
from ansinh.corpus.shared import lacking, placed
from ansinh.gate.check import Gate
from ansinh.knowledge.inference import Scope, infer
from ansinh.questions.answer import Answer, Desk, Window
from ansinh.questions.library import Question
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.writing import in_form
from ansinh.terms import AUTHORITY_GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH, document_graph, inferred_graph


def listing(gate: Gate, text: PlanText, question: Question, language: str, window: Window) -> Answer:
    """The answer to a listing by one version of a plan alone.

    Args:
        gate: the graph that holds ontology and reference data.
        text: the version.
        question: the listing.
        language: `vi` or `en`, for names.
        window: which rows are wanted.
    """
    parts = parsed(text, gate.corpus.context)
    store = EmbeddedStore.in_memory()
    for graph in (ONTOLOGY_GRAPH, REFERENCE_GRAPH):
        store.add(graph, gate.engine.ntriples([graph]))
    for graph, lines in placed(_shared(gate, parts).items()).items():
        store.add(graph, lines)
    store.add(document_graph(text.name), parts.said)
    graphs = (ONTOLOGY_GRAPH, REFERENCE_GRAPH, AUTHORITY_GRAPH, document_graph(text.name))
    infer(store, gate.grounds.rules, Scope(graphs, inferred_graph(text.name)))
    desk = Desk(store, Sources(None), f"{text.name}/{text.version}")
    return desk.answer(question, {}, language, window)


def written(text: PlanText, context: bytes, form: str) -> bytes:
    """A version in one of the graph formats; in its own format it is given as it was written."""
    if form == text.format:
        return text.content
    return in_form(lines_of(text.content, text.format, text.label, context), form)


def _shared(gate: Gate, parts: Parts) -> dict[str, frozenset[str]]:
    """The descriptions that the version names: its own, else those that there are or ever were."""
    found: dict[str, frozenset[str]] = dict(parts.shared)
    wanted = {iri for iri in named(parts.said) if is_shared(iri)} - set(parts.documents)
    while wanted := wanted - found.keys():
        known = gate.grounds.pool.recalled(wanted)
        found |= known | {key: frozenset() for key in wanted - known.keys()}
        wanted = {iri for lines in known.values() for iri in named(lines) if is_shared(iri)}
    return found | gate.grounds.pool.passages(lacking(parts.said))
