"""The query operation of the SPARQL 1.1 Protocol (W3C, section 2.1), without HTTP: parameters in, what to do out."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from ansinh.errors import InputError, UnsupportedMediaTypeError
from ansinh.store.interface import Dataset

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Operation:
    """One query operation.

    Args:
        query: the query.
        dataset: the graphs it looks at.
        format: short name or media type asked for in the address, empty where the Accept header decides.
    """

    query: str
    dataset: Dataset
    format: str


def from_get(query_string: str) -> Operation:
    """The operation of a GET request (section 2.1.1).

    Raises:
        InputError: a parameter is missing, doubled or not UTF-8.
    """
    return _operation(_pairs(query_string))


def from_post(query_string: str, media_type: str, body: bytes) -> Operation:
    """The operation of a POST request with a form (section 2.1.2) or with the query itself (section 2.1.3) as its body.

    Raises:
        UnsupportedMediaTypeError: the body is of another type.
        InputError: a parameter is missing, doubled, said in address and body alike, or not UTF-8.
    """
    address = _pairs(query_string)
    kind = media_type.partition(";")[0].strip().lower()
    if kind == FORM:
        if any(name == "query" for name, _ in address):
            raise _twice("query")
        return _operation(address + _pairs(_text(body)))
    if kind == QUERY:
        if any(name == "query" for name, _ in address):
            raise _twice("query")
        return _operation([*address, ("query", _text(body))])
    if kind == _UPDATE:
        raise UnsupportedMediaTypeError(
            "Dịch vụ này chỉ cho đọc, không nhận cập nhật.", "This service is for reading only; it takes no update."
        )
    raise UnsupportedMediaTypeError(
        f"Nội dung POST phải là {FORM} hoặc {QUERY}.", f"The body of a POST must be {FORM} or {QUERY}."
    )


def _operation(pairs: Pairs) -> Operation:
    if any(name == "update" for name, _ in pairs):
        raise InputError(
            "Dịch vụ này chỉ cho đọc, không nhận cập nhật.", "This service is for reading only; it takes no update."
        )
    query = _single(pairs, "query")
    if not query:
        raise InputError("Thiếu tham số query.", "The parameter query is missing.")
    dataset = Dataset(_all(pairs, "default-graph-uri"), _all(pairs, "named-graph-uri"))
    return Operation(query, dataset, _single(pairs, "format"))


def _single(pairs: Pairs, name: str) -> str:
    values = _all(pairs, name)
    if len(values) > 1:
        raise _twice(name)
    return values[0] if values else ""


def _all(pairs: Pairs, name: str) -> Sequence[str]:
    return tuple(value for key, value in pairs if key == name)


def _pairs(text: str) -> Pairs:
    try:
        return parse_qsl(text, keep_blank_values=True, encoding="utf-8", errors="strict")
    except UnicodeDecodeError as error:
        raise InputError("Tham số không phải là UTF-8 hợp lệ.", "The parameters are not valid UTF-8.") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("Nội dung không phải là UTF-8 hợp lệ.", "The body is not valid UTF-8.") from error


def _twice(name: str) -> InputError:
    return InputError(f"Tham số {name} được nêu hai lần.", f"The parameter {name} is given twice.")
