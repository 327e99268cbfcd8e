"""The query operation of the SPARQL 1.1 Protocol (W3C, section 2.1), without HTTP: parameters in, what to do out.

The reading side of the Graph Store HTTP Protocol (W3C, sections 4 and 5.2) is put in the same words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message as Headers
from urllib.parse import parse_qsl

from ansinh.errors import InputError, UnsupportedMediaTypeError
from ansinh.store.interface import Dataset

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_DATASET = ("default-graph-uri", "named-graph-uri")
_CHARSETS = ("utf-8", "utf8", "us-ascii")
_TRIPLES = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"

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


def parameters(query_string: bytes) -> Pairs:
    """The parameters in an address.

    Raises:
        InputError: they are not UTF-8.
    """
    return _pairs(_text(query_string))


def asks_for_description(pairs: Pairs) -> str | None:
    """The format asked for, empty where none is, of a GET request without operation; None where there is an operation.

    It is answered by the description of the service (SPARQL 1.1 Service Description, section 2).
    """
    if {name for name, _ in pairs} & {"query", "update", *_DATASET}:
        return None
    return _single(pairs, "format")


def from_get(pairs: Pairs) -> Operation:
    """The operation of a GET request with these parameters (section 2.1.1).

    Raises:
        InputError: a parameter is missing or doubled.
    """
    return _operation(pairs)


def graph_from_get(query_string: bytes) -> Operation:
    """The operation that reads the graph which `graph` or `default` names (Graph Store HTTP Protocol, section 4.2).

    Raises:
        InputError: neither is given, or both are, or one of them twice.
    """
    pairs = parameters(query_string)
    graphs = _all(pairs, "graph")
    if len(graphs) + len(_all(pairs, "default")) != 1:
        raise InputError(
            "Cần đúng một tham số: graph=IRI hoặc default.", "Exactly one parameter is needed: graph=IRI or default."
        )
    return Operation(_TRIPLES, Dataset(graphs), _single(pairs, "format"))


def graph_from_path(graph: str, query_string: bytes) -> Operation:
    """The operation that reads the graph which the address names itself (section 4.1).

    Raises:
        InputError: `format` is given twice.
    """
    return Operation(_TRIPLES, Dataset((graph,)), _single(parameters(query_string), "format"))


def from_post(query_string: bytes, content_type: str, body: bytes) -> Operation:
    """The operation of a POST request with a form (section 2.1.2) or with the query itself (section 2.1.3) as its body.

    Raises:
        UnsupportedMediaTypeError: the body is of another type, or said to be in another encoding than UTF-8.
        InputError: a parameter is missing, doubled, said in address and body alike, or not UTF-8.
    """
    address = parameters(query_string)
    kind = _kind(content_type)
    if kind == FORM:
        form = _pairs(_text(body))
        _agree(address, form)
        return _operation(address + form)
    if kind == QUERY:
        return _operation([*address, ("query", _text(body))])
    if kind == _UPDATE:
        raise UnsupportedMediaTypeError(
            "Dịch vụ này chỉ cho đọc, không nhận cập nhật.", "This service is for reading only; it takes no update."
        )
    raise UnsupportedMediaTypeError(
        f"Nội dung POST phải là {FORM} hoặc {QUERY}.", f"The body of a POST must be {FORM} or {QUERY}."
    )


def _kind(content_type: str) -> str:
    headers = Headers()
    headers["Content-Type"] = content_type
    charset = headers.get_content_charset("utf-8")
    if charset not in _CHARSETS:
        raise UnsupportedMediaTypeError(
            "Nội dung phải ở dạng UTF-8.", "The body must be in UTF-8, whatever its Content-Type says."
        )
    return headers.get_content_type()


def _agree(address: Pairs, form: Pairs) -> None:
    """Refuse what is said in the address and in the form, and a query that the form leaves to the address."""
    given = {name for name, _ in address}
    for name, _ in form:
        if name in given:
            raise _twice(name)
    if "query" in given:
        raise InputError("Tham số query phải nằm trong biểu mẫu.", "The parameter query belongs in the form.")


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
        raise InputError("Yêu cầu không phải là UTF-8 hợp lệ.", "The request is not valid UTF-8.") from error


def _twice(name: str) -> InputError:
    return InputError(f"Tham số {name} được nêu hai lần.", f"The parameter {name} is given twice.")
