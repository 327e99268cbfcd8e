"""The settings: read once from the environment, then frozen.

Each is an environment variable `ANSINH_<NAME>`; `docs/settings.md` lists them all.
"""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What can be set from outside."""

    model_config = SettingsConfigDict(env_prefix="ANSINH_", frozen=True, extra="ignore")

    state: Path = Field(
        default=Path(".ansinh"),
        description="Folder for what is built and for plans added later; relative to the working directory.",
    )
    sources: Path | None = Field(
        default=None,
        description="Folder with the text of the source documents, from which passages are shown.",
    )
    host: str = Field(default="127.0.0.1", description="Address on which the service listens.")
    port: int = Field(
        default=8000, ge=0, le=65535, description="Port on which the service listens; 0 picks a free one."
    )
    # An answer of the largest contract listing has about 1,500 rows; ten times that is far from any honest question.
    row_limit: int = Field(default=20_000, ge=1, description="Rows of a question's answer at the most; a cut is said.")
    # The longest query in queries/ has about 5,000 characters; chains of 50,000 overflow the engine's parser.
    query_length: int = Field(default=20_000, ge=1, description="Characters of a SPARQL query at the most.")
    # Real queries nest fewer than 20 brackets; the engine's parser overflows its stack at a few thousand.
    query_depth: int = Field(default=60, ge=1, description="Nested brackets of a SPARQL query at the most.")
    body_size: int = Field(default=1_000_000, ge=1, description="Bytes of a request's body at the most.")
    # A result this large is a dump; the whole corpus in N-Quads has about 10 MB.
    result_size: int = Field(
        default=50_000_000, ge=1, description="Bytes of a SPARQL result at the most; more is refused."
    )
    tokens: Path | None = Field(
        default=None,
        description="File with a line name:sha256 for each steward's token; without it HTTP changes no plan.",
    )
