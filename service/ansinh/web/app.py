"""The service: all routes put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from math import inf

from fastapi import FastAPI
from prometheus_client import CollectorRegistry
from starlette.staticfiles import StaticFiles

from ansinh import __version__, checking
from ansinh.gate.register import Register
from ansinh.hall import Hall, Halls
from ansinh.readers import querying
from ansinh.readers.pool import Limits, Readers
from ansinh.settings import Settings
from ansinh.web import (
    api,
    discovery,
    dumps,
    health,
    ontology,
    openapi,
    pages,
    plans,
    problems,
    resources,
    sparql,
    stewards,
    transfer,
    validate,
)
from ansinh.web.cache import ResultCache
from ansinh.web.journal import Figures, Journal
from ansinh.web.methods import Methods
from ansinh.web.wellformed import WellFormed


def create_app(hall: Hall, settings: Settings) -> FastAPI:
    """The service over what has been built; what is published later is taken up between two requests."""
    halls = Halls(settings, hall)
    register = Register(hall.corpus, settings.state)
    readers = Readers(limits_of(settings), querying.MODULES)
    # A check takes longer than a look-up and needs the shapes and all the rules, so others do it.
    checkers = Readers(
        replace(limits_of(settings), readers=settings.checkers, seconds=settings.check_seconds, moment=inf),
        checking.MODULES,
    )
    cache = ResultCache(settings.cache_size)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with readers, checkers:
            await readers.warm(querying.opening(hall.folder))
            yield

    app = FastAPI(
        lifespan=lifespan,
        title="Ansinh",
        version=__version__,
        description="Knowledge graph and semantic query service over Vietnamese policy plans.",
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        docs_url=None,  # its pages would load scripts from another host
        redoc_url=None,
    )
    transfer.compress(app)
    app.add_middleware(WellFormed)
    registry = CollectorRegistry()
    registry.register(Figures(readers, cache, halls))
    app.add_middleware(Methods, routes=app.router.routes, data=lambda: halls.current().dated)
    transfer.open_to_all(app)
    app.add_middleware(Journal, registry=registry)
    problems.install(app)
    page = pages.renderer(halls)
    app.include_router(sparql.router(halls, readers, cache, settings))
    app.include_router(api.router(halls, settings))
    app.include_router(validate.router(halls, checkers, settings, page))
    app.include_router(plans.router(halls, register.entries, settings))
    app.include_router(stewards.router(halls, register, checkers, settings, page))
    app.include_router(pages.router(halls, settings, page))
    app.include_router(ontology.router(halls, page))
    app.include_router(health.router(halls, readers, registry))
    app.include_router(dumps.router(halls, settings, page))
    app.include_router(discovery.router(halls))
    app.include_router(resources.router(halls, register.entries, settings, page))
    app.mount("/static", StaticFiles(directory=pages.STATIC), name="static")
    app.openapi = openapi.document(app, halls)  # type: ignore[method-assign]
    return app


def limits_of(settings: Settings) -> Limits:
    """What the readers may use, by the settings."""
    return Limits(
        readers=settings.readers,
        slow=settings.slow_readers,
        each=settings.client_readers,
        waiting=settings.waiting,
        moment=settings.query_moment,
        seconds=settings.query_seconds,
        memory=settings.reader_memory,
    )
