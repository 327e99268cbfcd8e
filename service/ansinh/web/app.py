"""The service: all routes put together."""

from fastapi import FastAPI
from pydantic import BaseModel
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from ansinh import __version__
from ansinh.gate.check import Gate
from ansinh.hall import Hall
from ansinh.settings import Settings
from ansinh.web import api, ontology, pages, plans, problems, sparql
from ansinh.web.methods import Methods


class Health(BaseModel):
    """How the service is."""

    status: str
    version: str
    triples: int
    documents: int
    built: str


def create_app(hall: Hall, settings: Settings) -> FastAPI:
    """The service over what has been built."""
    app = FastAPI(
        title="Ansinh",
        version=__version__,
        description="Knowledge graph and semantic query service over Vietnamese policy plans.",
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        docs_url=None,  # its pages would load scripts from another host
        redoc_url=None,
    )
    app.add_middleware(GZipMiddleware, minimum_size=1_000)
    app.add_middleware(Methods, routes=app.router.routes, version=hall.desk.version)
    problems.install(app)
    app.include_router(sparql.router(hall.store, settings))
    app.include_router(api.router(hall, settings))
    gate = Gate(hall.store, hall.store, hall.corpus)
    app.include_router(plans.router(gate, hall.corpus.context, settings))
    page = pages.renderer(hall)
    app.include_router(pages.router(hall, settings, page))
    app.include_router(ontology.router(hall, page))
    app.mount("/static", StaticFiles(directory=pages.STATIC), name="static")

    @app.get("/health", tags=["service"], summary="How the service is, and what it holds")
    def health() -> Health:
        record = hall.record
        return Health(
            status="ok", version=hall.desk.version, triples=record.quads, documents=record.documents, built=record.built
        )

    return app
