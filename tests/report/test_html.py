"""The page as text: self-contained, locked down, and nothing of the article in it is markup."""

from html.parser import HTMLParser

import pytest

from factcheck.model.errors import Problem
from factcheck.model.verdict import SIGNS, WORST_FIRST
from factcheck.report import Options, render
from factcheck.report.html.page import article_lines

pytest.importorskip("jinja2", reason="jinja2 is not installed")

VOID = {"meta", "input", "link", "br", "img", "hr"}


class Page(HTMLParser):
    """The elements of a page, and the text inside one article element."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.open, self.ids = [], [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def page_of(reports, **options):
    return Page(render(reports, "html", Options(**options)))


def test_elements_are_closed_in_order_and_ids_are_unique(harbour, tram):
    page = page_of([harbour, tram])
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_every_link_leads_to_an_element_of_the_page(harbour, tram):
    page = page_of([harbour, tram])
    ids = {attributes.get("id") for _, attributes in page.elements}
    links = [attributes["href"] for attributes in page.all("a")]
    assert links
    assert [link for link in links if link[0] != "#" or link[1:] not in ids] == []


def test_nothing_is_loaded_from_anywhere(harbour):
    page = page_of([harbour])
    assert {tag for tag, _ in page.elements} & {"img", "iframe", "object", "embed", "link", "base", "form"} == set()
    assert [attributes for _, attributes in page.elements if "src" in attributes or "style" in attributes] == []
    assert [name for _, attributes in page.elements for name in attributes if name.startswith("on")] == []


def test_the_policy_allows_this_style_and_this_script_only(harbour):
    page = page_of([harbour])
    policy = next(meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_languages_are_reported(harbour, tram):
    page = page_of([tram, harbour])
    assert page.all("html")[0]["lang"] == "vi"
    assert [article["lang"] for article in page.all("article")] == ["vi", "en"]
    assert page_of([tram], language="en").all("html")[0]["lang"] == "en"


def test_markup_in_the_article_is_text(harbour):
    text = render([harbour], "html")
    assert "<b onclick" not in text
    assert "&lt;b onclick=&#34;alert(1)&#34;&gt;" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_each_verdict_has_its_sign_and_word(harbour):
    text = render([harbour], "html")
    for verdict in WORST_FIRST:
        assert f'<span aria-hidden="true">{SIGNS[verdict]}</span> {verdict}</span>' in text


def test_problems_stand_on_the_page(harbour):
    text = render([harbour], "html", problems=[Problem("no <article>", path="gone.toml", line=2, column=1)])
    assert "<code>gone.toml:2:1</code> no &lt;article&gt;" in text


def test_pieces_say_the_whole_article_again(harbour):
    lines = list(article_lines(harbour))
    said = ["".join(piece.text for piece in line.pieces) for line in lines[:7]]
    assert said == [line for line in harbour.article.text.split("\n") if line][:7]


def test_overlapping_claims_share_their_common_piece(harbour, overlapping):
    line = next(line for line in article_lines(overlapping) if line.number == 3)
    assert [(piece.text, piece.findings, piece.ending) for piece in line.pieces if piece.findings] == [
        ("Of its ", (0,), ()),
        ("48", (0,), ()),
        (" berths ", (0,), ()),
        ("31", (1, 0), ()),
        (" are let", (1, 0), (0,)),
        (" and ", (1,), ()),
        ("19", (1,), ()),
        (" stand empty", (1,), (1,)),
    ]
