"""Requests that nobody should send, made from real ones by Hypothesis, and what must hold of every answer."""

import gzip
from dataclasses import dataclass
from urllib.parse import quote_from_bytes, unquote_to_bytes

import anyio
from fastapi.testclient import TestClient
from hypothesis import strategies as st
from starlette.types import ASGIApp, Message, Scope

from ansinh.corpus.files import find_corpus
from ansinh.hall import Hall
from ansinh.questions.library import Library
from ansinh.settings import Settings
from ansinh.web.app import create_app
from ansinh.web.ontology import samples

LEAKS = (b"Traceback", b'File "', b".py", b"site-packages", str(find_corpus().ontology[0].path.parents[1]).encode())
QUERIES = [one.query for one in Library(find_corpus().questions).all()] + [one.query for one in samples()]
TOKENS = (
    *"{}()[]<>?$*/|^!+-.;,=&#'\"\\@:%\n\0",
    *("SELECT ", "ASK ", "CONSTRUCT ", "DESCRIBE ", "GRAPH ?g ", "OPTIONAL ", "MINUS ", "UNION ", "FILTER ", "VALUES "),
    *("SERVICE ", "SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } ", "LATERAL ", "EXISTS ", "NOT ", "BIND ", "AS "),
    *(
        "PREFIX a: <b> ",
        "BASE <http://[> ",
        "<http://e/p>*",
        "doc:a.1",
        "_:b",
        "'''",
        '"""',
        "^^",
        "@vi",
        "<<( ",
        " )>>",
    ),
    *("\\u0053ERVICE ", "\\U00110000", "\\uD800", "\\u000A", "\ufeff", "đ", "𝟘", "LIMIT -1", "1e999", "-0", "?x" * 50),
    *("REGEX(?o, '(a+)+$')", "GROUP BY ", "HAVING ", "COUNT(*)", "IF(1,2,3)", "BNODE()", "NOW()", "# service\n"),
)
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "QUERY", "BREW", "get", "*")
PATHS = (
    *("/sparql", "/sparql/", "/graphs", "/graphs/document/x", "/graphs/%FF", "/", "/ontology", "/model", "/health"),
    *("/api/questions", "/api/questions/documents", "/questions/x", "/api/plans", "/api/plans/x", "/api/changes"),
    *("/api/validate", "/check", "/static/x", "/static/%00", "/static/../app.py", "/openapi.json", "//", "/nothing"),
)
PARAMETERS = (
    *("query", "update", "format", "default-graph-uri", "named-graph-uri", "graph", "default", "lang", "limit"),
    *("offset", "since", "asOf", "using-graph-uri", ""),
)
VALUES = (
    "",
    "json",
    "turtle",
    "http://e/g",
    "relative",
    "-1",
    "99999999999999999999",
    "\0",
    "đ",
    "<>",
    "en",
    "1e9",
    "[",
)
HEADERS = {
    "accept": (
        "*/*",
        "text/html",
        "text/*;q=0",
        "text/turtle, */*;q=0.1",
        "application/json;q=nan",
        "a/b;;q=1",
        ";",
        ",",
    ),
    "accept-encoding": ("gzip", "br;q=0", "zstd", "*;q=0", "identity", ";q", "gzip;q=1e9"),
    "accept-language": ("vi", "en;q=0", "*", ";", "en;q=x"),
    "content-type": (
        *("application/sparql-query", "application/x-www-form-urlencoded", "application/sparql-update", "text/turtle"),
        *(
            "application/sparql-query; charset=utf-16",
            "application/json",
            "multipart/form-data",
            "/",
            ";charset*=a'b'%FF",
        ),
    ),
    "content-encoding": ("gzip", "br", "identity", "gzip, gzip", ","),
    "content-length": ("0", "-1", "99999999999", "x"),
    "host": ("ansinh.test", "[::1]", "[", "a b", "<x>", "a:b", "", "a:99999"),
    "origin": ("https://e", "null", "<"),
    "access-control-request-method": ("POST", "DELETE", ""),
    "authorization": ("Bearer x", "Bearer", "Basic ="),
    "range": ("bytes=0-1", "bytes=5-1"),
    "if-match": ("*", '"x"', "W/"),
    "if-none-match": ("*", '"x"'),
    "if-modified-since": ("Sun, 06 Nov 1994 08:49:37 GMT", "x"),
    "x-forwarded-host": ("<x>",),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the server hands it on."""

    method: str
    path: bytes
    query: bytes
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back."""

    status: int
    headers: dict[bytes, bytes]
    body: bytes


def fuzzed(hall: Hall, settings: Settings) -> TestClient:
    """A client of the service, to be entered, in which no query goes on for long."""
    return TestClient(create_app(hall, settings.model_copy(update={"query_seconds": 1.0})))


def holds(client: TestClient, asked: Asked) -> None:
    """Assert what must hold of every answer: nothing fails, and nothing of the inside is told."""
    answered = ask(client, asked)
    assert answered.status < 500 or answered.status in (501, 503), answered
    assert not any(leak in answered.body for leak in LEAKS if answered.status >= 400), answered
    if answered.status >= 400:
        kind = answered.headers[b"content-type"]
        page = kind.startswith(b"text/html") and (b"accept", b"text/html") in asked.headers
        assert page or kind == b"application/problem+json", answered
    if asked.method == "HEAD":
        assert answered.body == b""


def ask(client: TestClient, asked: Asked) -> Answered:
    """The answer to a request that is handed on as a server would, whatever a client would say to it."""
    assert client.portal is not None
    return client.portal.call(_exchange, client.app, asked)


async def _exchange(app: ASGIApp, asked: Asked) -> Answered:
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": asked.method,
        "scheme": "http",
        "path": unquote_to_bytes(asked.path).decode("utf-8", "replace"),
        "raw_path": asked.path,
        "query_string": asked.query,
        "root_path": "",
        "headers": list(asked.headers),
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "state": {},
    }
    messages: list[Message] = []
    bodies = iter([{"type": "http.request", "body": asked.body, "more_body": False}])

    async def receive() -> Message:
        message = next(bodies, None)
        if message is None:
            await anyio.sleep_forever()
        return message or {}

    async def send(message: Message) -> None:
        await anyio.lowlevel.checkpoint()
        messages.append(message)

    await app(scope, receive, send)
    head = messages[0]
    body = b"".join(message.get("body", b"") for message in messages[1:])
    return Answered(head["status"], dict(head["headers"]), body)


