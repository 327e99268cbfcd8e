"""The pools of readers of this installation: one for queries, one for checks, as the settings bound them."""

from dataclasses import replace
from math import inf

from ansinh import checking
from ansinh.readers import querying
from ansinh.readers.pool import Limits, Readers
from ansinh.settings import Settings


def queriers(settings: Settings) -> Readers:
    """Where strangers' queries are carried out."""
    return Readers(_limits(settings), querying.MODULES)


def checkers(settings: Settings) -> Readers:
    """Where strangers' plans are checked, which takes longer than a query and needs the shapes and all the rules."""
    limits = replace(_limits(settings), readers=settings.checkers, seconds=settings.check_seconds, moment=inf)
    return Readers(limits, checking.MODULES)


def _limits(settings: Settings) -> Limits:
    return Limits(
        readers=settings.readers,
        slow=settings.slow_readers,
        each=settings.client_readers,
        waiting=settings.waiting,
        moment=settings.query_moment,
        seconds=settings.query_seconds,
        memory=settings.reader_memory,
    )
