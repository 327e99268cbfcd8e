"""The Python client, against the service itself; the blocks of its documentation are run."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from tests.serving import serving

import ansinh.client
from ansinh.client import Client, Rows, ServiceError
from ansinh.errors import SetupError
from ansinh.hall import Hall
from ansinh.lookups.catalogue import LISTINGS
from ansinh.settings import Settings
from ansinh.web.app import create_app

PAGE = Path(__file__).resolve().parents[2] / "docs" / "client.md"
BLOCKS = "\n".join(re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL))


@pytest.fixture(scope="module")
def address(hall: Hall, settings: Settings) -> Iterator[str]:
    """The address of a service that is running."""
    with serving(create_app(hall, settings)) as address:
        yield address


@pytest.fixture
def client(address: str) -> Iterator[Client]:
    """A client of that service."""
    with Client(address, language="en") as client:
        yield client


def test_the_blocks_of_the_documentation_run(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(BLOCKS, str(PAGE), "exec"), {"address": address})  # noqa: S102 - the project's own documentation
    assert "5063/QĐ-UBND" in capsys.readouterr().out


@pytest.mark.parametrize("name", LISTINGS)
def test_each_list_is_a_method_whose_rows_are_records_and_a_frame(client: Client, name: str) -> None:
    rows: Rows = getattr(client, name)(limit=5)
    first = next(iter(rows))
    assert {"iri", "id"} < set(first)
    assert rows.first_page["total"] >= 1
    frame = getattr(client, name)(limit=1000).frame()
    assert len(frame) == rows.first_page["total"] or len(frame) > 1000
    assert frame["iri"].is_unique


def test_all_pages_are_followed_and_none_is_asked_for_twice(address: str) -> None:
    asked: list[str] = []

    class Counting(httpx2.HTTPTransport):
        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            asked.append(str(request.url))
            return super().handle_request(request)

    with Client(address, transport=Counting(verify=False)) as client:
        rows = client.agencies(limit=50)
        assert not asked
        assert len({row["iri"] for row in rows}) == len(rows) == rows.first_page["total"]
    assert len(asked) == len(set(asked)) == -(-rows.first_page["total"] // 50)


def test_a_code_stays_a_text_and_a_number_a_number(client: Client) -> None:
    frame = client.areas(name=["01", "62"]).frame()
    assert sorted(frame["code"]) == ["01", "62"]
    assert client.targets(unit="percent").frame()["value"].dtype.kind == "f"


def test_a_frame_of_an_answer_has_its_columns_even_without_rows(client: Client) -> None:
    columns = list(client.ask("findings-of-a-kind", kind="above_100").frame().columns)
    assert columns == client.ask("findings-of-a-kind", kind="above_100").first_page["columns"]


@pytest.mark.parametrize(
    ("ask", "status", "parameter"),
    [
        (lambda client: client.tasks(colour="red").records(), 422, "colour"),
        (lambda client: client.tasks(role="boss").records(), 422, "role"),
        (lambda client: client.get("documents", "5063-QĐ-UBND"), 422, "id"),
        (lambda client: client.get("documents", "nothing of the kind"), 404, None),
        (lambda client: client.ask("no-such-question").records(), 404, None),
        (lambda client: client.sparql("SELEKT"), 400, None),
        (lambda client: client.validate("x", "image/png"), 415, None),
    ],
)
def test_a_refusal_is_raised_with_what_the_service_says(
    client: Client,
    ask: object,
    status: int,
    parameter: str | None,
) -> None:
    assert callable(ask)
    with pytest.raises(ServiceError) as caught:
        ask(client)
    assert (caught.value.status, caught.value.parameter) == (status, parameter)
    assert caught.value.detail.vi
    assert caught.value.detail.vi != caught.value.detail.en


def test_a_service_that_is_not_there_is_a_setup_error() -> None:
    with Client("http://127.0.0.1:9") as client, pytest.raises(SetupError, match="cannot be reached"):
        client.questions()


def test_a_refusal_that_is_no_problem_details_has_its_status() -> None:
    def teapot(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(418, text="short and stout")

    with Client(transport=httpx2.MockTransport(teapot)) as client, pytest.raises(ServiceError) as caught:
        client.questions()
    assert caught.value.status == 418


def test_without_pandas_a_frame_says_what_to_install(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ansinh.client, "pd", None)
    with pytest.raises(SetupError, match="pandas"):
        client.areas().frame()


def test_the_client_knows_every_list() -> None:
    assert set(Client.__annotations__) == set(LISTINGS)
