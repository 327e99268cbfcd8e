"""What describes a thing, apart from what others say that they have to do with it.

The triples about a thing that many plans share (who cites a document, where an agency takes part) grow with the graph,
and follow from what those others say. So a thing is read by the properties that things of its classes may have, and
not by the inverse ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial

from ansinh.corpus.parts import objects
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import RDF, RDFS, SKOS

_TYPE = RDF + "type"
_MOST = 20_000
"""How many descriptions are kept; with their lines some 2 kB each."""
_OF_ALL = (RDFS + "label", *(SKOS + name for name in ("notation", "prefLabel", "inScheme", "closeMatch")))
# The ontology declares an inverse at the property that points forward.
_FORWARD = """
SELECT DISTINCT ?property ?class WHERE {
  GRAPH graph:ontology {
    VALUES ?kind { owl:ObjectProperty owl:DatatypeProperty }
    ?property a ?kind ; rdfs:isDefinedBy ?module .
    FILTER NOT EXISTS { ?other owl:inverseOf ?property }
    OPTIONAL { ?property rdfs:subPropertyOf*/rdfs:domain ?domain . ?class rdfs:subClassOf* ?domain }
  }
}
"""


class Descriptions:
    """The properties by which things are described, by class.

    Args:
        engine: a graph with the ontology.
    """

    def __init__(self, engine: EmbeddedStore) -> None:
        self._of_class: dict[str, set[str]] = defaultdict(set)
        self._of_all = set(_OF_ALL)
        for row in engine.select(_FORWARD):
            properties = self._of_class[row["class"].value] if "class" in row else self._of_all
            properties.add(row["property"].value)

    def about(self, engine: EmbeddedStore, node: str) -> Mapping[str, list[str]]:
        """What describes `node` in a graph, as N-Triples lines by the named graph that holds them."""
        found = engine.about(node, (_TYPE,))
        properties = self._properties(line for lines in found.values() for line in lines)
        for graph, lines in engine.about(node, properties).items():
            found.setdefault(graph, []).extend(lines)
        return found

    def once(self, engine: EmbeddedStore, node: str) -> list[str]:
        """What describes `node`, each triple once, however many graphs hold it, as N-Triples lines."""
        types = engine.once(node, (_TYPE,))
        return types + engine.once(node, self._properties(types))

    def _properties(self, types: Iterable[str]) -> set[str]:
        return self._of_all.union(*(self._of_class.get(one, ()) for one in objects(types)))


class Surroundings:
    """One graph, with what describes the things in it that plans share, kept from one look to the next.

    Args:
        engine: the graph, which does not change any more.
        descriptions: by which properties things are described.
    """

    def __init__(self, engine: EmbeddedStore, descriptions: Descriptions) -> None:
        self.engine = engine
        self.about = lru_cache(_MOST)(partial(descriptions.about, engine))
        self.once = lru_cache(_MOST)(partial(descriptions.once, engine))
