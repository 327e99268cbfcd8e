"""The service over a real socket, for what only the server and the wire can get wrong."""

import json
import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from tests.serving import serving

from ansinh.hall import Hall
from ansinh.settings import Settings
from ansinh.web.app import create_app
from ansinh.web.wire import wire


@pytest.fixture(scope="module")
def address(hall: Hall, settings: Settings) -> Iterator[tuple[str, int]]:
    """Where the service listens."""
    wired = wire(settings.head_size)
    with serving(create_app(hall, settings), http=wired, log_level="critical", server_header=False) as address:
        place = urlsplit(address)
        assert place.hostname
        assert place.port
        yield place.hostname, place.port


def _sent(address: tuple[str, int], raw: bytes) -> bytes:
    with socket.create_connection(address, timeout=20) as wire:
        wire.sendall(raw)
        answer = b""
        while chunk := wire.recv(65_536):
            answer += chunk
    return answer


def _lines(address: tuple[str, int], *lines: str, body: bytes = b"") -> tuple[int, bytes]:
    head = "\r\n".join([*lines, "Host: ansinh.test", "Connection: close", f"Content-Length: {len(body)}"])
    answer = _sent(address, head.encode("latin-1") + b"\r\n\r\n" + body)
    return int(answer.split(b" ", 2)[1]), answer


def test_get_and_both_ways_of_posting_answer_alike(address: tuple[str, int]) -> None:
    connection = HTTPConnection(*address, timeout=20)
    asked = [
        ("GET", "/sparql?query=ASK%20%7B%7D", None, {}),
        ("POST", "/sparql", "query=ASK%20%7B%7D", {"Content-Type": "application/x-www-form-urlencoded"}),
        ("POST", "/sparql", "ASK {}", {"Content-Type": "application/sparql-query"}),
    ]
    answers = set()
    for method, path, body, headers in asked:
        connection.request(method, path, body, headers)
        answers.add(connection.getresponse().read())
    connection.close()
    assert answers == {b'{"head":{},"boolean":true}'}


def test_head_says_the_length_of_get_and_sends_nothing(address: tuple[str, int]) -> None:
    status, answer = _lines(address, "HEAD /sparql?query=ASK%20%7B%7D HTTP/1.1")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert (status, body) == (200, b"")
    assert b"content-length: 26" in head.lower()


def test_options_says_what_is_allowed(address: tuple[str, int]) -> None:
    status, answer = _lines(address, "OPTIONS /sparql HTTP/1.1")
    assert status == 204
    assert b"GET, HEAD, OPTIONS, POST" in answer


@pytest.mark.parametrize(
    ("method", "status"),
    [("PUT", 405), ("DELETE", 405), ("PATCH", 405), ("PROPFIND", 501), ("BREW", 501), ("get", 501)],
)
def test_other_methods_are_405_and_unknown_ones_501(address: tuple[str, int], method: str, status: int) -> None:
    found, answer = _lines(address, f"{method} /sparql?query=ASK%20%7B%7D HTTP/1.1")
    assert found == status
    assert b"content-type: application/problem+json" in answer.lower()


@pytest.mark.parametrize("raw", [b"GET x y z", b"GET / HTTP/1.1\r\nHost\r\n", b"GET / HTTP/9"])
def test_what_is_no_request_is_400_with_problem_details(address: tuple[str, int], raw: bytes) -> None:
    head, _, body = _sent(address, raw + b"\r\n\r\n").partition(b"\r\n\r\n")
    assert b" 400 " in head
    assert json.loads(body)["status"] == 400


def test_two_lines_of_accept_are_read_as_one(address: tuple[str, int]) -> None:
    lines = ("Accept: text/csv;q=0.1", "Accept: text/tab-separated-values")
    _, answer = _lines(address, "GET /sparql?query=SELECT%20(1%20AS%20%3Fx)%20%7B%7D HTTP/1.1", *lines)
    assert b"text/tab-separated-values" in answer


@pytest.mark.parametrize("target", ["/sparql?query=\xff", "/\xff", "/sparql?query=%FF", "/%FF"])
def test_bytes_that_are_not_utf_8_are_400(address: tuple[str, int], target: str) -> None:
    assert _lines(address, f"GET {target} HTTP/1.1")[0] == 400


def test_a_body_in_parts_is_read(address: tuple[str, int]) -> None:
    raw = (
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
        b"Content-Type: application/sparql-query\r\n\r\n3\r\nASK\r\n3\r\n {}\r\n0\r\n\r\n"
    )
    assert b'"boolean":true' in _sent(address, raw)


def test_what_the_answer_says_of_the_server_is_not_how_it_is_made(address: tuple[str, int]) -> None:
    head = _lines(address, "GET /sparql?query=ASK HTTP/1.1")[1].partition(b"\r\n\r\n")[0].lower()
    assert b"\r\nserver:" not in head
    assert b"uvicorn" not in head


def test_a_head_without_end_is_431(address: tuple[str, int]) -> None:
    answer = _sent(address, b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 200_001)
    assert answer.startswith(b"HTTP/1.1 431 ")
    assert b"POST" in answer


def test_large_bodies_and_many_requests_are_no_large_head(address: tuple[str, int]) -> None:
    query = b"ASK {}" + b" " * 15_000
    connection = HTTPConnection(*address, timeout=20)
    for _ in range(20):
        connection.request("POST", "/sparql", query, {"Content-Type": "application/sparql-query"})
        assert connection.getresponse().read().endswith(b"true}")
    connection.close()
