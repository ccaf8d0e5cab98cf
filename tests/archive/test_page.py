"""The overview as a page: self-contained, escaped, and without a fault in a real browser."""

import re
import shutil

import pytest

from factcheck.archive.questions.results import opened
from factcheck.archive.questions.results_page import page
from factcheck.archive.questions.summary import summarise
from tests.archive import archives

pytest.importorskip("jinja2", reason="jinja2 is not installed: no page")


@pytest.fixture(scope="module")
def html(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    rows = archives.articles(12, wrong=(3, 4, 10))
    rows[3]["desk"] = "<script>alert(1)</script>"
    rows[4]["id"] = "<img src=https://bad.example/x onerror=alert(1)>"
    archives.parquet(folder / "news.parquet", rows)
    archives.scan(folder / "news.parquet", folder / "results")
    with opened(str(folder / "results")) as connection:
        return page(summarise(connection), "the <archive>")


def test_it_holds_the_plots_and_loads_nothing(html):
    for heading in ("Errors by kind", "Errors by section", "Errors by year", "Errors by author", "The worst"):
        assert heading in html
    assert html.count("<rect") >= 8
    assert not re.search(r"<(script|img|link|iframe)\b", html)
    assert not re.search(r"\b(src|href)=", re.sub(r"&lt;.*?&gt;", "", html))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "the &lt;archive&gt;" in html


def test_a_browser_shows_it_without_a_fault_also_on_a_phone(html, tmp_path):
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser tests")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    (tmp_path / "page.html").write_text(html, "utf-8")
    faults = []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        sheet = browser.new_page(viewport={"width": 390, "height": 800})
        sheet.on("console", lambda message: faults.append(message.text))
        sheet.on("request", lambda request: faults.append(request.url) if not request.url.startswith("file:") else None)
        sheet.goto((tmp_path / "page.html").as_uri())
        assert sheet.evaluate("document.documentElement.scrollWidth") == 390
        bars = "[...document.querySelectorAll('.bars rect')]"
        widths = sheet.evaluate(f"{bars}.map(bar => bar.getBoundingClientRect().width)")
        browser.close()
    assert faults == []
    assert max(widths) > 50
