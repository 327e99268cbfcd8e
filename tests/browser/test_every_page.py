"""Every page: for screen readers, on a phone, on paper, without a jump."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

pytestmark = pytest.mark.heavy

PAGES = [
    "/",
    "/questions/debt-collection-by-police",
    "/questions/tasks-by-how-clearly-assigned",
    "/questions/assignments",
    "/questions/findings",
    "/compare",
    "/map",
    "/map?time=today",
    "/agencies",
    "/calendar",
    "/documents/dong-nai-plan-implementing-162-kh-tu",
    "/documents/21-nq-tw-2012",
    "/query?query=SELECT+%3Fs+%7B+%3Fs+a+ansinh%3ATask+%7D+LIMIT+5",
    "/query?query=SELECT",
    "/check",
    "/search?q=no+bao+hiem",
    "/about/agency/62-police",
    "/dumps",
    "/.well-known/void",
    "/compare/documents?a=1204-kh-bcd-2024-kon-tum&b=dong-nai-plan-implementing-162-kh-tu",
    "/ontology",
    "/model",
    "/nothing",
]


def _address(path: str, tongue: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang={tongue}"


@pytest.mark.parametrize("tongue", ["vi", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_serious_fault_for_screen_readers(page: Page, path: str, scheme: str, tongue: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(_address(path, tongue), wait_until="networkidle")
    found = Axe().run(page).response["violations"]
    serious = [
        (one["id"], node["html"][:200])
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
    assert not serious


@pytest.mark.parametrize("tongue", ["vi", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone_and_paper(page: Page, path: str, tongue: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(_address(path, tongue), wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.emulate_media(media="print")
    assert page.locator("main").is_visible()
    assert not page.get_by_role("search").first.is_visible()


@pytest.mark.parametrize(
    "path", ["/", "/questions/tasks-by-how-clearly-assigned", "/questions/debt-collection-by-police"]
)
def test_a_page_is_light_and_nothing_in_it_jumps(page: Page, path: str) -> None:
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(path, wait_until="networkidle")
    assert sum(sizes) < 150_000
    shift = page.evaluate(
        """() => new Promise((resolve) => {
            new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
                .observe({ type: "layout-shift", buffered: true });
            setTimeout(() => resolve(0), 500);
        })"""
    )
    assert shift < 0.01
