"""The page in a real browser: hover, focus, tap, jumps, filter, keys, print, phones, both colour schemes."""

import shutil

import pytest

from factcheck.model.verdict import SIGNS, WORST_FIRST
from factcheck.report import Options, render

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser tests")
pytest.importorskip("jinja2", reason="jinja2 is not installed")

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
"""What a browser needs inside a container without network."""


@pytest.fixture(scope="module")
def browser():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, harbour, tmp_path):
    """Open the harbour's page; the test fails when the page has an error or asks for anything elsewhere."""
    faults = []

    def open_it(report=harbour, language="", **context):
        file = tmp_path / "page.html"
        file.write_text(render([report], "html", Options(language=language)), "utf-8")
        page = browser.new_page(**{"viewport": {"width": 1280, "height": 900}, **context})
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: faults.append(request.url) if request.url != file.as_uri() else None)
        page.goto(file.as_uri())
        return page

    yield open_it
    assert faults == []


def claim(page, words):
    return page.locator("article .claim", has_text=words).first


def test_every_verdict_is_shown_with_sign_and_word(open_page):
    page = open_page()
    for verdict in WORST_FIRST:
        badge = page.locator(f".card.v-{verdict} .badge").first
        badge.scroll_into_view_if_needed()
        assert badge.is_visible()
        assert badge.inner_text().split() == [SIGNS[verdict], verdict]


def test_hovering_a_claim_shows_the_recomputation(open_page):
    page = open_page()
    claim(page, "berths").hover()
    assert "31 and 19 make 50, not 48." in page.locator("#tip").inner_text()
    page.locator("h1").hover()
    page.locator("#tip").wait_for(state="hidden")


def test_hovering_a_figure_shows_what_it_can_mean(open_page):
    page = open_page()
    page.locator("article .figure", has_text="2023").hover()
    assert page.locator("#tip").inner_text().startswith("Can mean: 2023 · covered by no claim\n")


def test_focus_shows_the_same_and_escape_puts_it_away(open_page):
    page = open_page()
    page.locator("article .mark.v-inconsistent").first.focus()
    assert "31 and 19 make 50, not 48." in page.locator("#tip").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#tip").is_hidden()


def test_a_tap_on_a_phone_opens_a_sheet_inside_the_screen(open_page):
    page = open_page(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    claim(page, "berths").tap()
    tip = page.locator("#tip")
    assert "31 and 19 make 50, not 48." in tip.inner_text()
    box = tip.bounding_box()
    assert box["x"] == 0
    assert round(box["x"] + box["width"]) == 360
    assert round(box["y"] + box["height"]) == 640


def test_a_mark_jumps_to_its_finding_and_the_finding_back(open_page):
    page = open_page()
    page.locator("article .mark.v-drifted").click()
    assert page.evaluate("document.activeElement.querySelector('.name').textContent") == "6. crane"
    page.locator(".card:focus .jump").click()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "6: drifted, crane"


def test_without_script_the_links_still_lead(open_page, browser, harbour, tmp_path):
    (tmp_path / "still.html").write_text(render([harbour], "html"), "utf-8")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((tmp_path / "still.html").as_uri())
    page.locator("article .mark.v-drifted").click()
    assert page.url.endswith("#f1-6")
    assert page.locator(".card").count() == page.locator(".card:visible").count() == 9


def test_the_filter_hides_and_shows(open_page):
    page = open_page()
    for verdict in WORST_FIRST:
        page.locator(f".chip.v-{verdict}").click()
    assert page.locator(".card:visible").count() == 0
    assert page.locator(".none").is_visible()
    page.locator(".chip.v-inconsistent").click()
    assert page.locator(".card:visible").count() == 2
    assert page.locator(".none").is_hidden()


def test_a_jump_to_a_filtered_finding_shows_it(open_page):
    page = open_page()
    page.locator(".chip.v-inconsistent").click()
    page.locator("article .mark.v-inconsistent").first.click()
    assert page.locator("#f1-2").is_visible()


def test_keys_walk_through_the_visible_findings(open_page):
    page = open_page()
    page.locator(".chip.v-inconsistent").click()
    page.locator(".card").first.focus()
    names = []
    for key in ("j", "ArrowDown", "k"):
        page.keyboard.press(key)
        names.append(page.evaluate("document.activeElement.querySelector('.name').textContent"))
    assert names == ["3. dues-per-boat", "4. profit", "3. dues-per-boat"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "3: rounding, dues-per-boat"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "f1-3"


def test_tab_reaches_the_filter_the_marks_and_the_list(open_page):
    page = open_page()
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.className || document.activeElement.type || ''").split(" ")[0]
        )
    assert {"skip", "checkbox", "mark", "figure", "card", "jump"} <= reached


@pytest.mark.parametrize("width", [320, 375, 768, 1024, 1600])
def test_no_width_scrolls_sideways(open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_verdicts_are_legible_in_both_schemes(open_page, scheme):
    page = open_page(color_scheme=scheme)
    ratios = page.evaluate(CONTRASTS)
    assert len(ratios) == 9
    assert min(ratios) >= 4.5


CONTRASTS = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return [...document.querySelectorAll(".badge")].map((badge) => {
    const style = getComputedStyle(badge);
    const pair = [light(style.color), light(style.backgroundColor)].sort((a, b) => b - a);
    return (pair[0] + 0.05) / (pair[1] + 0.05);
  });
}"""
"""The contrast of each badge's word, as WCAG 2 defines it."""


def test_print_unfolds_the_steps_and_drops_what_only_a_screen_can_do(open_page):
    page = open_page()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert page.locator(".keys").is_hidden()
    assert page.locator(".jump:visible").count() == 0
    assert page.locator(".card:visible").count() == 9
    assert page.pdf()[:5] == b"%PDF-"


def test_the_article_runs_nothing(open_page):
    page = open_page()
    assert page.locator("article b").count() == 0
    assert '<b onclick="alert(1)">' in page.locator("article").inner_text()


def test_vietnamese_words(open_page, tram):
    page = open_page(report=tram)
    assert page.locator(".badge").inner_text().split() == ["✓", "khớp"]
    assert page.evaluate("document.documentElement.lang") == "vi"
