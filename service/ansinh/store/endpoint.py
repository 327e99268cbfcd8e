"""A SPARQL 1.1 endpoint over HTTP: queries and updates sent, faults told in our words (SPARQL 1.1 Protocol)."""

import re
import weakref
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import httpx2

from ansinh.errors import QueryError, SetupError
from ansinh.store.dialects import Dialect, Prepared, dialect_named, dialect_of
from ansinh.unavailable import DeadlineError, RemoteEngineError

_CLIENT_ERROR = range(400, 500)
_REFUSED = (401, 403)
_LONGEST = 300
_CONNECT = 5.0
# Behind the deadline of the engine itself, so that its own word on it arrives.
_GRACE = 2.0
# Loading a graph takes longer than any query.
_UPDATE = 600.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where a remote engine is asked.

    Args:
        query: address for queries.
        update: address for updates.
        user: name to show where one is asked for; empty where none is.
        password: file with the password.
        dialect: name of the dialect; empty where the engine's own word on what it is decides.
        seconds: how long a query may take.
    """

    query: str
    update: str
    user: str
    password: Path | None
    dialect: str
    seconds: float


class Endpoint:
    """The engine at an address.

    Args:
        address: where it is.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        # The environment's proxies and credentials are not for an engine of one's own.
        self._client = httpx2.Client(
            auth=_Credentials(address),
            timeout=httpx2.Timeout(address.seconds + _GRACE, connect=_CONNECT),
            trust_env=False,
        )
        weakref.finalize(self, self._client.close)

    @cached_property
    def dialect(self) -> Dialect:
        """What the engine speaks: as the settings say, else as its header `Server` says.

        Raises:
            RemoteEngineError: it does not answer.
            SetupError: the settings name a dialect that there is not.
        """
        with self._sent("ASK {}", {}, "application/sparql-results+json") as response:
            return self._spoken(response)

    @contextmanager
    def asked(self, prepared: Prepared, accept: str) -> Iterator[Iterator[bytes]]:
        """The result of a query, piece by piece; what is not read when the block is left is not sent.

        Raises:
            QueryError: the engine refuses the query.
            DeadlineError: it took too long.
            RemoteEngineError: the engine does not answer, or answers with a fault.
        """
        with self._sent(prepared.query, prepared.fields, accept) as response:
            yield self.dialect.mended(_pieces(response))

    def update(self, text: str) -> None:
        """Carry out an update; it may take minutes.

        Raises:
            RemoteEngineError: the engine does not answer, or refuses.
        """
        headers = {"Content-Type": "application/sparql-update"}
        with _faults(self.address):
            response = self._client.post(self.address.update, content=text, headers=headers, timeout=_UPDATE)
        if not response.is_success:
            raise RemoteEngineError(_said(response))

    @contextmanager
    def _sent(self, query: str, fields: dict[str, list[str]], accept: str) -> Iterator[httpx2.Response]:
        form = {"query": query, **fields}
        with (
            _faults(self.address),
            self._client.stream("POST", self.address.query, data=form, headers={"Accept": accept}) as response,
        ):
            self._check(response)
            yield response

    def _spoken(self, response: httpx2.Response) -> Dialect:
        if self.address.dialect:
            return dialect_named(self.address.dialect)
        return dialect_of(response.headers.get("server", ""))

    def _check(self, response: httpx2.Response) -> None:
        if response.is_success and "x-sql-state" not in response.headers:
            return
        text = "" if response.is_success else _said(response)
        if self._spoken(response).late(response.headers.get("x-sql-state", ""), text):
            raise DeadlineError(self.address.seconds)
        if response.status_code in _REFUSED:
            raise SetupError(
                f"Kho từ xa không cho vào ({response.status_code}). Hãy xem ANSINH_ENDPOINT_USER.",
                f"The remote engine refuses us ({response.status_code}). Look at ANSINH_ENDPOINT_USER.",
            )
        if response.status_code in _CLIENT_ERROR:
            raise QueryError(f"Kho từ xa từ chối truy vấn: {text}", f"The remote engine refuses the query: {text}")
        if not response.is_success:
            raise RemoteEngineError(text)


class _Credentials(httpx2.Auth):
    """Shows name and password where the engine asks for them, in the way it asks for (RFC 7617, RFC 7616)."""

    def __init__(self, address: Address) -> None:
        self._user = address.user
        self._password = address.password

    def auth_flow(self, request: httpx2.Request) -> Generator[httpx2.Request, httpx2.Response, None]:
        """See `httpx2.Auth.auth_flow`."""
        response = yield request
        if response.status_code != httpx2.codes.UNAUTHORIZED or not self._user:
            return
        password = "" if self._password is None else self._password.read_text(encoding="utf-8").strip()
        wanted = response.headers.get("www-authenticate", "").lower()
        if wanted.startswith("digest"):
            digest = httpx2.DigestAuth(self._user, password)
            flow = digest.auth_flow(request)
            next(flow)
            yield flow.send(response)
        else:
            yield next(httpx2.BasicAuth(self._user, password).auth_flow(request))


@contextmanager
def _faults(address: Address) -> Iterator[None]:
    """What can go wrong on the way, in our words."""
    try:
        yield
    except httpx2.ReadTimeout as error:
        raise DeadlineError(address.seconds) from error
    except httpx2.HTTPError as error:
        raise RemoteEngineError(str(error) or type(error).__name__) from error


def _pieces(response: httpx2.Response) -> Iterator[bytes]:
    yield from response.iter_bytes()


def _said(response: httpx2.Response) -> str:
    """The first line of an error, without markup and not too long."""
    text = re.sub(r"<[^>]*>", " ", response.read().decode("utf-8", "replace"))
    return next((line.strip()[:_LONGEST] for line in text.splitlines() if line.strip()), str(response.status_code))
