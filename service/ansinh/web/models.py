"""What the parts of answers look like: texts by language, things, passages."""

from typing import Literal

from pydantic import BaseModel, Field


class TextModel(BaseModel):
    """A text in both languages; none where the graph has none."""

    vi: str | None
    en: str | None


class ThingModel(BaseModel):
    """Something of the graph: an agency, an area, a document, a code, a time."""

    iri: str = Field(description="Its IRI.")
    code: str | None = Field(description="Its code, document number or notation, if it has one.")
    label: TextModel = Field(description="Its label, title or summary.")


class PassageModel(BaseModel):
    """Where something stands in its source; the text only where the service was given a folder of sources."""

    iri: str
    source_file: str
    sha256: str
    line_start: int = Field(ge=1)
    line_end: int = Field(ge=1)
    status: Literal["shown", "no_sources_folder", "file_missing", "digest_differs"]
    text: str | None
