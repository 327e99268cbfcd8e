"""The service: all routes put together."""

from fastapi import FastAPI
from pydantic import BaseModel
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from ansinh import __version__
from ansinh.gate.register import Register
from ansinh.hall import Hall, Halls
from ansinh.settings import Settings
from ansinh.web import api, ontology, pages, plans, problems, sparql, stewards, validate
from ansinh.web.methods import Methods


class Health(BaseModel):
    """How the service is."""

    status: str
    version: str
    triples: int
    documents: int
    built: str


def create_app(hall: Hall, settings: Settings) -> FastAPI:
    """The service over what has been built; what is published later is taken up between two requests."""
    halls = Halls(settings, hall)
    register = Register(hall.corpus, settings.state)
    app = FastAPI(
        title="Ansinh",
        version=__version__,
        description="Knowledge graph and semantic query service over Vietnamese policy plans.",
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        docs_url=None,  # its pages would load scripts from another host
        redoc_url=None,
    )
    app.add_middleware(GZipMiddleware, minimum_size=1_000)
    app.add_middleware(Methods, routes=app.router.routes, version=lambda: halls.current().desk.version)
    problems.install(app)
    page = pages.renderer(halls)
    app.include_router(sparql.router(halls, settings))
    app.include_router(api.router(halls, settings))
    app.include_router(validate.router(halls, settings, page))
    app.include_router(plans.router(halls, register.entries, settings))
    app.include_router(stewards.router(halls, register, settings, page))
    app.include_router(pages.router(halls, settings, page))
    app.include_router(ontology.router(halls, page))
    app.mount("/static", StaticFiles(directory=pages.STATIC), name="static")

    @app.get("/health", tags=["service"], summary="How the service is, and what it holds")
    def health() -> Health:
        now = halls.current()
        record = now.record
        return Health(
            status="ok", version=now.desk.version, triples=record.quads, documents=record.documents, built=record.built
        )

    return app
