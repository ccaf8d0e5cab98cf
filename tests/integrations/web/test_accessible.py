"""axe-core on the page: no serious finding, in both schemes, on both widths, in both languages.

axe-core is no Python package: `npm pack axe-core`, unpack it, and name its axe.min.js in FACTCHECK_AXE.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.integrations.web.conftest import PATIENCE

AXE = os.environ.get("FACTCHECK_AXE", "")
TEXT = "Sales rose 12% to $105m from $100m. Cars made up 342,000 of the 418,000 vehicles on board, or 88.1%."


@pytest.mark.skipif(not AXE, reason="FACTCHECK_AXE names no axe.min.js (npm pack axe-core)")
@pytest.mark.parametrize(
    ("scheme", "width", "lang"),
    [("light", 1280, "en"), ("dark", 390, "vi"), ("dark", 1280, "en"), ("light", 390, "vi")],
)
def test_axe_finds_nothing_serious(open_page, address, scheme, width, lang):
    page = open_page(address, color_scheme=scheme, viewport={"width": width, "height": 850}, bypass_csp=True)
    page.evaluate(f"{Path(AXE).read_text('utf-8')};0")
    page.select_option("#lang", lang)
    found = serious(page)
    page.fill("#text", TEXT)
    expect(page.locator(".card")).to_have_count(2, timeout=PATIENCE)
    found += serious(page)
    page.click("#tab-claims")
    expect(page.locator(".card")).to_have_count(2, timeout=PATIENCE)
    assert found + serious(page) == []


def serious(page):
    answer = page.evaluate("axe.run(document)")
    return [
        (one["id"], one["nodes"][0]["html"]) for one in answer["violations"] if one["impact"] in ("serious", "critical")
    ]
