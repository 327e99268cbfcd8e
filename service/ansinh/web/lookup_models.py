"""The models of look-ups, made from the descriptions of the lists; fields are explained by the ontology."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel, Field, create_model

from ansinh.lookups.catalogue import LISTINGS
from ansinh.lookups.listing import Field as Told
from ansinh.lookups.listing import Listing, Shape
from ansinh.store.interface import QueryEngine
from ansinh.terms import ONTOLOGY
from ansinh.vocabulary import modules
from ansinh.web.models import PassageModel, TextModel, ThingModel

_TYPES: Mapping[Shape, type] = {
    Shape.TEXT: str,
    Shape.WHOLE: int,
    Shape.NUMBER: float,
    Shape.DAY: date,
    Shape.WORDS: TextModel,
    Shape.THING: ThingModel,
    Shape.PASSAGE: PassageModel,
}
_TERM = re.compile(r"ansinh:(\w+)")
_NAMES = {"label": "its name / tên gọi", "kind": "what it is / thuộc cấp nào"}

Definitions = Mapping[str, str]
"""What terms of the ontology mean, in both languages, by their names."""


class StepModel(BaseModel):
    """A document that a chain of `implements` reaches."""

    document: ThingModel
    depth: int = Field(ge=1, description="How many links lead there, on the shortest way.")
    via: list[ThingModel] = Field(description="The documents one link nearer, through which it is reached.")
    passages: list[PassageModel] = Field(description="Where those links are stated.")


class ChainModel(BaseModel):
    """The documents that chains of `implements` reach, nearest first."""

    total: int = Field(ge=0)
    truncated: bool = Field(description="Whether there are more than are shown; the list of documents has all of them.")
    steps: list[StepModel]


def definitions(engine: QueryEngine) -> Definitions:
    """The definitions of the ontology's terms."""
    return {
        term.iri.removeprefix(ONTOLOGY): f"{term.definitions['en']} / {term.definitions['vi']}"
        for part in modules(engine)
        for term in part.terms.values()
    }


def item_models(known: Definitions) -> dict[str, type[BaseModel]]:
    """The models of the rows, by list."""
    return {name: _model(_singular(name), listing.fields, known, _id(listing)) for name, listing in LISTINGS.items()}


def page_models(items: Mapping[str, type[BaseModel]]) -> dict[str, type[BaseModel]]:
    """The models of the pages, by list."""
    return {name: _page(LISTINGS[name], item) for name, item in items.items()}


def detail_models(
    items: Mapping[str, type[BaseModel]], pages: Mapping[str, type[BaseModel]]
) -> dict[str, type[BaseModel]]:
    """The models of single things, by list: what a row has, and the lists that are shown with it."""
    return {name: _detail(LISTINGS[name], items[name], pages) for name in items}


def _page(listing: Listing, item: type[BaseModel]) -> type[BaseModel]:
    fields: dict[str, Any] = {
        "version": (str, Field(description="Version of code and data.")),
        "total": (int, Field(ge=0, description="How many rows there are in all.")),
        "limit": (int, Field(ge=1, description="How many are shown at the most.")),
        "offset": (int, Field(ge=0, description="How many were passed over.")),
        "sort": (list[str], Field(description="What they are sorted by; empty where there are too many.")),
        "not_in_graph": (
            list[ThingModel],
            Field(
                description="Provinces asked for of which the graph holds no source document: that there is nothing "
                "about them does not mean no."
            ),
        ),
        "items": (list[item], Field(description="The rows.")),  # type: ignore[valid-type]
    }
    return create_model(f"{_singular(listing.name)}Page", __doc__=f"{listing.title.en}.", **fields)


def _detail(listing: Listing, item: type[BaseModel], pages: Mapping[str, type[BaseModel]]) -> type[BaseModel]:
    fields: dict[str, Any] = {"version": (str, Field(description="Version of code and data."))}
    for one in listing.embedded:
        fields[one.name] = (pages[one.listing], Field(description=f"/api/{one.listing}?{one.filter}=, its first page."))
    if listing.chains:
        fields["implements"] = (ChainModel, Field(description="What it carries out, directly or through others."))
        fields["implemented_by"] = (ChainModel, Field(description="What carries it out, directly or through others."))
    return create_model(
        f"{_singular(listing.name)}Detail", __base__=item, __doc__=f"One of: {listing.title.en}.", **fields
    )


def _id(listing: Listing) -> dict[str, Any]:
    return {"id": (str, Field(description=f"What stands behind /api/{listing.name}/ in its address."))}


def _model(name: str, fields: tuple[Told, ...], known: Definitions, more: Mapping[str, Any]) -> type[BaseModel]:
    told: dict[str, Any] = {"iri": (str, Field(description="Its IRI.")), **more}
    for one in fields:
        told[one.name] = (_type(name, one, known), Field(description=_explained(one, known)))
    return create_model(name, __doc__=f"{name}.", **told)


def _type(name: str, field: Told, known: Definitions) -> Any:
    if isinstance(field.shape, Shape):
        kind: Any = _TYPES[field.shape]
    else:
        kind = _model(name + field.name.title().replace("_", "").removesuffix("s"), field.shape, known, {})
    if field.many:
        return list[kind]
    return kind if field.shape is Shape.WORDS else kind | None


def _explained(field: Told, known: Definitions) -> str:
    """The definition of the last term of the ontology in its pattern."""
    terms = [term for term in _TERM.findall(field.pattern) if term in known]
    return _NAMES.get(field.name) or (known[terms[-1]] if terms else "where it stands / vị trí trong nguồn")


def _singular(name: str) -> str:
    return (name.removesuffix("ies") + "y" if name.endswith("ies") else name.removesuffix("s")).title()
