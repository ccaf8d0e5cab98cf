"""HTML: the article's text out of a page, without scripts, hidden text and site furniture."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.article.read import decode
from factcheck.article.readers.blocks import text_of
from factcheck.article.readers.extracted import Extracted, broken, not_installed, too_large, with_headline
from factcheck.model.errors import FactcheckError
from factcheck.model.said import said

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAXIMUM_BYTES = 16 * 1024 * 1024
"""A parsed tree takes some twenty times the memory of its page."""

NEVER_SHOWN = (
    "head, script, style, noscript, template, svg, iframe, object, embed, audio, video, canvas, map, "
    "button:not(:has(figcaption)), select, textarea, input, dialog, del, s, strike, [hidden], [aria-hidden=true]"
)
"""Code, controls, and text that is struck out or not shown."""

HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)

BRACES = re.compile("[{};]")
PLAIN_SELECTOR = re.compile(r"[\w-]*+(?:[.#][\w-]++)++")
SELECTOR_PART = re.compile(r"[.#]?[\w-]+")

NOTE_MARKS = (
    "sup > a[href^='#'], sup.reference, a[href^='#cmnt'], a[href^='#ftnt'], "
    "a[href^='#footnote-ref'], a[href^='#endnote-ref'], div:has(> p > a[href^='#cmnt_ref'])"
)
"""Marks of footnotes and comments (of Google Docs, of Word by way of mammoth, of wikis), and the comments."""

FURNITURE = "nav, header, footer, aside, form, [role=navigation], [role=banner], [role=contentinfo]"


def extract(data: bytes, path: str) -> Extracted:
    """Return the article of an HTML page; a label names each line's paragraph or table row."""
    return extract_text(_decoded(data, path), path)


def extract_text(text: str, path: str) -> Extracted:
    """Return the article of an HTML page that is text already."""
    if len(text) > MAXIMUM_BYTES:
        raise too_large(said("large.html", size=len(text), most=MAXIMUM_BYTES), path)
    try:
        from selectolax.lexbor import LexborHTMLParser, SelectolaxError  # an extra, and only for HTML
    except ImportError:
        raise not_installed("HTML", path) from None
    try:
        tree = LexborHTMLParser(text)
    except SelectolaxError:  # there is no page that can't be parsed: what failed is to get memory
        raise too_large(said("large.elements"), path) from None
    if tree.body is None:
        raise broken("HTML page", path, said("broken.no_body"))
    title = tree.css_first("head title")
    titles = [title.text()] if title else []
    titles += [node.attributes.get("content") or "" for node in tree.css("meta[property='og:title']")]
    remove_unseen(tree)
    headline = _headline(tree, titles)
    root = _article_root(tree, path)
    if root is None:
        return text_of(tree.body)
    article = text_of(root)
    if not headline or _letters(headline) in _letters(article.text):
        return article
    return with_headline(headline, article, "headline")


DECLARED = re.compile(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})|^<\?xml[^<>]{0,100}?encoding=[\"']([\w:.-]{1,40})",
    re.IGNORECASE,
)
HEAD_BYTES = 4096
"""Where browsers look for the charset that a page declares."""

READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
"""Charsets that browsers read as the larger one which pages mean by them."""


def _decoded(data: bytes, path: str) -> str:
    """Return the text of a page: UTF-8, else in the charset that the page itself declares."""
    if len(data) > MAXIMUM_BYTES:
        raise too_large(said("large.html", size=len(data), most=MAXIMUM_BYTES), path)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return decode(data, path)
    except FactcheckError:
        charset = _declared(data[:HEAD_BYTES])
        if not charset:
            raise
        return data.decode(charset, "replace")


def _declared(head: bytes) -> str:
    """Return the charset that a page declares, "" for none that is known."""
    found = DECLARED.search(head)
    if found is None:
        return ""
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
        "".encode(name)
    except (LookupError, UnicodeError):
        return ""
    return "" if name.startswith("utf-16") else READ_AS.get(name, name)


def _letters(text: str) -> str:
    """Return the letters and digits of a text in lower case, for telling whether another has them."""
    return re.sub(r"[\W_]+", "", text).lower()


LEAST_HEADLINE = 3
"""Words of a headline; a heading of fewer is rather the name of the site."""


def _headline(tree: LexborHTMLParser, titles: Sequence[str]) -> str:
    """Return the main heading of a page: the one that its title repeats; else the only one that is long enough."""
    headings = [" ".join(node.text(separator=" ").split()) for node in tree.css("h1")]
    headings = [heading for heading in headings if len(heading.split()) >= LEAST_HEADLINE]
    named = [heading for heading in headings if any(_letters(heading) in _letters(title) for title in titles)]
    if named:
        return named[0]
    return headings[0] if len(set(headings)) == 1 else ""


