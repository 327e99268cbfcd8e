"""How the service is: for people, for whoever keeps it running, and for Prometheus."""

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from pydantic import BaseModel
from starlette.responses import Response

from ansinh.hall import Halls
from ansinh.readers.pool import Readers
from ansinh.readers.querying import opening
from ansinh.web.problems import problem_responses


class Health(BaseModel):
    """How the service is, and what it holds."""

    status: str
    version: str
    triples: int
    documents: int
    built: str


class Alive(BaseModel):
    """That the process answers."""

    status: str


def router(halls: Halls, readers: Readers, registry: CollectorRegistry) -> APIRouter:
    """The routes."""
    routes = APIRouter(tags=["service"])

    @routes.get("/health", summary="How the service is, and what it holds")
    def health() -> Health:
        now = halls.current()
        record = now.record
        return Health(
            status="ok", version=now.desk.version, triples=record.quads, documents=record.documents, built=record.built
        )

    @routes.get("/health/live", summary="Whether the process answers at all")
    async def live() -> Alive:
        return Alive(status="ok")

    @routes.get("/health/ready", summary="Whether queries are answered", responses=problem_responses(503))
    async def ready() -> Health:
        await readers.run("health", opening(halls.current().source))
        return health()

    @routes.get("/metrics", summary="Figures for Prometheus", response_class=Response)
    def metrics() -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return routes
