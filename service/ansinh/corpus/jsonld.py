"""JSON-LD with the local context; no other context is ever fetched."""

import json
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from decimal import Decimal

from ansinh.errors import InputError
from ansinh.terms import BASE

_DECIMAL = "xsd:decimal"
CONTEXT = BASE + "context.jsonld"
"""The one context that a JSON-LD plan may name; it is taken from `ontology/context.jsonld`."""


def with_context(name: str, text: str, context: bytes) -> bytes:
    """JSON-LD with the local context put in the place of its name (JSON-LD 1.1, section 3.1).

    Numbers with a decimal point that stand for an `xsd:decimal` are kept as they are written; JSON-LD would write them
    as an `xsd:double` is written (JSON-LD API, section 8.6), which is no decimal.

    Args:
        name: of the file, for messages.
        text: the JSON-LD.
        context: the local context.

    Raises:
        InputError: the text is no JSON object, or names a context that would have to be fetched.
    """
    local = json.loads(context)["@context"]
    decimals = {term for term, meant in local.items() if isinstance(meant, dict) and meant.get("@type") == _DECIMAL}
    try:
        document = json.loads(text, parse_float=Decimal, object_pairs_hook=lambda pairs: _exact(pairs, decimals))
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{name}: JSON sai: {error}", f"{name}: this is not JSON: {error}") from error
    if not isinstance(document, dict):
        raise InputError(f"{name}: cần một đối tượng JSON.", f"{name}: one JSON object is needed.")
    given = document.get("@context", CONTEXT)
    parts = given if isinstance(given, list) else [given]
    for part in parts:
        if isinstance(part, str) and part != CONTEXT:
            raise InputError(
                f"{name}: ngữ cảnh {part} không được tải về. Hãy dùng {CONTEXT}.",
                f"{name}: the context {part} is not fetched. Use {CONTEXT}.",
            )
    document["@context"] = [local if part == CONTEXT else part for part in parts]
    return json.dumps(document, default=float).encode()


def _exact(pairs: Iterable[tuple[str, object]], decimals: AbstractSet[str]) -> dict[str, object]:
    """An object of JSON whose decimals, by a term's type or by its own, are texts."""
    found = dict(pairs)
    exact = decimals | {"@value"} if "@type" in found else decimals
    return {key: _written(value) if key in exact else value for key, value in found.items()}


def _written(value: object) -> object:
    if isinstance(value, list):
        return [_written(one) for one in value]
    return f"{value:f}" if isinstance(value, Decimal) else value
