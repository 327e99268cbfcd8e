"""JSON-LD with the local context; no other context is ever fetched."""

import json

from ansinh.errors import InputError
from ansinh.terms import BASE

CONTEXT = BASE + "context.jsonld"
"""The one context that a JSON-LD plan may name; it is taken from `ontology/context.jsonld`."""


def with_context(name: str, text: str, context: bytes) -> bytes:
    """JSON-LD with the local context put in the place of its name (JSON-LD 1.1, section 3.1).

    Args:
        name: of the file, for messages.
        text: the JSON-LD.
        context: the local context.

    Raises:
        InputError: the text is no JSON object, or names a context that would have to be fetched.
    """
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{name}: JSON sai: {error}", f"{name}: this is not JSON: {error}") from error
    if not isinstance(document, dict):
        raise InputError(f"{name}: cần một đối tượng JSON.", f"{name}: one JSON object is needed.")
    local = json.loads(context)["@context"]
    given = document.get("@context", CONTEXT)
    parts = given if isinstance(given, list) else [given]
    for part in parts:
        if isinstance(part, str) and part != CONTEXT:
            raise InputError(
                f"{name}: ngữ cảnh {part} không được tải về. Hãy dùng {CONTEXT}.",
                f"{name}: the context {part} is not fetched. Use {CONTEXT}.",
            )
    document["@context"] = [local if part == CONTEXT else part for part in parts]
    return json.dumps(document).encode()
