"""What an editor does in the page, in a real browser: paste, drop, edit, accept, dismiss, export."""

import io
import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from factcheck import verify
from tests.cli.command import factcheck
from tests.integrations.web.conftest import PATIENCE, ROOT, SEED

HARBOUR = (ROOT / "examples/harbour/article.txt").read_text("utf-8")
WRONG = "Sales rose 12% to $105m from $100m, the company said."


def cards(page):
    return page.locator("#findings .card")


def pasted(page, text, findings=None):
    page.fill("#text", text)
    expect(page.locator("#summary")).not_to_be_empty(timeout=PATIENCE)
    if findings is not None:
        expect(cards(page)).to_have_count(findings, timeout=PATIENCE)


def chosen(page):
    """Return what is selected in the article."""
    return page.locator("#text").evaluate("(one) => one.value.slice(one.selectionStart, one.selectionEnd)")


def drop(page, name, data):
    """Drop a file onto the page, as from a folder on the desktop."""
    transfer = page.evaluate_handle(
        """([name, bytes]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(bytes)], name));
          return transfer;
        }""",
        [name, list(data)],
    )
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event("#text", event, {"dataTransfer": transfer})


def saved(page, kind, folder):
    with page.expect_download(timeout=PATIENCE) as waiting:
        page.click(f"[data-save={kind}]")
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def word_file(*paragraphs):
    document, file = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.paragraphs[0].runs[0].bold = True
    document.save(file)
    return file.getvalue()


def pdf_file(*lines):
    from reportlab.pdfgen import canvas

    file = io.BytesIO()
    page = canvas.Canvas(file)
    for row, line in enumerate(lines):
        page.drawString(60, 760 - 20 * row, line)
    page.save()
    return file.getvalue()


def test_the_seed_is_pasted_and_marked(open_page, address):
    page = open_page(address)
    pasted(page, SEED.read_text("utf-8"))
    assert page.locator("#marks .claim").count() >= 6
    assert "2,44 lần" in page.locator("#marks .claim").all_inner_texts()
    page.check("#all")
    expect(cards(page).first).to_be_visible()
    assert "14" in page.locator("#findings").inner_text()
    page.locator(".card", has_text="2,44").first.locator("button", has_text="Show in the text").click()
    assert chosen(page) == "2,44 lần"


def test_an_edit_moves_the_findings_and_a_correction_is_accepted(open_page, address):
    page = open_page(address)
    pasted(page, HARBOUR, findings=1)
    expect(page.locator("#status")).to_have_text("1 finding to look at.")
    page.fill("#text", HARBOUR.replace("12.3%", "32.1%"))
    expect(cards(page)).to_have_count(2, timeout=PATIENCE)
    page.locator(".card", has_text="88.1%").get_by_role("button", name="Accept 81.8% instead of 88.1%").click()
    expect(cards(page)).to_have_count(1, timeout=PATIENCE)
    assert "or 81.8%" in page.input_value("#text")
    page.keyboard.press("Control+z")
    assert "or 88.1%" in page.input_value("#text")


def test_a_dismissed_finding_stays_away_until_its_sentence_changes(open_page, address):
    page = open_page(address)
    pasted(page, HARBOUR, findings=1)
    page.get_by_role("button", name=re.compile("^Dismiss: ")).click()
    expect(cards(page)).to_have_count(0)
    expect(page.locator("#status")).to_have_text("Nothing to report.")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.fill("#text", HARBOUR.replace("88.1%", "88.2%"))
    expect(cards(page)).to_have_count(1, timeout=PATIENCE)


def test_word_and_pdf_files_are_dropped(open_page, address, tmp_path):
    page = open_page(address)
    drop(page, "report.docx", word_file("Results", WRONG))
    expect(page.locator("#name")).to_have_text("report.docx", timeout=PATIENCE)
    expect(cards(page)).to_have_count(1, timeout=PATIENCE)
    path = saved(page, "docx", tmp_path)
    assert path.name == "report.comments.docx"
    document = docx.Document(path)
    (comment,) = document.comments
    assert "12%" in comment.text
    assert document.paragraphs[0].runs[0].bold, "the formats of the file that was dropped are gone"

    drop(page, "leaflet.pdf", pdf_file("Results", WRONG))
    expect(page.locator("#name")).to_have_text("leaflet.pdf", timeout=PATIENCE)
    expect(cards(page)).to_have_count(1, timeout=PATIENCE)
    assert WRONG in page.input_value("#text")