@st.composite
def queries(draw: st.DrawFn) -> str:
    """A real query with some of its text cut, doubled, moved, or mixed with what does not belong there."""
    text = draw(st.sampled_from(QUERIES))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        piece = draw(st.one_of(st.sampled_from(TOKENS), st.text(max_size=5), st.just(text[start:end])))
        again = draw(st.sampled_from((1, 1, 1, 2, 100)))
        text = text[:start] + piece * again + text[end if draw(st.booleans()) else start :]
    return text


@st.composite
def requests(draw: st.DrawFn) -> Asked:
    """A request of any method to any address, with any headers, query and body."""
    query = draw(queries()).encode("utf-8", "surrogatepass")
    values = st.one_of(st.just(query), st.sampled_from(VALUES).map(str.encode), st.binary(max_size=20))
    pairs = draw(st.lists(st.tuples(st.sampled_from(PARAMETERS), values), max_size=3))
    address = "&".join(f"{name}={quote_from_bytes(value)}" for name, value in pairs).encode()
    address = draw(
        st.one_of(st.just(b"query=" + quote_from_bytes(query).encode()), st.just(address), st.binary(max_size=30))
    )
    body = draw(st.one_of(st.just(query), st.just(address), st.just(gzip.compress(query)), st.binary(max_size=50)))
    path = draw(
        st.one_of(st.just("/sparql"), st.sampled_from(PATHS), st.text(max_size=10).map(lambda text: f"/{text}"))
    )
    raw = quote_from_bytes(path.encode("utf-8", "surrogatepass"), safe="/%.*~").encode()
    method = draw(st.one_of(st.sampled_from(("GET", "POST")), st.sampled_from(METHODS)))
    return Asked(method, raw, address, draw(headers()), body)


def headers() -> st.SearchStrategy[tuple[tuple[bytes, bytes], ...]]:
    """Headers, known ones more often than not, each with a value that it may have or with any."""
    return st.lists(st.sampled_from(sorted(HEADERS)).flatmap(_header), max_size=5).map(tuple)


def _header(name: str) -> st.SearchStrategy[tuple[bytes, bytes]]:
    known = st.sampled_from(HEADERS[name]).map(str.encode)
    junk = st.binary(max_size=20).filter(_can_be_sent)
    return st.tuples(st.just(name.encode()), st.one_of(known, known, junk))


def _can_be_sent(value: bytes) -> bool:
    return not set(value) & set(b"\r\n\0")
