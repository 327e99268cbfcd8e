"""The messages of the Reconciliation Service API 0.2 as JSON Schemas, and a client that speaks it as OpenRefine does.

The schemas are written here from the text of the specification (https://reconciliation-api.github.io/specs/0.2/), and
are stricter than it where this service promises more: every candidate has type, description, features and match.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response
from jsonschema import Draft202012Validator

Json = dict[str, Any]

_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "pattern": "^https?://"}
_WITH_ID = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}


def _object(needed: Mapping[str, object], optional: Mapping[str, object] | None = None) -> Json:
    """An object with these members and no others."""
    members = {**needed, **(optional or {})}
    return {"type": "object", "properties": members, "required": list(needed), "additionalProperties": False}


def _list(item: Mapping[str, object]) -> Json:
    return {"type": "array", "items": item}


_NAMED = _object({"id": _TEXT, "name": _TEXT})
_SERVICE = _object({"service_url": _ADDRESS, "service_path": {"type": "string", "pattern": "^/"}})
MANIFEST = _object(
    {
        "versions": {"type": "array", "items": _TEXT, "contains": {"const": "0.2"}},
        "name": _TEXT,
        "identifierSpace": _ADDRESS,
        "schemaSpace": _ADDRESS,
        "documentation": _ADDRESS,
        "serviceVersion": _TEXT,
        "defaultTypes": {**_list(_NAMED), "minItems": 1, "uniqueItems": True},
        "view": _object({"url": _WITH_ID}),
        "preview": _object({"url": _WITH_ID, "width": {"type": "integer"}, "height": {"type": "integer"}}),
        "suggest": _object({"entity": _SERVICE, "property": _SERVICE, "type": _SERVICE}),
        "extend": _object({"propose_properties": _SERVICE, "property_settings": {"type": "array"}}),
        "batchSize": {"type": "integer", "minimum": 1},
    }
)
"""Section 3.1."""
_FEATURE = _object({"id": _TEXT, "value": {"type": ["number", "boolean"]}})
_CANDIDATE = _object(
    {
        "id": _TEXT,
        "name": _TEXT,
        "description": _TEXT,
        "type": {**_list(_NAMED), "minItems": 1},
        "score": {"type": "number", "minimum": 0, "maximum": 100},
        "features": _list(_FEATURE),
        "match": {"type": "boolean"},
    }
)
RESULTS = {"type": "object", "additionalProperties": _object({"result": _list(_CANDIDATE)})}
"""Section 4.2."""
SUGGESTED_ENTITIES = _object(
    {"result": _list(_object({"id": _TEXT, "name": _TEXT, "description": _TEXT, "notable": _list(_NAMED)}))}
)
"""Section 6.3."""
SUGGESTED = _object({"result": _list(_NAMED)})
"""Section 6.3, of types and properties."""
PROPOSED = _object({"type": {"type": "string"}, "properties": _list(_NAMED)}, {"limit": {"type": "integer"}})
"""Section 7.1."""
_CELL = {
    "oneOf": [
        _NAMED,
        _object({"str": {"type": "string"}}),
        _object({"date": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$"}}),
    ]
}
EXTENDED = _object(
    {
        "meta": _list(_object({"id": _TEXT, "name": _TEXT}, {"type": _NAMED})),
        "rows": {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": _list(_CELL)}},
    }
)
"""Section 7.3."""


def checked(response: Response, schema: Mapping[str, object]) -> Json:
    """The JSON of a response that is as the specification has it, and open to pages of other origins (section 3.3)."""
    assert response.status_code == 200, response.text
    assert response.headers["access-control-allow-origin"] == "*"
    content: Json = response.json()
    Draft202012Validator(schema).validate(content)
    return content


@dataclass(frozen=True, slots=True)
class Client:
    """Speaks the protocol: reads the manifest first, and finds everything else through it.

    Args:
        http: sends the requests.
        endpoint: the address of the service.
    """

    http: TestClient
    endpoint: str = "/reconcile"

    def manifest(self) -> Json:
        """What the service offers."""
        return checked(self.http.get(self.endpoint), MANIFEST)

    def reconcile(self, queries: Iterable[Json], size: int = 10) -> Iterator[list[Json]]:
        """The candidates of each query, sent in batches of ten as OpenRefine sends them."""
        remaining = iter(queries)
        while batch := list(islice(remaining, size)):
            numbered = {f"q{number}": query for number, query in enumerate(batch)}
            response = self.http.post(self.endpoint, data={"queries": json.dumps(numbered)})
            results = checked(response, RESULTS)
            assert set(results) == set(numbered)
            yield from (results[key]["result"] for key in numbered)

    def suggest(self, what: str, prefix: str, **others: str) -> list[Json]:
        """What is suggested for a prefix: of `entity`, `type` or `property`."""
        service = self.manifest()["suggest"][what]
        address = service["service_url"] + service["service_path"]
        schema = SUGGESTED_ENTITIES if what == "entity" else SUGGESTED
        result: list[Json] = checked(self.http.get(address, params={"prefix": prefix, **others}), schema)["result"]
        return result

    def proposed(self, kind: str) -> list[str]:
        """The properties that can be fetched of a type."""
        service = self.manifest()["extend"]["propose_properties"]
        response = self.http.get(service["service_url"] + service["service_path"], params={"type": kind})
        return [one["id"] for one in checked(response, PROPOSED)["properties"]]

    def extend(self, ids: Iterable[str], *properties: str) -> Json:
        """Values of properties of things."""
        asked = {"ids": list(ids), "properties": [{"id": name} for name in properties]}
        return checked(self.http.post(self.endpoint, data={"extend": json.dumps(asked)}), EXTENDED)