def test_markdown_is_edited_as_it_is_written(open_page, address):
    page = open_page(address)
    drop(page, "post.md", f"# Title\r\n\r\n**{WRONG}** `x = 3`\r\n".encode())
    expect(cards(page)).to_have_count(1, timeout=PATIENCE)
    assert page.input_value("#text").startswith("# Title\n\n**Sales")
    assert "12%" in page.locator("#marks .stated").all_inner_texts()


def test_claims_are_edited_beside_the_text_and_rechecked(open_page, address, tmp_path):
    page = open_page(address)
    pasted(page, HARBOUR, findings=1)
    page.click("#tab-claims")
    expect(page.locator("#claims")).to_have_value(re.compile("vehicles_share"), timeout=PATIENCE)
    expect(page.locator(".card.v-inconsistent")).to_have_count(1, timeout=PATIENCE)
    claims = page.input_value("#claims")
    page.fill("#claims", claims.replace("share(cars, vehicles)", "share(cars, vehicels)"))
    expect(page.locator("#problems")).to_contain_text("vehicles", timeout=PATIENCE)
    page.get_by_role("button", name=re.compile(r"^line \d+$")).click()
    assert page.evaluate("document.activeElement.id") == "claims"
    page.fill("#claims", claims)
    expect(page.locator("#problems")).to_be_hidden(timeout=PATIENCE)

    page.get_by_role("button", name="Accept 81.8% instead of 88.1%").click()
    drifted = page.locator(".card.v-drifted")
    expect(drifted).to_have_count(1, timeout=PATIENCE)
    drifted.get_by_role("button", name="Take over the article's words").click()
    expect(page.locator(".card.v-inconsistent, .card.v-drifted")).to_have_count(0, timeout=PATIENCE)
    assert "81.8%]" in page.input_value("#claims")

    path = saved(page, "claims", tmp_path)
    assert path.name == "claims.toml"
    (tmp_path / "article.txt").write_text(page.input_value("#text"), "utf-8")
    report = verify(path)
    assert {finding.verdict for finding in report.claims} == {"consistent", "implied"}
    assert factcheck("verify", path.name, cwd=tmp_path).returncode == 0


def test_all_exports_open(open_page, address, tmp_path, browser):
    page = open_page(address)
    pasted(page, HARBOUR, findings=1)
    claims = saved(page, "claims", tmp_path)
    text = saved(page, "text", tmp_path)
    assert text.name == "article.txt"
    assert text.read_text("utf-8") == HARBOUR
    assert [finding.verdict for finding in verify(claims).claims].count("inconsistent") == 1

    report = saved(page, "html", tmp_path)
    opened = browser.new_page()
    opened.goto(report.as_uri())
    assert opened.locator(".card.v-inconsistent").count() == 1
    opened.close()

    document = docx.Document(saved(page, "docx", tmp_path))
    assert [("88.1%" in comment.text, "81.8%" in comment.text) for comment in document.comments] == [(True, True)]
    page.get_by_role("button", name=re.compile("^Dismiss: ")).click()
    assert len(list(docx.Document(saved(page, "docx", tmp_path)).comments)) == 0


def test_sensitivity_and_language_switch(open_page, address):
    page = open_page(address)
    pasted(page, WRONG, findings=1)
    page.select_option("#lang", "vi")
    expect(page.locator("#status")).to_have_text("1 chỗ cần xem.", timeout=PATIENCE)
    assert page.evaluate("document.documentElement.lang") == "vi"
    assert page.get_by_role("tab", name="Tệp nhận định").is_visible()
    expect(page.locator(".badge").first).to_contain_text("không khớp")
    assert page.get_by_label("Nội dung bài viết").input_value() == WRONG
    page.select_option("#sensitivity", "strict")
    expect(page.locator("#summary")).not_to_be_empty(timeout=PATIENCE)


