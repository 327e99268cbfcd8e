"""The answers of the Reconciliation Service API 0.2 (W3C Entity Reconciliation Community Group), without HTTP.

Specification: https://reconciliation-api.github.io/specs/0.2/
"""

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from ansinh.errors import InputError, Message, ParameterError
from ansinh.reconcile.abbreviations import folded
from ansinh.reconcile.conditions import Condition, known
from ansinh.reconcile.directory import Directory, Entity, Value
from ansinh.reconcile.match import Asked, Candidate, Matcher
from ansinh.reconcile.properties import PROPERTIES, TYPES

Json = dict[str, Any]
Scalar = str | float | bool
_NAME = Message(
    "Ansinh: tỉnh, huyện, cơ quan, văn bản, chỉ số, nhóm đối tượng",
    "Ansinh: provinces, districts, agencies, documents, indicators, target groups",
)


class ThingValue(BaseModel):
    """A value that is a thing: its identifier."""

    id: str


class PropertyQuery(BaseModel):
    """A property that a match is to have (section 4.1)."""

    pid: str
    v: Scalar | ThingValue | list[Scalar | ThingValue]

    def condition(self) -> Condition:
        """The property as a condition.

        Raises:
            ParameterError: there is no such property.
        """
        values = self.v if isinstance(self.v, list) else [self.v]
        return Condition(known(self.pid), tuple(one.id if isinstance(one, ThingValue) else str(one) for one in values))


class Query(BaseModel):
    """A reconciliation query (section 4.1)."""

    model_config = ConfigDict(extra="forbid")

    query: str = ""
    type: str | list[str] = Field(default_factory=list)
    limit: float = Field(default=10, ge=1)
    properties: list[PropertyQuery] = Field(default_factory=list)
    type_strict: Literal["any", "all", "should"] = "any"

    @model_validator(mode="after")
    def _asks_something(self) -> "Query":
        if not (self.query or self.properties):
            raise ValueError("query or properties is needed")
        return self


class ExtensionProperty(BaseModel):
    """A property whose values are wanted (section 7.2)."""

    id: str


class Extension(BaseModel):
    """A data extension query (section 7.2)."""

    ids: list[str]
    properties: list[ExtensionProperty]


_QUERIES: TypeAdapter[dict[str, Query]] = TypeAdapter(dict[str, Query])
_EXTENSION = TypeAdapter(Extension)


