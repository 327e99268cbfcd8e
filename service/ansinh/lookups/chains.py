"""Chains of `implements` from a document, up to what it carries out and down to what carries it out."""

from dataclasses import dataclass

from ansinh.store.interface import QueryEngine

_UP = "SELECT DISTINCT ?near ?next WHERE {{ VALUES ?near {{ {nodes} }} ?near ansinh:implementsDirectly ?next }}"
_DOWN = "SELECT DISTINCT ?near ?next WHERE {{ VALUES ?near {{ {nodes} }} ?next ansinh:implementsDirectly ?near }}"
_SAID = """
SELECT DISTINCT ?passage WHERE {{
  ?citation ansinh:citingDocument <{low}> ; ansinh:citedDocument <{high}> ; ansinh:relation relation:implements ;
    ansinh:statedIn ?passage
}} ORDER BY ?passage
"""


@dataclass(slots=True)
class Step:
    """A document that a chain reaches.

    Args:
        iri: the document.
        depth: how many links lead there, on the shortest way.
        via: the documents one link nearer to the start through which it is reached.
    """

    iri: str
    depth: int
    via: list[str]


def steps(engine: QueryEngine, start: str, *, up: bool) -> list[Step]:
    """All documents that `start` carries out (`up`), or that carry it out, nearest first; a circle ends."""
    found: dict[str, Step] = {}
    near = [start]
    while near:
        depth = found[near[0]].depth + 1 if near[0] in found else 1
        nodes = " ".join(f"<{iri}>" for iri in near)
        rows = engine.select((_UP if up else _DOWN).format(nodes=nodes))
        pairs = sorted((row["next"].value, row["near"].value) for row in rows)
        for reached, through in pairs:
            if reached != start:
                step = found.setdefault(reached, Step(reached, depth, []))
                if step.depth == depth:
                    step.via.append(through)
        near = [step.iri for step in found.values() if step.depth == depth]
    return list(found.values())


def said_in(engine: QueryEngine, step: Step, *, up: bool) -> list[str]:
    """The passages of the citations that make the last links to a step."""
    pairs = [(one, step.iri) if up else (step.iri, one) for one in step.via]
    return list(
        dict.fromkeys(
            row["passage"].value for low, high in pairs for row in engine.select(_SAID.format(low=low, high=high))
        )
    )