def test_keys_lead_through_findings_and_tabs(open_page, address):
    page = open_page(address)
    pasted(page, f"{WRONG}\n\n{HARBOUR}", findings=2)
    page.focus("#text")
    page.evaluate("document.getElementById('text').setSelectionRange(0, 0)")
    visited = []
    for key in ("F8", "F8", "F8", "Shift+F8"):
        page.keyboard.press(key)
        visited.append(chosen(page))
    assert visited == ["12%", "88.1%", "12%", "88.1%"]
    page.focus("#tab-scan")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "tab-claims"
    expect(page.locator("#claims")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_width_scrolls_sideways_and_marks_lie_under_their_words(open_page, address, width):
    page = open_page(address, viewport={"width": width, "height": 800})
    pasted(page, f"{HARBOUR}\n{'x' * 300}\n", findings=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = page.evaluate(
        """() => ["text", "marks"].map((id) => {
          const one = document.getElementById(id);
          return [one.clientWidth, one.scrollHeight, getComputedStyle(one).font];
        })"""
    )
    assert boxes[0] == boxes[1]


def test_a_folder_lists_its_articles_worst_first(open_page, serve, tmp_path):
    (tmp_path / "a-good.txt").write_text("Sales rose 5% to $105m from $100m.\n", "utf-8")
    (tmp_path / "b-bad.txt").write_text(WRONG, "utf-8")
    (tmp_path / "c-broken.docx").write_bytes(b"PK\x03\x04 no document")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "d.md").write_text(f"# Two\n\n{HARBOUR}", "utf-8")
    secret = tmp_path.parent / f"{tmp_path.name}-secret.txt"
    secret.write_text("Secret: 12% of $100m is $13m.", "utf-8")
    (tmp_path / "e-link.txt").symlink_to(secret)
    page = open_page(serve(tmp_path, "--lang", "en"), expects_errors=True)
    expect(page.locator("#surveyed")).to_have_text("5 of 5 articles checked", timeout=PATIENCE)
    names = page.locator("#articles .file").all_inner_texts()
    assert set(names[:2]) == {"c-broken.docx", "e-link.txt"}
    assert names[2:] == ["b-bad.txt", "below/d.md", "a-good.txt"]
    assert "Secret" not in page.content()
    page.get_by_role("button", name="b-bad.txt").click()
    expect(cards(page)).to_have_count(1, timeout=PATIENCE)
    assert page.input_value("#text") == WRONG
    assert sorted(path.name for path in Path(tmp_path).rglob("*")) == [
        "a-good.txt", "b-bad.txt", "below", "c-broken.docx", "d.md", "e-link.txt",
    ]  # fmt: skip


def test_marks_move_with_an_edit_before_it_is_checked(open_page, address):
    page = open_page(address)
    pasted(page, HARBOUR, findings=1)
    page.route("**/check", lambda route: None)  # the server is slow
    page.focus("#text")
    page.evaluate("document.getElementById('text').setSelectionRange(0, 0)")
    page.keyboard.type("Here: ")
    assert page.locator("#marks .stated.v-inconsistent").last.inner_text() == "88.1%"
    page.get_by_role("button", name="Accept 81.8% instead of 88.1%").click()
    assert page.input_value("#text") == f"Here: {HARBOUR.replace('88.1%', '81.8%')}"


def test_an_empty_page_says_so_in_both_languages(open_page, address):
    page = open_page(address)
    page.select_option("#lang", "vi")
    expect(page.locator("#status")).to_have_text("Chưa có gì để kiểm.")
    pasted(page, WRONG, findings=1)
    page.click("#clear")
    expect(cards(page)).to_have_count(0)
    expect(page.locator("#status")).to_have_text("Chưa có gì để kiểm.")
    assert page.locator("[data-save]:enabled").count() == 0