class Service:
    """Answers queries over one directory.

    Args:
        directory: the things.
        most: candidates and suggestions at the most.
    """

    def __init__(self, directory: Directory, most: int) -> None:
        self._directory = directory
        self._matcher = Matcher(directory)
        self._most = most

    def manifest(self, base: str, version: str, batch: int, language: str) -> Json:
        """The service manifest (section 3.1); `base` is the address of the service with a slash at its end."""
        suggest = {"service_url": f"{base}reconcile"}
        return {
            "versions": ["0.2"],
            "name": _NAME.to(language),
            "identifierSpace": "https://w3id.org/ansinh/id/",
            "schemaSpace": "https://w3id.org/ansinh/ontology#",
            "documentation": f"{base}ontology",
            "serviceVersion": version,
            "defaultTypes": [self._type(kind, language) for kind in TYPES],
            "view": {"url": f"{base}id/{{{{id}}}}"},
            "preview": {"url": f"{base}reconcile/preview?id={{{{id}}}}&lang={language}", "width": 420, "height": 220},
            "suggest": {one: {**suggest, "service_path": f"/suggest/{one}"} for one in ("entity", "property", "type")},
            "extend": {
                "propose_properties": {"service_url": f"{base}reconcile", "service_path": "/properties"},
                "property_settings": [],
            },
            "batchSize": batch,
        }

    def queries(self, text: str, language: str, batch: int) -> Json:
        """The result of a batch of queries, written as JSON (section 4.2).

        Raises:
            ParameterError: the batch is not as the specification has it, or names a type or property that is not here.
            TooManyError: it has more than `batch` queries.
        """
        asked = _read(_QUERIES, text, "queries")
        if len(asked) > batch:
            raise TooManyError(len(asked), batch)
        return {key: {"result": self._result(query, language)} for key, query in asked.items()}

    def extension(self, text: str, language: str) -> Json:
        """Values of properties of things (section 7.3); a thing that is not known has none.

        Raises:
            ParameterError: the query is not as the specification has it, or names a property that is not here.
        """
        asked = _read(_EXTENSION, text, "extend")
        wanted = [known(one.id) for one in asked.properties]
        return {
            "meta": [self._meta(name, language) for name in wanted],
            "rows": {
                identifier: {name: self._cells(self._directory.get(identifier), name, language) for name in wanted}
                for identifier in asked.ids
            },
        }

    def proposed(self, kind: str, language: str, limit: int | None) -> Json:
        """The properties of a type that can be fetched (section 7.1).

        Raises:
            ParameterError: there is no such type.
        """
        names = [name for name in TYPES[_type(kind)].paths if name in PROPERTIES] if kind else list(PROPERTIES)
        offered = [_property(name, language) for name in names if not PROPERTIES[name].asked_only]
        return {"type": kind, "properties": offered[:limit], **({"limit": limit} if limit else {})}

    def suggested_entities(self, prefix: str, kind: str, cursor: int, language: str) -> Json:
        """Things whose name begins so (section 6.3), or whose identifier it is; then those that have it inside.

        Raises:
            ParameterError: there is no such type.
        """
        direct = self._directory.get(prefix.strip())
        keys = {"".join(folded(prefix)), "".join(self._directory.abbreviations.written_out(folded(prefix)))}
        places: dict[str, int] = {direct.iri: -1} if direct else {}
        for name in (name for one in ([_type(kind)] if kind else TYPES) for name in self._directory.names[one]):
            place = min((at for key in keys if key and (at := name.key.find(key)) >= 0), default=-1)
            if place >= 0:
                places[name.entity.iri] = min(place, places.get(name.entity.iri, place))
        found = [self._directory.entities[iri] for iri in sorted(places, key=lambda iri: (places[iri] > 0, iri))]
        shown = found[cursor : cursor + self._most]
        return {
            "result": [{**self._named(one, language), "notable": [self._type(one.type, language)]} for one in shown]
        }

    def suggested_types(self, prefix: str, cursor: int, language: str) -> Json:
        """Types whose id or name begins so (section 6.3)."""
        found = [self._type(kind, language) for kind in TYPES]
        return self._beginning(found, prefix, cursor)

    def suggested_properties(self, prefix: str, cursor: int, language: str) -> Json:
        """Properties whose id or name begins so (section 6.3)."""
        return self._beginning([_property(name, language) for name in PROPERTIES], prefix, cursor)

    def entity(self, identifier: str) -> Entity | None:
        """The thing with an identifier."""
        return self._directory.get(identifier)

    def facts(self, entity: Entity, language: str) -> list[tuple[str, list[str]]]:
        """What is known of a thing, by the names of its properties."""
        found = (
            (PROPERTIES[name].name.to(language), self._directory.texts(entity, name, language))
            for name in entity.values
        )
        return [(name, texts) for name, texts in found if texts]

    def type_name(self, entity: Entity, language: str) -> str:
        """What the type of a thing is called."""
        return self._directory.types[entity.type].to(language)

    def _result(self, query: Query, language: str) -> list[Json]:
        types = (query.type,) if isinstance(query.type, str) else query.type
        asked = Asked(
            query.query,
            tuple(_type(kind) for kind in types),
            tuple(one.condition() for one in query.properties),
            min(int(query.limit), self._most),
        )
        return [self._candidate(one, language) for one in self._matcher.candidates(asked)]

    def _candidate(self, candidate: Candidate, language: str) -> Json:
        entity = candidate.entity
        return {
            **self._named(entity, language),
            "type": [self._type(entity.type, language)],
            "score": candidate.score,
            "features": [{"id": "name", "value": candidate.name_score}, {"id": "conditions", "value": candidate.met}],
            "match": candidate.match,
        }

    def _named(self, entity: Entity, language: str) -> Json:
        description = self._directory.description(entity, language)
        return {"id": entity.id, "name": entity.label.to(language), "description": description}

    def _type(self, kind: str, language: str) -> Json:
        return {"id": kind, "name": self._directory.types[kind].to(language)}

    def _beginning(self, found: Sequence[Json], prefix: str, cursor: int) -> Json:
        key = "".join(folded(prefix))
        fitting = [one for one in found if any("".join(folded(one[part])).startswith(key) for part in ("id", "name"))]
        return {"result": fitting[cursor : cursor + self._most]}

    def _meta(self, name: str, language: str) -> Json:
        of = PROPERTIES[name].of
        return {**_property(name, language), **({"type": self._type(of, language)} if of else {})}

    def _cells(self, entity: Entity | None, name: str, language: str) -> list[Json]:
        values = entity.values.get(name, ()) if entity else ()
        return [self._cell(value, language) for value in values if value.language in ("", language)]

    def _cell(self, value: Value, language: str) -> Json:
        entity = self._directory.entities.get(value.iri)
        if entity is not None:
            return {"id": entity.id, "name": entity.label.to(language)}
        return {"date": f"{value.text}T00:00:00"} if value.day else {"str": value.text}


class TooManyError(InputError):
    """A batch has more queries than are taken at once."""

    status = 413
    title = Message("Quá nhiều truy vấn", "Too many queries")

    def __init__(self, given: int, most: int) -> None:
        super().__init__(
            f"Lô có {given} truy vấn; nhiều nhất {most} mỗi lần.",
            f"The batch has {given} queries; send at most {most}.",
        )


def _type(kind: str) -> str:
    if kind not in TYPES:
        listed = ", ".join(TYPES)
        raise ParameterError(
            f"Không có kiểu “{kind}”. Có: {listed}.", f"There is no type “{kind}”. There are: {listed}."
        )
    return kind


def _property(name: str, language: str) -> Json:
    return {"id": name, "name": PROPERTIES[name].name.to(language)}


def _read(model: TypeAdapter[Any], text: str, name: str) -> Any:
    try:
        return model.validate_json(text)
    except ValidationError as error:
        places = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:5])
        raise ParameterError(f"Tham số “{name}” sai: {places}", f"The parameter “{name}” is wrong: {places}") from error
