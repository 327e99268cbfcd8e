"""Plans over HTTP: who may write, who was first, what was refused, what has changed, and how it was."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient
from tests.service.html import parsed

from ansinh.hall import open_hall
from ansinh.settings import Settings
from ansinh.store.snapshots import BuildRecord
from ansinh.web.app import create_app

NAME = "06-ct-ubnd-2018-vinh-long"
ADDRESS = f"/api/plans/{NAME}"
TOKEN = "a-token-of-a-steward"  # noqa: S105 - for these tests alone
TURTLE = {"Content-Type": "text/turtle", "Authorization": f"Bearer {TOKEN}"}
READS = [
    "/api/plans",
    "/api/plans?limit=1&offset=1",
    ADDRESS,
    f"{ADDRESS}/versions",
    f"{ADDRESS}/versions/0",
    f"{ADDRESS}/listings/targets",
    "/api/changes",
    "/api/changes.atom",
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, state: Path, record: BuildRecord) -> Path:
    """A state folder of its own, with a file of tokens."""
    assert record.quads
    folder = tmp_path_factory.mktemp("place")
    shutil.copytree(state / "builds", folder / "builds")
    (folder / "current").symlink_to((state / "current").readlink())
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    (folder / "tokens").write_text(f"# stewards\nlan:{digest}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def service(place: Path) -> Iterator[TestClient]:
    settings = Settings(state=place, sources=None, tokens=place / "tokens")
    with TestClient(create_app(open_hall(settings), settings), base_url="http://ansinh.test") as client:
        yield client


@pytest.fixture(scope="module")
def text(service: TestClient) -> bytes:
    """The directive as the project has it."""
    return service.get(ADDRESS, headers={"Accept": "text/turtle"}).content


@pytest.mark.parametrize("address", READS)
def test_everybody_may_read(service: TestClient, address: str) -> None:
    assert service.get(address).status_code == 200


@pytest.mark.parametrize("authorization", ["", "Bearer wrong", "Basic YTpi", TOKEN])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nobody_writes_without_a_token(service: TestClient, method: str, authorization: str) -> None:
    address = "/api/plans" if method == "POST" else ADDRESS
    response = service.request(method, address, headers={"Authorization": authorization} if authorization else {})
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert response.headers["content-type"] == "application/problem+json"


def test_a_plan_that_is_in_force_is_not_added_again(service: TestClient, text: bytes) -> None:
    response = service.post("/api/plans", content=text, headers=TURTLE)
    assert response.status_code == 409
    assert "Replace it" in response.json()["detail_en"]


@pytest.mark.parametrize(("tag", "status"), [(None, 428), ('"0-0000000000000000"', 412), ('"a", "b"', 428)])
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_nothing_is_overwritten_unseen(
    service: TestClient, text: bytes, method: str, tag: str | None, status: int
) -> None:
    headers = TURTLE if tag is None else {**TURTLE, "If-Match": tag}
    assert service.request(method, ADDRESS, content=text, headers=headers).status_code == status


def test_what_is_refused_is_answered_with_the_report_in_the_form_asked_for(service: TestClient, text: bytes) -> None:
    spoilt = text.replace(b"taskType:enrolment", b"taskType:enrollment")
    headers = {**TURTLE, "If-Match": "*"}
    problem = service.put(ADDRESS, content=spoilt, headers=headers)
    assert problem.status_code == 422
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["report"]["remarks"][0]["lines"]
    for accept, begins in (("text/plain", "text/plain"), ("text/turtle", "text/turtle"), ("text/html", "text/html")):
        response = service.put(ADDRESS, content=spoilt, headers={**headers, "Accept": accept})
        assert response.status_code == 422
        assert response.headers["content-type"].startswith(begins)


def test_a_dry_run_shows_the_difference_and_changes_nothing(service: TestClient, text: bytes) -> None:
    changed = text.replace(b'ansinh:summary "', b'ansinh:summary "(new) ')
    tag = service.get(ADDRESS).headers["etag"]
    response = service.put(f"{ADDRESS}?dry_run=true", content=changed, headers={**TURTLE, "If-Match": tag})
    assert response.status_code == 200
    told = response.json()
    assert told["dry_run"] is True
    assert {one["question"] for one in told["difference"]["answers"]} >= {"assignments"}
    assert service.get(ADDRESS).headers["etag"] == tag


def test_a_plan_is_replaced_removed_and_added_while_the_service_runs(service: TestClient, text: bytes) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?task a ansinh:Task ; ansinh:inDocument doc:06-ct-ubnd-2018-vinh-long }"

    def tasks() -> str:
        rows: list[str] = service.get("/sparql", params={"query": count, "format": "csv"}).text.split()
        return rows[1]

    version = service.get("/health").headers["ansinh-version"]
    assert tasks() == "23"
    headers = {**TURTLE, "If-Match": service.get(ADDRESS).headers["etag"]}
    changed = text.replace(b'ansinh:summary "', b'ansinh:summary "(new) ')
    replaced = service.put(ADDRESS, content=changed, headers=headers)
    assert replaced.status_code == 200
    assert replaced.json()["change"]["version"] == 1
    assert service.get("/health").headers["ansinh-version"] != version
    assert service.put(ADDRESS, content=changed, headers=headers).status_code == 412
    removed = service.delete(ADDRESS, headers={**TURTLE, "If-Match": replaced.headers["etag"]})
    assert removed.status_code == 200
    assert tasks() == "0"
    assert service.get(ADDRESS).status_code == 404
    added = service.post("/api/plans", content=text, headers=TURTLE)
    assert added.status_code == 201
    assert added.headers["location"] == ADDRESS
    assert tasks() == "23"
    assert service.get("/health").headers["ansinh-version"] == version
    moment = replaced.json()["change"]["happened"]
    before = service.get(f"{ADDRESS}/listings/assignments", params={"asOf": moment}, headers={"Accept": "text/csv"})
    now = service.get(f"{ADDRESS}/listings/assignments", headers={"Accept": "text/csv"})
    assert "(new) " in before.text
    assert "(new) " not in now.text
    assert before.text.count("\r\n") == now.text.count("\r\n")


def test_the_changes_name_plan_version_time_and_checksum(service: TestClient) -> None:
    page = service.get("/api/changes?limit=2").json()
    assert [one["action"] for one in page["changes"]] == ["replaced", "removed"]
    rest = service.get("/api/changes", params={"since": page["next"]}).json()
    assert [one["action"] for one in rest["changes"]] == ["added"]
    assert rest["next"] is None
    written = service.get(f"{ADDRESS}/versions/3").content
    assert rest["changes"][0]["checksum"] == hashlib.sha256(written).hexdigest()
    facts = service.get("/api/changes/1?limit=1").json()
    assert facts["total"] == facts["change"]["facts_in"]
    assert facts["facts"][0]["before"] != facts["facts"][0]["after"]
    assert service.get("/api/changes/9").status_code == 404


def test_a_version_says_of_which_it_is_a_revision(service: TestClient) -> None:
    turtle = service.get(f"{ADDRESS}/versions", headers={"Accept": "application/n-triples"}).text
    version = f"<https://w3id.org/ansinh/id/document/{NAME}/version/"
    assert f"{version}2> <http://www.w3.org/ns/prov#wasRevisionOf> {version}1> ." in turtle
    assert f"{version}2> <http://www.w3.org/ns/prov#invalidatedAtTime>" in turtle
    assert service.get(f"{ADDRESS}/versions", headers={"Accept": "image/png"}).status_code == 406


def test_the_feed_is_atom_and_begins_with_the_latest_change(service: TestClient) -> None:
    feed = ET.fromstring(service.get("/api/changes.atom").content)  # noqa: S314 - our own feed
    names = {"atom": "http://www.w3.org/2005/Atom"}
    titles = [title.text or "" for title in feed.findall("atom:entry/atom:title", names)]
    assert len(titles) == 3
    assert titles[0].startswith(f"{NAME} 3")
    assert all(feed.find(f"atom:{name}", names) is not None for name in ("id", "title", "updated", "author"))


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/plans/none", 404),
        (f"{ADDRESS}?asOf=yesterday", 422),
        (f"{ADDRESS}?asOf=2001-01-01", 200),
        (f"{ADDRESS}/versions/2", 404),
        (f"{ADDRESS}/listings/debt-collection-by-police", 404),
        ("/api/plans?limit=0", 422),
    ],
)
def test_what_is_not_there_is_said(service: TestClient, address: str, status: int) -> None:
    assert service.get(address).status_code == status


def test_tokens_change_without_a_restart(service: TestClient, place: Path, text: bytes) -> None:
    tokens = place / "tokens"
    before = tokens.read_text(encoding="utf-8")
    try:
        tokens.write_text("", encoding="utf-8")
        assert service.post("/api/plans", content=text, headers=TURTLE).status_code == 401
        tokens.write_text("a line that is no token\n", encoding="utf-8")
        assert service.post("/api/plans", content=text, headers=TURTLE).status_code == 503
    finally:
        tokens.write_text(before, encoding="utf-8")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_plan_is_checked_on_a_page_with_the_report_beside_its_lines(
    service: TestClient, text: bytes, language: str
) -> None:
    assert service.get("/check", params={"lang": language}).status_code == 200
    spoilt = text.decode().replace("taskType:enrolment", "taskType:enrollment") + "\n# <script>alert(1)</script>"
    fields = {"text": spoilt, "replaces": "on"}
    page = service.post("/check", params={"lang": language}, data=fields)
    assert page.status_code == 200
    assert 'href="#line-' in page.text
    assert "<script>alert" not in page.text


def test_the_report_is_a_page_where_a_page_is_asked_for(service: TestClient, text: bytes) -> None:
    headers = {"Content-Type": "text/turtle", "Accept": "text/html"}
    page = service.post("/api/validate?lang=en", content=text, headers=headers)
    assert page.headers["content-type"].startswith("text/html")
    assert "not acceptable" in page.text
    accepted = service.post("/api/validate?lang=en&replaces=true", content=text, headers=headers)
    assert "The plan is acceptable" in accepted.text


def _step(service: TestClient, step: str, text: bytes, token: str = TOKEN) -> tuple[int, str]:
    fields = {"step": step, "text": text.decode(), "token": token}
    response = service.post("/check", params={"lang": "en"}, data=fields)
    return response.status_code, response.text


@pytest.mark.parametrize("step", ["difference", "add"])
@pytest.mark.parametrize("token", ["", "wrong", "'; <b>"])
def test_on_the_page_a_plan_is_compared_and_added_by_stewards_alone(
    service: TestClient, text: bytes, step: str, token: str
) -> None:
    status, page = _step(service, step, text, token)
    assert status == 401
    assert 'role="alert"' in page
    assert "ansinh:" in page


def test_on_the_page_a_plan_that_is_there_already_is_not_added_again(service: TestClient, text: bytes) -> None:
    status, page = _step(service, "add", text)
    assert status == 409
    assert NAME in page


def test_on_the_page_a_steward_sees_the_difference_and_adds_the_plan(service: TestClient, text: bytes) -> None:
    assert service.delete(ADDRESS, headers={**TURTLE, "If-Match": "*"}).status_code == 200
    status, page = _step(service, "difference", text)
    assert status == 200
    assert "Questions whose answers change" in page
    assert service.get(ADDRESS).status_code == 404
    status, page = _step(service, "add", text)
    assert status == 200
    assert f"/about/document/{NAME}?lang=en" in page
    assert service.get(ADDRESS).status_code == 200


def _replaced(service: TestClient, step: str, text: bytes, **fields: str) -> tuple[int, str]:
    sent = {"step": step, "text": text.decode(), "token": TOKEN, "replaces": "on", **fields}
    response = service.post("/check", params={"lang": "en"}, data=sent)
    return response.status_code, response.text


def test_on_the_page_a_version_is_replaced_once_the_difference_to_it_was_seen(service: TestClient, text: bytes) -> None:
    changed = text.replace(b'ansinh:summary "', b'ansinh:summary "(new) ')
    for step in ("add", "replace"):
        status, page = _replaced(service, step, changed)
        assert status == 428
        assert "See what would change first" in page
    status, page = _replaced(service, "difference", changed)
    (tag,) = [one.attributes["value"] for one in parsed(page).all("input", name="tag")]
    assert status == 200
    assert f'"{tag}"' == service.get(ADDRESS).headers["etag"]
    assert parsed(page).all("button", value="replace")
    status, page = _replaced(service, "replace", changed, tag=tag)
    assert status == 200
    assert "was replaced" in page
    status, page = _replaced(service, "replace", text, tag=tag)
    assert status == 412
    assert not parsed(page).all("input", name="tag")