def remove_unseen(tree: LexborHTMLParser) -> None:
    """Take out of a tree what a reader of the page does not see."""
    hidden = hidden_selectors(" ".join(node.text() for node in tree.css("style")))
    for selector in (NEVER_SHOWN, NOTE_MARKS):
        _remove(tree.css(selector))
    _remove_hidden(_hidden_by(hidden, tree))
    _remove_hidden([node for node in tree.css("[style]") if HIDDEN_STYLE.search(node.attributes.get("style") or "")])


def _remove_hidden(nodes: Sequence[LexborNode]) -> None:
    """Take hidden elements out, but one that holds the article itself: a script shows it when the page has loaded."""
    _remove([node for node in nodes if node.css_first("article, main") is None])


def _remove(nodes: Sequence[LexborNode]) -> None:
    """Take elements, given in the order of the page, out of their tree: inner ones before those around them."""
    for node in reversed(nodes):
        node.decompose()


def hidden_selectors(sheet: str) -> list[str]:
    """Return the plain selectors (a tag, classes, ids) that a style sheet hides under no condition.

    One pass over its braces: rules inside @media and the like hold under a condition and are stepped over.
    """
    sheet = _without_comments(sheet)
    names: list[str] = []
    start = opened = depth = 0
    for mark in BRACES.finditer(sheet):
        if mark[0] == "{":
            opened = opened if depth else mark.start()
            depth += 1
            continue
        if mark[0] == "}":
            depth = max(depth - 1, 0)
        if depth:
            continue
        prelude = sheet[start:opened] if mark[0] == "}" else ""
        if prelude and not prelude.lstrip().startswith("@") and HIDDEN_STYLE.search(sheet, opened, mark.start()):
            names += [name.strip() for name in prelude.split(",")]
        start = opened = mark.end()
    return [name for name in dict.fromkeys(names) if PLAIN_SELECTOR.fullmatch(name)]


def _without_comments(sheet: str) -> str:
    """Return a style sheet without its comments; one that is not closed runs to the end."""
    kept, at = [], 0
    while (begin := sheet.find("/*", at)) >= 0:
        kept.append(sheet[at:begin])
        end = sheet.find("*/", begin + 2)
        at = len(sheet) if end < 0 else end + 2
    return "".join(kept) + sheet[at:]


def _hidden_by(selectors: list[str], tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the elements that one of the selectors names.

    Each selector is looked up under its rarest class or id: asking the tree for one selector after the other would
    take as many passes over the page as its style sheet has rules.
    """
    if not selectors:
        return []
    marked = [(node, _marks_of(node)) for node in tree.css("[class], [id]")]
    counts = Counter(mark for _, marks in marked for mark in marks)
    wanted: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for selector in selectors:
        tag, *marks = (
            SELECTOR_PART.findall(selector) if selector[0] not in ".#" else ["", *SELECTOR_PART.findall(selector)]
        )
        wanted.setdefault(min(marks, key=counts.__getitem__), []).append((tag.lower(), frozenset(marks)))
    return [
        node
        for node, marks in marked
        if any(needed <= marks and tag in ("", node.tag) for mark in marks for tag, needed in wanted.get(mark, ()))
    ]


def _marks_of(node: LexborNode) -> frozenset[str]:
    """Return the classes and the id of an element as selectors write them."""
    attributes = node.attributes
    classes = (attributes.get("class") or "").split()
    name = attributes.get("id") or ""
    return frozenset([*(f".{one}" for one in classes), *([f"#{name}"] if name else [])])


LEAST_SHARE = 0.5
"""An element holds the article where it has this share of the words in the page's paragraphs."""


def _article_root(tree: LexborHTMLParser, path: str) -> LexborNode | None:
    """Return the node that holds the article alone: the <article> or <main> with most of the page's paragraphs, else
    what is left of the page when its furniture is gone; none where the whole body is the article.
    """
    all_words = _words_in_paragraphs(tree.root)
    for name in ("article", "main"):
        nodes = tree.css(name)
        if not nodes:
            continue
        node = max(nodes, key=_words_in_paragraphs)
        if node.text(strip=True) and _words_in_paragraphs(node) >= LEAST_SHARE * all_words:
            _remove(node.css("nav, aside, form"))
            return node
    return _without_furniture(tree, path) if tree.css_first(FURNITURE) else None


def _words_in_paragraphs(node: LexborNode | None) -> int:
    """Return how many words the paragraphs under a node have."""
    return sum(len(paragraph.text().split()) for paragraph in node.css("p")) if node else 0


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
    except Exception as error:  # whatever a page makes a foreign library raise is reported, not traced
        raise broken("HTML page", path, error) from error
    return LexborHTMLParser(found).body if found else None
