"""What other plans name of a plan: nodes that only it describes cannot leave as long as somebody names them."""

from ansinh.corpus.parts import Parts, is_shared, subject
from ansinh.errors import ConflictError
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import DOCUMENT_GRAPH, THING, document_graph, inferred_graph, says

_KEPT = THING + "source/"
"""Passages and their files stay with the authority records as long as somebody names them."""


def untied(engine: EmbeddedStore, name: str, new: Parts | None) -> None:
    """Make sure that no other plan names a node that leaves with the version of the plan `name` in force.

    Args:
        engine: the graph.
        name: the plan.
        new: its new version; none where it is removed.

    Raises:
        ConflictError: a plan names such a node; says which.
    """
    own = (document_graph(name), inferred_graph(name))
    before = {subject(line) for line in engine.ntriples([document_graph(name)])}
    after = {subject(line) for line in new.said} if new is not None else set()
    for node in sorted(before - after):
        if is_shared(node) or node.startswith(_KEPT):
            continue
        namers = {graph for graph, _ in engine.naming(node) if says(graph) and graph not in own}
        if namers and not any(says(graph) and graph not in own for graph in engine.about(node)):
            other, short = min(namers).removeprefix(DOCUMENT_GRAPH), node.removeprefix(THING)
            raise ConflictError(
                f"Kế hoạch {other} nêu {short}, mà chỉ kế hoạch {name} mô tả. Hãy sửa hoặc xóa {other} trước.",
                f"The plan {other} names {short}, which only {name} describes. Change or remove {other} first.",
            )
