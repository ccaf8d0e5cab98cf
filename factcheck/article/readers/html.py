"""HTML: the article's text out of a page, without scripts, hidden text and site furniture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.article.decode import decode
from factcheck.article.readers.blocks import text_of
from factcheck.article.readers.extracted import Extracted
from factcheck.article.readers.problems import broken, not_installed, too_large

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAXIMUM_BYTES = 16 * 1024 * 1024
"""A parsed tree takes some twenty times the memory of its page."""

NEVER_SHOWN = (
    "head, script, style, noscript, template, svg, iframe, object, embed, audio, video, canvas, map, "
    "button, select, textarea, input, dialog, del, s, strike, [hidden], [aria-hidden=true]"
)
"""Code, controls, and text that is struck out or not shown."""

HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)

NOTE_MARKS = (
    "sup > a[href^='#'], sup.reference, a[href^='#cmnt'], a[href^='#ftnt'], "
    "a[href^='#footnote-ref'], a[href^='#endnote-ref'], div:has(> p > a[href^='#cmnt_ref'])"
)
"""Marks of footnotes and comments (of Google Docs, of Word by way of mammoth, of wikis), and the comments."""

FURNITURE = "nav, header, footer, aside, form, [role=navigation], [role=banner], [role=contentinfo]"


def extract(data: bytes, path: str) -> Extracted:
    """Return the article of an HTML page; a label names each line's paragraph or table row."""
    if len(data) > MAXIMUM_BYTES:
        raise too_large(f"{len(data):,} bytes; an HTML page may have {MAXIMUM_BYTES:,}", path)
    try:
        from selectolax.lexbor import LexborHTMLParser  # an extra, and only for HTML
    except ImportError:
        raise not_installed("HTML", path) from None
    tree = LexborHTMLParser(decode(data, path))
    if tree.body is None:
        raise broken("HTML page", path, "it has no body")
    remove_unseen(tree)
    return text_of(_article_root(tree, path) or tree.body)


def remove_unseen(tree: LexborHTMLParser) -> None:
    """Take out of a tree what a reader of the page does not see."""
    selectors = [NEVER_SHOWN, NOTE_MARKS, *_hidden_selectors(tree)]
    for selector in selectors:
        for node in tree.css(selector):
            node.decompose()
    for node in tree.css("[style]"):
        if HIDDEN_STYLE.search(node.attributes.get("style") or ""):
            node.decompose()


def _hidden_selectors(tree: LexborHTMLParser) -> list[str]:
    """Return the plain selectors that the page's own style sheets hide (those under no condition)."""
    sheets = " ".join(node.text() for node in tree.css("style"))
    sheets = re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL)
    unconditional = re.sub(r"@[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", sheets)
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", unconditional)
    names = [name.strip() for selectors, body in rules if HIDDEN_STYLE.search(body) for name in selectors.split(",")]
    return [name for name in names if re.fullmatch(r"[\w-]*(?:[.#][\w-]+)+", name)]


def _article_root(tree: LexborHTMLParser, path: str) -> LexborNode | None:
    """Return the node that holds the article alone: the page's one <article> or <main>, else what is left of the
    page when its furniture is gone; none where the whole body is the article.
    """
    for name in ("article", "main"):
        nodes = tree.css(name)
        if len(nodes) == 1 and nodes[0].text(strip=True):
            for node in nodes[0].css("nav, aside, form"):
                node.decompose()
            return nodes[0]
    return _without_furniture(tree, path) if tree.css_first(FURNITURE) else None


def _without_furniture(tree: LexborHTMLParser, path: str) -> LexborNode | None:
    """Return the main text of a page among menus and teasers, as trafilatura finds it; none where it finds none."""
    from selectolax.lexbor import LexborHTMLParser

    try:
        from trafilatura import extract as main_text  # slow to import, and only for pages with furniture
    except ImportError:  # it, or lxml_html_clean, which it needs in turn
        raise not_installed("HTML", path) from None
    try:
        found = main_text(
            tree.html or "", output_format="html", include_comments=False, include_tables=True, favor_recall=True
        )
    except Exception as error:  # whatever a page makes a foreign library raise is told, not traced
        raise broken("HTML page", path, error) from error
    return LexborHTMLParser(found).body if found else None
