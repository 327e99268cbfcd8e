"""All lists, by name."""

from collections.abc import Mapping

from ansinh.lookups.documents import CITATIONS, DOCUMENTS, FINDINGS, PASSAGES_LIST
from ansinh.lookups.duties import TASKS
from ansinh.lookups.figures import GROUPS, OBSERVATIONS, TARGETS
from ansinh.lookups.listing import Listing
from ansinh.lookups.reference import AGENCIES, AREAS

LISTINGS: Mapping[str, Listing] = {
    one.name: one
    for one in (
        DOCUMENTS,
        CITATIONS,
        TASKS,
        TARGETS,
        OBSERVATIONS,
        GROUPS,
        AGENCIES,
        AREAS,
        FINDINGS,
        PASSAGES_LIST,
    )
}
"""The lists."""
