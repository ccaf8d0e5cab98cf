"""The installed command serves a page, and a real browser opens it."""

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import COMMAND

pytest.importorskip("starlette", reason="the extra web is not installed")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser tests")

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
"""What a browser needs inside a container without network."""

ROOT = Path(__file__).parents[3]
SEED = next((ROOT / "seeds").glob("*.txt"))
PATIENCE = 60_000
"""Milliseconds for what takes half a second on a machine with nothing else to do."""


@pytest.fixture(scope="module")
def serve(tmp_path_factory):
    """Start the command with arguments; its address is returned once it serves."""
    started = []

    def start(*arguments, cwd=None):
        process = subprocess.Popen(
            [str(COMMAND), "serve", *map(str, arguments)],
            cwd=cwd or tmp_path_factory.mktemp("served"),
            env={**os.environ, "FACTCHECK_LANG": "", "LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        started.append(process)
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", line)
        assert found, line + process.stderr.read()
        return found[0]

    yield start
    for process in started:
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert process.stderr.read() == ""


@pytest.fixture(scope="module")
def address(serve):
    return serve("--lang", "en")


@pytest.fixture(scope="module")  # two of them at once in one process get in each other's way
def browser():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser):
    """Open the page; the test fails where it has an error, is refused something, or asks for anything elsewhere."""
    faults = []
    contexts = []

    def open_it(address, *, expects_errors=False, **options):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        if not expects_errors:
            page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on(
            "request",
            lambda request: (
                faults.append(request.url) if not request.url.startswith((address, f"blob:{address[:20]}")) else None
            ),
        )
        page.goto(address)
        page.wait_for_selector("body[data-ready]")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert faults == []
