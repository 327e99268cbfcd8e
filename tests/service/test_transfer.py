"""How answers travel: to pages of other origins, compressed or not; and addresses that cannot be read."""

import gzip
from collections.abc import Callable

import anyio
import brotli
import pytest
import zstandard
from fastapi.testclient import TestClient
from starlette.responses import Response
from starlette.types import Message, Scope

from ansinh.web import transfer

ELSEWHERE = {"Origin": "https://elsewhere.example"}
LARGE = {"query": "SELECT ?s ?p { ?s ?p ?o } LIMIT 300", "format": "json"}
UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda content: zstandard.ZstdDecompressor().decompressobj().decompress(content),
}


def _received(client: TestClient, accepted: str) -> tuple[str | None, bytes]:
    with client.stream("GET", "/sparql", params=LARGE, headers={"Accept-Encoding": accepted}) as response:
        assert "Accept-Encoding" in response.headers["vary"]
        return response.headers.get("content-encoding"), b"".join(response.iter_raw())


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip", "gzip"),
        ("br", "br"),
        ("zstd", "zstd"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip;q=0", None),
        ("gzip;q=0, br;q=0.5", "br"),
        ("*;q=0", None),
        ("identity", None),
        ("", None),
        ("nonsense", None),
    ],
)
def test_an_answer_is_compressed_as_accept_encoding_allows(
    client: TestClient, accepted: str, encoding: str | None
) -> None:
    assert _received(client, accepted)[0] == encoding


@pytest.mark.parametrize("name", list(UNPACK))
def test_what_is_unpacked_is_what_was_asked_for(client: TestClient, name: str) -> None:
    _, plain = _received(client, "identity")
    _, packed = _received(client, name)
    assert len(packed) < len(plain)
    assert UNPACK[name](packed) == plain


def test_a_small_answer_is_not_compressed(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in response.headers


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_results_in_every_form_are_compressed(client: TestClient, form: str) -> None:
    response = client.get("/sparql", params={**LARGE, "format": form}, headers={"Accept-Encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("size", [0, 1, 131_072, 131_073, 1_000_000])
def test_a_large_body_is_handed_on_in_parts_that_make_up_the_whole(size: int) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        await anyio.lowlevel.checkpoint()
        sent.append(message)

    body = bytes(number % 251 for number in range(size))
    scope: Scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}
    anyio.run(transfer.Parts(Response(body)), scope, receive, send)
    parts = sent[1:]
    assert b"".join(part["body"] for part in parts) == body
    assert all(len(part["body"]) <= 131_072 for part in parts)
    assert [part.get("more_body", False) for part in parts] == [True] * (len(parts) - 1) + [False]


def test_pages_of_any_origin_may_read_without_credentials(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "ASK {}"}, headers={**ELSEWHERE, "Cookie": "a=b"})
    assert response.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in response.headers
    exposed = set(response.headers["access-control-expose-headers"].split(", "))
    assert {"Ansinh-Version", "ETag", "Link", "Content-Language"} <= exposed


@pytest.mark.parametrize(("path", "status"), [("/sparql?query=ASK", 400), ("/nothing", 404), ("/graphs/nothing", 404)])
def test_they_may_read_what_went_wrong_too(client: TestClient, path: str, status: int) -> None:
    response = client.get(path, headers=ELSEWHERE)
    assert response.status_code == status
    assert response.headers["access-control-allow-origin"] == "*"


def test_without_an_origin_nothing_is_said_of_it(client: TestClient) -> None:
    assert "access-control-allow-origin" not in client.get("/sparql", params={"query": "ASK {}"}).headers


def test_a_preflight_for_a_posted_query_is_allowed(client: TestClient) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    response = client.options("/sparql", headers={**ELSEWHERE, **asked})
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == "*"
    assert "POST" in response.headers["access-control-allow-methods"]
    assert "content-type" in response.headers["access-control-allow-headers"].lower()
    assert int(response.headers["access-control-max-age"]) > 0


def test_a_preflight_never_allows_changes_or_a_token(client: TestClient) -> None:
    asked = {"Access-Control-Request-Method": "DELETE", "Access-Control-Request-Headers": "authorization"}
    response = client.options("/api/plans/x", headers={**ELSEWHERE, **asked})
    assert "DELETE" not in response.headers["access-control-allow-methods"]
    assert "authorization" not in response.headers["access-control-allow-headers"].lower()
    assert "access-control-allow-credentials" not in response.headers


def test_options_without_a_preflight_says_what_is_allowed(client: TestClient) -> None:
    response = client.options("/sparql", headers=ELSEWHERE)
    assert response.status_code == 204
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


@pytest.mark.parametrize(
    "path", ["/%FF", "/api/questions/%C3%28", "/?lang=%FF", "/api/plans?x=%E1%BB", "/static/%00", "/questions/a%00b"]
)
def test_an_address_that_is_not_utf_8_or_holds_a_nul_is_400(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
