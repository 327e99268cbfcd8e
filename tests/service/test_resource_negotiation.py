"""What each kind of address answers to each Accept, method and suffix: one row a case, named by what it says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from fastapi.testclient import TestClient

TASK = "document/1204-kh-bcd-2024-kon-tum/task/PL2.IV.10"
DOCUMENT = "document/06-ct-ubnd-2018-vinh-long"
PASSAGE = "source/003_158e14af8b7b391b/621-622"
FINDING = "document/1204-kh-bcd-2024-kon-tum/finding/44"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@dataclass(frozen=True)
class Case:
    """A request and what its answer must say.

    Args:
        says: the rule, as a sentence.
        address: path and query.
        accept: the Accept header; none where it is empty.
        status: the status.
        headers: by name, a pattern that the header must match from its beginning.
        method: the method.
        sent: other headers of the request.
        body: a pattern found in the body; none where the body must be empty.
    """

    says: str
    address: str
    accept: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "GET"
    sent: Mapping[str, str] = field(default_factory=dict)
    body: str | None = ""


def _type(name: str) -> dict[str, str]:
    return {"content-type": re.escape(name)}


CASES = (
    Case("a thing sends whoever asks to its description", f"/id/{TASK}", "", 303, {"location": f"/about/{TASK}$"}),
    Case("a thing sends a browser to its description", f"/id/{TASK}", BROWSER, 303, {"location": f"/about/{TASK}$"}),
    Case("a thing sends a machine to the same", f"/id/{TASK}", "text/turtle", 303, {"location": f"/about/{TASK}$"}),
    Case(
        "a thing names its description in a link",
        f"/id/{DOCUMENT}",
        "",
        303,
        {"link": f'</about/{DOCUMENT}>; rel="describedby"$'},
    ),
    Case("a thing with a suffix keeps it", f"/id/{TASK}.rdf", "", 303, {"location": f"/about/{TASK}.rdf$"}),
    Case("a thing keeps the query", f"/id/{TASK}?lang=en", "", 303, {"location": rf"/about/{TASK}\?lang=en$"}),
    Case("a thing answers HEAD alike", f"/id/{TASK}", "", 303, {"location": "/about/"}, "HEAD", body=None),
    Case("a thing tells its methods", f"/id/{TASK}", "", 204, {"allow": "GET, HEAD, OPTIONS$"}, "OPTIONS", body=None),
    Case("a thing takes no POST", f"/id/{TASK}", "", 405, {"allow": "GET, HEAD, OPTIONS$"}, "POST"),
    Case("an unknown thing is not found", "/id/agency/nobody", "", 404, _type("application/problem+json")),
    Case("a description is a page for a browser", f"/about/{TASK}", BROWSER, 200, _type("text/html")),
    Case("a description is a page for whoever says nothing", f"/about/{TASK}", "", 200, _type("text/html")),
    Case("a description is a page for whoever takes all", f"/about/{TASK}", "*/*", 200, _type("text/html")),
    Case("a description is given in Turtle", f"/about/{TASK}", "text/turtle", 200, _type("text/turtle")),
    Case(
        "Turtle goes by its old name too", f"/about/{TASK}", "application/x-turtle", 200, _type("application/x-turtle")
    ),
    Case(
        "a description is given in JSON-LD", f"/about/{TASK}", "application/ld+json", 200, _type("application/ld+json")
    ),
    Case("JSON is JSON-LD", f"/about/{TASK}", "application/json", 200, _type("application/json")),
    Case(
        "a description is given in N-Triples",
        f"/about/{TASK}",
        "application/n-triples",
        200,
        _type("application/n-triples"),
    ),
    Case(
        "a description is given in RDF/XML", f"/about/{TASK}", "application/rdf+xml", 200, _type("application/rdf+xml")
    ),
    Case("XML alone is RDF/XML", f"/about/{TASK}", "application/xml", 200, _type("application/xml")),
    Case("the higher quality wins", f"/about/{TASK}", "text/html;q=0.4, text/turtle;q=0.9", 200, _type("text/turtle")),
    Case("what is refused with q=0 is not given", f"/about/{TASK}", "text/html;q=0, */*", 200, _type("text/turtle")),
    Case("what nobody can give is 406", f"/about/{TASK}", "image/png", 406, _type("application/problem+json")),
    Case("a suffix decides without Accept", f"/about/{TASK}.ttl", "", 200, _type("text/turtle")),
    Case("a suffix decides against Accept", f"/about/{TASK}.nt", "text/html", 200, _type("application/n-triples")),
    Case("a suffix is no matter of 406", f"/about/{TASK}.jsonld", "image/png", 200, _type("application/ld+json")),
    Case("the suffix html is the page", f"/about/{TASK}.html", "text/turtle", 200, _type("text/html")),
    Case("the suffix rdf is RDF/XML", f"/about/{TASK}.rdf", "", 200, _type("application/rdf+xml")),
    Case("an unknown suffix is not found", f"/about/{TASK}.xls", "", 404, _type("application/problem+json")),
    Case("what Accept decides varies by it", f"/about/{TASK}", "text/turtle", 200, {"vary": "Accept, Accept-Language"}),
    Case("a page with a suffix varies by language alone", f"/about/{TASK}.html", "", 200, {"vary": "Accept-Language"}),
    Case(
        "what Accept decided says its own address",
        f"/about/{TASK}",
        "text/turtle",
        200,
        {"content-location": f"/about/{TASK}.ttl$"},
    ),
    Case(
        "every form is named as an alternate",
        f"/about/{TASK}",
        "",
        200,
        {"link": f'.*</about/{TASK}.jsonld>; rel="alternate"; type="application/ld.json"'},
    ),
    Case(
        "the address without suffix is canonical",
        f"/about/{TASK}.ttl",
        "",
        200,
        {"link": f'</about/{TASK}>; rel="canonical"'},
    ),
    Case(
        "a description names what it describes",
        f"/about/{TASK}.ttl",
        "",
        200,
        {"link": f'.*<https://w3id.org/ansinh/id/{TASK}>; rel="describes"'},
    ),
    Case("a page has an entity tag", f"/about/{TASK}", BROWSER, 200, {"etag": r'W/"[0-9a-f]{32}"$'}),
    Case("Turtle has an entity tag", f"/about/{TASK}.ttl", "", 200, {"etag": r'W/"[0-9a-f]{32}"$'}),
    Case("any tag matches a star", f"/about/{TASK}", "", 304, {"etag": "W/"}, sent={"If-None-Match": "*"}, body=None),
    Case("another tag does not match", f"/about/{TASK}.nt", "", 200, {}, sent={"If-None-Match": '"a", W/"b"'}),
    Case("HEAD has no body", f"/about/{TASK}.nt", "", 200, {"etag": "W/"}, "HEAD", body=None),
    Case("HEAD is negotiated too", f"/about/{TASK}", "text/turtle", 200, _type("text/turtle"), "HEAD", body=None),
    Case("HEAD may be 406", f"/about/{TASK}", "image/png", 406, {}, "HEAD", body=None),
    Case(
        "a description tells its methods", f"/about/{TASK}", "", 204, {"allow": "GET, HEAD, OP"}, "OPTIONS", body=None
    ),
    Case("a description cannot be deleted", f"/about/{TASK}", "", 405, {"allow": "GET, HEAD, OPTIONS$"}, "DELETE"),
    Case("no description has a page before the first", f"/about/{TASK}?offset=-1", "", 422),
    Case(
        "pages of other origins may read a description",
        f"/about/{TASK}.ttl",
        "",
        200,
        {"access-control-allow-origin": r"\*$", "access-control-expose-headers": ".*Ansinh-Date"},
        sent={"Origin": "https://example.org"},
    ),
    Case(
        "pages of other origins may follow the path of a thing",
        f"/id/{TASK}",
        "",
        303,
        {"access-control-allow-origin": r"\*$"},
        sent={"Origin": "https://example.org"},
    ),
    Case("no description has pages without end", f"/about/{TASK}?offset=10001", "", 422),
    Case("an answer says the version of the data", f"/about/{TASK}.nt", "", 200, {"ansinh-version": r"0\.1\.0\+"}),
    Case("an answer says the date of the data", f"/about/{TASK}.nt", "", 200, {"ansinh-date": r"20\d\d-\d\d-\d\dT"}),
    Case("a refusal says the version too", "/about/nothing", "", 404, {"ansinh-version": r"0\.1\.0\+"}),
    Case("a page is Vietnamese unless asked", f"/about/{TASK}", "", 200, {"content-language": "vi"}, body="Tải về"),
    Case("a page follows the address", f"/about/{TASK}?lang=en", "", 200, {"content-language": "en"}, body="Download"),
    Case(
        "a page follows Accept-Language",
        f"/about/{TASK}",
        BROWSER,
        200,
        {"content-language": "en"},
        sent={"Accept-Language": "en-GB, vi;q=0.5"},
        body="Download",
    ),
    Case("a document has a page", f"/about/{DOCUMENT}", BROWSER, 200, _type("text/html"), body="06/CT-UBND"),
    Case("a document has triples", f"/about/{DOCUMENT}.ttl", "", 200, _type("text/turtle"), body="06/CT-UBND"),
    Case("an agency has a page", "/about/agency/62-police?lang=en", "", 200, body="Kon Tum Provincial Police"),
    Case("an area has triples", "/about/area/75-2008-08-01.nt", "", 200, body="areaCode"),
    Case("a code has a page", "/about/role/lead?lang=en", "", 200, body="heads the task"),
    Case("a scheme has triples", "/about/scheme/role.jsonld", "", 200, body="ConceptScheme"),
    Case("a passage has a page", f"/about/{PASSAGE}.html", "", 200, body="621"),
    Case("a finding has a page", f"/about/{FINDING}?lang=en", "", 200, body="prosecution is a criminal measure"),
    Case("a shape has triples", "/about/shape/Task-oneLead.ttl", "", 200, body="PropertyShape|NodeShape"),
    Case("a graph sends to its description", "/id/graph/ontology", "", 303, {"location": "/about/graph/ontology$"}),
    Case("a graph tells its size", f"/about/graph/{DOCUMENT}.nt", "", 200, body="ns/void#triples"),
    Case("an inferred graph has a page", f"/about/graph/{DOCUMENT}/inferred?lang=en", "", 200, body="what follows"),
    Case("an inferred graph tells its size", f"/about/graph/{DOCUMENT}/inferred.nt", "", 200, body="ns/void#triples"),
    Case("a graph that a document never had is unknown", f"/id/graph/{DOCUMENT}/other", BROWSER, 404),
    Case("the ontology is a page", "/ontology", BROWSER, 200, _type("text/html"), body='id="Task"'),
    Case("the ontology is Turtle", "/ontology", "text/turtle", 200, {"vary": "Accept"}, body="ansinh:Task "),
    Case("the ontology has suffixes", "/ontology.rdf", "text/html", 200, _type("application/rdf+xml")),
    Case("the ontology is known by its tag", "/ontology.nt", "", 304, sent={"If-None-Match": "*"}, body=None),
    Case("the ontology has no other suffix", "/ontology.doc", "", 404),
    Case("a module is a page", "/ontology/task", BROWSER, 200, _type("text/html"), body='id="Participation"'),
    Case("a module is Turtle", "/ontology/task", "text/turtle", 200, {"content-location": "/ontology/task.ttl$"}),
    Case("a module has suffixes", "/ontology/area.jsonld", "", 200, _type("application/ld+json")),
    Case("a module without terms has its page", "/ontology/labels?lang=en", "", 200, body="Labels of outside terms"),
    Case("a module is 406 in no known form", "/ontology/task", "image/png", 406),
    Case("the context of plans is JSON-LD", "/context.jsonld", "", 200, _type("application/ld+json"), body="@context"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.says)
def test_of_linked_data(client: TestClient, case: Case) -> None:
    accept = {"Accept": case.accept} if case.accept else {}
    client.headers.pop("accept", None)
    response = client.request(case.method, case.address, headers={**accept, **case.sent}, follow_redirects=False)
    assert response.status_code == case.status
    for name, pattern in case.headers.items():
        assert re.match(pattern, response.headers[name]), response.headers[name]
    if case.body is None:
        assert response.content == b""
    else:
        assert re.search(case.body, response.text)


def test_there_are_at_least_forty_cases_and_no_two_say_the_same() -> None:
    assert len(CASES) >= 40
    assert len({case.says for case in CASES}) == len(CASES)


@pytest.mark.parametrize("suffix", ["", ".html", ".ttl", ".nt", ".jsonld", ".rdf"])
def test_a_form_that_the_client_has_is_not_sent_again(client: TestClient, suffix: str) -> None:
    address = f"/about/{TASK}{suffix}"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_each_form_has_a_tag_of_its_own(client: TestClient) -> None:
    suffixes = (".html", ".ttl", ".nt", ".jsonld", ".rdf")
    assert len({client.get(f"/about/{TASK}{suffix}").headers["etag"] for suffix in suffixes}) == len(suffixes)
