"""A browser, and the service that it looks at."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from ansinh.settings import Settings

# Debian's own; what Playwright would download is never used.
CHROMIUM = os.environ.get("ANSINH_TEST_CHROMIUM", "/usr/bin/chromium")
_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# What is shown is waited for; how long it takes on a busy machine is not what these tests are about.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def address(settings: Settings, sources: Path | None) -> Iterator[str]:
    """Where the service answers."""
    environment = {**os.environ, "ANSINH_STATE": str(settings.state)}
    environment |= {"ANSINH_SOURCES": str(sources)} if sources else {}
    command = [str(Path(sys.executable).with_name("ansinh")), "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            yield next(found.group() for line in running.stdout if (found := re.search(r"http://[\w.:]+", line)))
        finally:
            running.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A reader who knows nothing yet, on a screen of a notebook, with English in his browser."""
    context = browser.new_context(base_url=address, locale="en-GB", viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that complains of whatever is refused by the policy, fails in its script, or is asked of another host."""
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if "Content Security" in message.text else None)
    page.on("request", lambda request: faults.append(request.url) if not request.url.startswith(address) else None)
    yield page
    assert not faults
