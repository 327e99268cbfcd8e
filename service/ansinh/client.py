"""A client of the service: `Client(address).tasks(province="Kon Tum")`, as plain records or as a pandas frame.

It talks HTTP and knows nothing of the store. What the service refuses is raised as `ServiceError`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from types import TracebackType
from typing import Any, Protocol, Self
from urllib.parse import quote

import httpx2

from ansinh.errors import AnsinhError, SetupError

try:
    import pandas as pd
except ImportError:  # pandas is an extra of this package
    pd = None

Record = dict[str, Any]
"""What JSON says of one thing, or one row of an answer by column, with its `passages`."""
Given = str | int | bool | Sequence[str | int]
"""What is given for a filter or parameter; several values of a filter mean any of them."""

_PROBLEM = "application/problem+json"
_THING = {"iri", "code", "label"}
_TEXT = {"vi", "en"}


class ServiceError(AnsinhError):
    """The service refused a request, and said why (RFC 9457).

    Args:
        status: the HTTP status.
        problem: its problem details.

    Attributes:
        status: the HTTP status.
        parameter: the parameter that is wrong, if one is.
        candidates: what may have been meant, each with `iri`, `code` and `label`.
    """

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        detail = str(problem.get("detail") or problem.get("title") or status)
        super().__init__(problem.get("detail_vi", detail), problem.get("detail_en", detail))
        self.status = status
        self.parameter: str | None = problem.get("parameter")
        self.candidates: list[Record] = problem.get("candidates", [])


class Rows:
    """Rows of a list or of an answer. They are asked for when they are needed, page after page.

    Args:
        client: the client.
        path: where they are.
        params: with what.
    """

    def __init__(self, client: "Client", path: str, params: Mapping[str, Given | None]) -> None:
        self._client = client
        self._path = path
        self._params = {name: _written(value) for name, value in params.items() if value is not None}
        self._pages: list[Record] = []
        self._next: str | None = path

    def __iter__(self) -> Iterator[Record]:
        for page in self._each_page():
            yield from _records(page)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def first_page(self) -> Record:
        """The first page as the service gave it: `total`, `version`, `not_in_graph` and more."""
        return next(self._each_page())

    @property
    def not_in_graph(self) -> list[Record]:
        """The provinces asked for of which no document is held: that there is no row does not mean no."""
        found: list[Record] = self.first_page.get("not_in_graph", [])
        return found

    def records(self) -> list[Record]:
        """All rows, as JSON has them."""
        return list(iter(self))

    def frame(self) -> "pd.DataFrame":
        """All rows as a frame: a thing gives the columns of its code, IRI and labels, a passage `file:first-last`.

        Raises:
            SetupError: pandas is not installed.
        """
        if pd is None:
            raise SetupError(
                "Cần pandas: pip install 'ansinh[pandas]'.", "pandas is needed: pip install 'ansinh[pandas]'."
            )
        return pd.DataFrame([_flat(record) for record in self], columns=self.first_page.get("columns"))

    def _each_page(self) -> Iterator[Record]:
        at = 0
        while at < len(self._pages) or self._next is not None:
            if at == len(self._pages):
                response = self._client.request("GET", str(self._next), params=self._params if at == 0 else None)
                self._pages.append(response.json())
                self._next = response.links.get("next", {}).get("url")
            yield self._pages[at]
            at += 1


class _Lister(Protocol):
    """A method that gives the rows of a list, narrowed by its filters."""

    def __call__(self, *, sort: str | None = None, mergers: str | None = None, **filters: Given) -> Rows: ...


class Client:
    """A client of the service at an address.

    Args:
        address: where it is.
        language: `vi` or `en`, for names in answers and for what is said of errors.
        timeout: seconds to wait for an answer.
        transport: how requests are sent, instead of over the network.
    """

    documents: _Lister
    citations: _Lister
    tasks: _Lister
    targets: _Lister
    observations: _Lister
    groups: _Lister
    agencies: _Lister
    areas: _Lister
    findings: _Lister
    passages: _Lister

    def __init__(
        self,
        address: str = "http://127.0.0.1:8000",
        *,
        language: str = "vi",
        timeout: float = 60,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._language = language
        self._http = httpx2.Client(
            base_url=address,
            timeout=timeout,
            transport=transport,
            headers={"Accept-Language": language},
            verify=address.startswith(
                "https:"
            ),  # plain HTTP has no certificate to look at, and reading them takes time
        )
        for name in Client.__annotations__:
            setattr(self, name, partial(self._list, name))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def get(self, kind: str, name: str) -> Record:
        """One thing of a list, with all that is told of it.

        Args:
            kind: the list: `documents`, `tasks` …
            name: its id, IRI, number, code or name.

        Raises:
            ServiceError: there is none (404), or several (422); `candidates` are what may have been meant.
        """
        found: Record = self.request("GET", f"/api/{kind}/{quote(name, safe='')}").json()
        return found

    def questions(self) -> list[Record]:
        """The named questions with their parameters."""
        found: list[Record] = self.request("GET", "/api/questions").json()
        return found

    def ask(self, question: str, /, **parameters: Given) -> Rows:
        """The answer to a named question, by its name or id."""
        return Rows(self, f"/api/questions/{quote(question, safe='')}", {"lang": self._language, **parameters})

    def search(self, text: str, **narrowed: Given) -> list[Record]:
        """The best hits of a full-text search with their passages; `kind`, `province`, `year`, `type` narrow it."""
        params = {"q": text, "lang": self._language, **{name: _written(value) for name, value in narrowed.items()}}
        hits: list[Record] = self.request("GET", "/api/search", params=params).json()["hits"]
        return hits

    def sparql(self, query: str) -> list[Record]:
        """The rows of a SELECT query, by variable, as text; an unbound variable is absent."""
        response = self.request(
            "POST", "/sparql", data={"query": query}, headers={"Accept": "application/sparql-results+json"}
        )
        bindings = response.json()["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in bindings]

    def validate(self, plan: str, media_type: str = "text/turtle", *, replaces: bool = False) -> Record:
        """What is wrong with a plan, and how to mend it; nothing is written."""
        report: Record = self.request(
            "POST",
            "/api/validate",
            params={"replaces": replaces},
            content=plan.encode(),
            headers={"Content-Type": media_type, "Accept": "application/json"},
        ).json()
        return report

    def request(self, method: str, path: str, **options: Any) -> httpx2.Response:
        """The response to a request.

        Raises:
            ServiceError: it is a refusal.
            SetupError: the service cannot be reached.
        """
        try:
            response = self._http.request(method, path, **options)
        except httpx2.TransportError as error:
            raise SetupError(
                f"Không kết nối được với {self._http.base_url}: {error}.",
                f"{self._http.base_url} cannot be reached: {error}.",
            ) from error
        if response.is_error:
            said = response.headers.get("content-type", "").startswith(_PROBLEM)
            raise ServiceError(response.status_code, response.json() if said else {})
        return response

    def _list(self, name: str, /, **given: Given) -> Rows:
        return Rows(self, f"/api/{name}", given)


def _written(value: Given) -> str | list[str]:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int):
        return str(value)
    return [str(one) for one in value]


def _records(page: Record) -> list[Record]:
    """The rows of a page of a list, or of an answer by column."""
    if "items" in page:
        items: list[Record] = page["items"]
        return items
    return [
        {**dict(zip(page["columns"], row, strict=True)), "passages": passages}
        for row, passages in zip(page["rows"], page["passages"], strict=True)
    ]


def _flat(record: Record) -> Record:
    """A record with one value a column."""
    cells: Record = {}
    for name, value in record.items():
        cells |= _cells(name, value)
    return cells


def _cells(name: str, value: Any) -> Record:
    if isinstance(value, list):
        each = [_cells(name, one) for one in value]
        return {
            key: [cells[key] for cells in each] for key in dict.fromkeys(key for cells in each for key in cells)
        } or {name: []}
    if not isinstance(value, dict):
        return {name: value}
    if set(value) == _THING:
        return {name: value["code"] or value["iri"], f"{name}_iri": value["iri"], **_cells(name, value["label"])}
    if set(value) == _TEXT:
        return {f"{name}_{language}": text for language, text in value.items()}
    if "line_start" in value:
        return {name: f"{value['source_file']}:{value['line_start']}-{value['line_end']}"}
    return {name: value}
