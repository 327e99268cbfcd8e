"""The service: all routes put together."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from fastapi import APIRouter, FastAPI
from prometheus_client import CollectorRegistry
from starlette.staticfiles import StaticFiles

from ansinh import __version__
from ansinh.errors import AnsinhError
from ansinh.gate.register import Register
from ansinh.hall import Hall, Halls, register_of
from ansinh.pools import checkers, queriers
from ansinh.readers import querying
from ansinh.readers.pool import Readers
from ansinh.settings import Settings
from ansinh.terms import ONTOLOGY
from ansinh.web import (
    api,
    discovery,
    document_page,
    dumps,
    graphs,
    health,
    lookups,
    ontology,
    openapi,
    pages,
    plan_page,
    plans,
    problems,
    query_page,
    reconcile,
    resources,
    search,
    sparql,
    stewards,
    transfer,
    validate,
)
from ansinh.web.asking import Asking
from ansinh.web.cache import ResultCache
from ansinh.web.journal import LOGGER, Figures, Journal
from ansinh.web.methods import Methods
from ansinh.web.problems import Page
from ansinh.web.safety import Safety
from ansinh.web.wellformed import WellFormed


@dataclass(frozen=True, eq=False)
class _Staff:
    """Those who do the work behind the routes.

    Args:
        halls: the graph in force.
        register: the plans.
        readers: carry out queries.
        checkers: check plans; that takes longer than a look-up and needs the shapes and all the rules.
        cache: results of queries.
    """

    halls: Halls
    register: Register
    readers: Readers
    checkers: Readers
    cache: ResultCache


def create_app(hall: Hall, settings: Settings, readers: Readers | None = None) -> FastAPI:
    """The service over what has been built; what is published later is taken up between two requests.

    Args:
        hall: the graph in force.
        settings: the settings.
        readers: where queries are carried out, if they have been started already.
    """
    staff = _Staff(
        Halls(settings, hall),
        register_of(settings),
        readers or queriers(settings),
        checkers(settings),
        ResultCache(settings.cache_size),
    )

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with staff.readers, staff.checkers:
            # Who asks no query of his own need not wait until they are there.
            warming = asyncio.create_task(_warm(staff.readers, hall))
            yield
            await warming

    app = FastAPI(
        lifespan=lifespan,
        title="Ansinh",
        version=__version__,
        description="Knowledge graph and semantic query service over Vietnamese policy plans.",
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        docs_url=None,  # its pages would load scripts from another host
        redoc_url=None,
    )
    registry = CollectorRegistry()
    registry.register(Figures(staff.readers, staff.cache, staff.halls))
    page = pages.renderer(staff.halls)
    _wrap(app, staff.halls, registry)
    problems.install(app, page)
    for router in _routers(staff, registry, settings, page):
        # A router that is included is searched twice in each request.
        app.router.routes.extend(router.routes)
    app.mount("/static", StaticFiles(directory=pages.STATIC), name="static")
    app.openapi = openapi.document(app, staff.halls)  # type: ignore[method-assign]
    return app


async def _warm(readers: Readers, hall: Hall) -> None:
    try:
        await readers.warm(querying.opening(hall.source))
    except AnsinhError as error:  # each query then makes a reader for itself, and is told what is wrong with that
        LOGGER.error("no readers at the start", extra={"fields": {"error": error.detail.en}})


def _wrap(app: FastAPI, halls: Halls, registry: CollectorRegistry) -> None:
    """Put around the routes what all of them share; what is added last sees a request first."""
    transfer.compress(app)
    app.add_middleware(WellFormed)
    app.add_middleware(Methods, routes=app.router.routes, data=lambda: halls.current().dated)
    transfer.open_to_all(app)
    app.add_middleware(Journal, registry=registry)
    app.add_middleware(Safety)


def _routers(staff: _Staff, registry: CollectorRegistry, settings: Settings, page: Page) -> Iterator[APIRouter]:
    halls, entries = staff.halls, staff.register.entries
    asking = Asking(halls, staff.readers, staff.cache, settings)
    room = pages.open_room(halls, settings, page)
    yield sparql.router(asking)
    yield graphs.router(asking)
    yield api.router(halls, settings)
    yield lookups.router(halls, settings)
    yield reconcile.router(halls, settings, page)
    yield search.router(halls, settings, page)
    yield validate.router(halls, staff.checkers, settings, page)
    yield plans.router(halls, entries, settings)
    yield stewards.router(halls, staff.register, staff.checkers, settings, page)
    yield plan_page.router(plan_page.Desk(halls, staff.register, staff.checkers, settings, page))
    yield pages.router(room)
    yield query_page.router(asking, page)
    yield ontology.router(halls, page)
    yield health.router(halls, staff.readers, registry)
    yield dumps.router(halls, settings, page)
    yield discovery.router(halls, page)
    shown = {ONTOLOGY + "Document": document_page.shower(room, entries)}
    yield resources.router(halls, entries, settings, page, shown)
