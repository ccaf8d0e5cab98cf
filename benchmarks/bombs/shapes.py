"""Documents made to cost more than their length is worth: one small generator a shape.

A shape is a piece that is repeated between a beginning and an end, or a function of the wanted size.  Growth is what
counts: `growth.py` measures CPU time while the size doubles, `tests/bombs` counts and bounds.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

Make = Callable[[int], bytes]


def repeated(piece: str, begin: str = "", end: str = "") -> Make:
    """Return a shape: a piece as often as it fits into the size."""

    def make(size: int) -> bytes:
        return (begin + piece * max(size // len(piece), 1) + end).encode()

    return make


def numbered(piece: str, begin: str = "", end: str = "") -> Make:
    """Return a shape whose pieces hold their own number, {n}, and others made of it: {m}, {k}."""

    def make(size: int) -> bytes:
        pieces, length, number = [begin], 0, 0
        while length < size:
            number += 1
            text = piece.format(n=number, m=number * 7919 % 9973 + 10, k=number * 104729 % 99991 + 100)
            pieces.append(text)
            length += len(text)
        return "".join([*pieces, end]).encode()

    return make


def nested(begin: str, end: str, inside: str = "12%", head: str = "", tail: str = "") -> Make:
    """Return a shape: brackets within brackets."""

    def make(size: int) -> bytes:
        depth = max(size // len(begin + end), 1)
        return (head + begin * depth + inside + end * depth + tail).encode()

    return make


def zipped(part: str, make: Make, others: dict[str, str]) -> Make:
    """Return a shape inside one part of a zip archive; the size is that of the part."""

    def wrapped(size: int) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in others.items():
                archive.writestr(name, content)
            archive.writestr(part, make(size))
        return file.getvalue()

    return wrapped


MARKDOWN = {
    "comments opened": repeated("<!--"),
    "comments opened, one closed first": repeated("<!--", "<!-- -->"),
    "comments": repeated("<!-- 1 -->"),
    "footnotes opened": repeated("[^"),
    "footnotes opened, words between": repeated("[^a "),
    "footnotes": numbered("word[^{n}] "),
    "brackets": repeated("["),
    "brackets closed": nested("[", "]"),
    "links opened": repeated("]("),
    "links opened, a group each": repeated("](a)", "]("),
    "links of groups": repeated("()", "](", ""),
    "link titles opened": repeated('](a "'),
    "links": numbered("[{m} schools](https://example.org/{n}) "),
    "link notes": numbered("[{n}]: http://a.b/{n}\n"),
    "link notes without end": repeated("[a]: "),
    "backticks": repeated("`"),
    "backtick runs": lambda size: "".join("`" * (n % 90) + " a " for n in range(size // 48)).encode(),
    "code spans": numbered("`{n}` "),
    "stars": repeated("*"),
    "emphasis opened": repeated("*a "),
    "emphasis": repeated("**a** _b_ "),
    "underscores": repeated("_a_b"),
    "quotes": repeated("> "),
    "quotes, lines": repeated("> a\n"),
    "list levels": lambda size: "".join("  " * (n % 40) + "- a\n" for n in range(size // 44)).encode(),
    "rules": repeated("---\n"),
    "front matter without end": repeated("a: 1\n", "---\n"),
    "front matter, spaces": repeated(" ", "---\n", "\n---"),
    "addresses": repeated("http://"),
    "addresses in brackets": repeated("<http://a"),
    "table signs": repeated("|"),
    "table dashes": repeated("|-"),
    "table": numbered("| {n} | {m} |\n", "| a | b |\n|---|---|\n"),
    "table of one row": numbered("| {m} "),
    "backslashes": repeated("\\"),
    "entities": repeated("&amp;"),
    "spaces": repeated(" ", "a", "b"),
    "line ends": repeated("\n", "a", "b"),
    "carriage returns": repeated("\r", "a", "b"),
}

HTML = {
    "style: @": repeated("@", "<style>", "</style><p>12%"),
    "style: letters": repeated("a", "<style>", "</style><p>12%"),
    "style: comments opened": repeated("/*", "<style>", "</style><p>12%"),
    "style: braces opened": repeated("{", "<style>", "</style><p>12%"),
    "style: braces": repeated("{}", "<style>", "</style><p>12%"),
    "style: at-rules opened": repeated("@a{", "<style>", "</style><p>12%"),
    "style: at-rules": repeated("@a{b{c}}", "<style>", "</style><p>12%"),
    "style: commas": repeated(",", "<style>", "{display:none}</style><p>12%"),
    "style: one long name": repeated("a-", "<style>.", "{display:none}</style><p>12%"),
    "style: points": repeated(".a", "<style>", "{display:none}</style><p>12%"),
    "style: spaces": repeated("display    ", "<style>a{", "}</style><p>12%"),
    "style: hidden classes": numbered(".a{n}{{display:none}}", "<style>", "</style><p class=a1>12%"),
    "style: hidden classes, used": lambda size: (
        "<style>"
        + "".join(f".a{n}{{display:none}}" for n in range(size // 40))
        + "</style>"
        + "".join(f"<p class=a{n}>1" for n in range(size // 40))
    ).encode(),
    "style: hidden pairs of one class": lambda size: (
        "<style>"
        + "".join(f".a.b{n}{{display:none}}" for n in range(size // 40))
        + "</style>"
        + "<p class=a>1" * (size // 40)
    ).encode(),
    "styles": repeated("<style>.a{display:none}</style>"),
    "attribute: style": repeated("display ", '<p style="', '">12%'),
    "attribute without end": repeated("a=", "<p "),
    "attributes": numbered("a{n} ", "<p ", ">12%"),
    "attributes of one name": repeated("a ", "<p ", ">12%"),
    "classes": numbered("c{n} ", '<style>.c1.c2{display:none}</style><p class="', '">12%'),
    "tags opened": repeated("<"),
    "tags without end": repeated("<p "),
    "div in div": nested("<div>", "</div>"),
    "div opened": repeated("<div>"),
    "span opened": repeated("<span>"),
    "bold opened": repeated("<b>"),
    "bold opened in paragraphs": repeated("<b><p>"),
    "bold of its own in paragraphs": numbered("<b id=a{n}><p>"),
    "font opened, a paragraph each": numbered("<font a={n}>a<p>"),
    "links opened": repeated("<a>"),
    "bold and italics crossed": repeated("<b><i></b></i>"),
    "bold and blocks crossed": repeated("<b><div></b>a"),
    "tables opened": repeated("<table>"),
    "table in table": repeated("<table><tr><td>"),
    "text in tables": repeated("<table>a"),
    "rows": numbered("<tr><td>{n}<td>{m}", "<table>"),
    "cells": numbered("<td>{m}", "<table><tr>"),
    "lists opened": repeated("<ul><li>"),
    "comments opened": repeated("<!--"),
    "comments": repeated("<!-- a -->"),
    "scripts opened": repeated("<script>"),
    "entities": repeated("&amp;"),
    "entities without end": repeated("&a"),
    "paragraphs": numbered("<p>{m} people"),
    "line breaks": repeated("<br>"),
    "superscripts": repeated("<sup>1"),
    "superscript links": repeated("<sup><a href=#a>1</a></sup>"),
    "has: divs": repeated("<div><p><a href=#b>1</a></p>"),
    "struck out in struck out": nested("<del>", "</del>"),
    "hidden in hidden": nested("<div hidden>", "</div>"),
    "hidden, aside": nested("<div style=display:none>", "</div>"),
    "templates": nested("<template>", "</template>"),
    "drawings": nested("<svg>", "</svg>"),
    "forms": repeated("<form>"),
    "navigation, then text": numbered("<p>The port handled {m} boxes.</p>", "<nav>a</nav>"),
    "navigation in navigation": nested("<nav>", "</nav>"),
    "navigation, then div in div": nested("<div>", "</div>", head="<nav>a</nav>"),
    "navigation, then spans": nested("<span>", "</span>", head="<nav>a</nav><p>"),
    "navigation, then line breaks": repeated("<br>", "<nav>a</nav><p>"),
    "navigation, then links": numbered("<a href=/{n}>{m}</a> ", "<nav>a</nav><p>"),
    "navigation, then rows": numbered("<tr><td>{n}<td>{m}", "<nav>a</nav><table>"),
    "navigation, then lists": repeated("<ul><li>", "<nav>a</nav>"),
    "articles": repeated("<article>a"),
}

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>',
    "</w:body></w:document>",
)
TEXT_DOCUMENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>',
    "</office:text></office:body></office:document-content>",
)


def docx(make: Callable[..., Make], *pieces: str) -> Make:
    """Return a shape in the body of a .docx."""
    return zipped("word/document.xml", make(*pieces, *WORD), {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS})


def odt(make: Callable[..., Make], *pieces: str) -> Make:
    """Return a shape in the body of an .odt."""
    return zipped("content.xml", make(*pieces, *TEXT_DOCUMENT), {"mimetype": "application/vnd.oasis.opendocument.text"})


DOCX = {
    "paragraphs": docx(numbered, "<w:p><w:r><w:t>{m}</w:t></w:r></w:p>"),
    "runs": docx(
        lambda piece, begin, end: numbered(piece, begin + "<w:p>", "</w:p>" + end), "<w:r><w:t>{m}</w:t></w:r>"
    ),
    "empty paragraphs": docx(repeated, "<w:p/>"),
    "rows": docx(
        lambda piece, begin, end: repeated(piece, begin + "<w:tbl>", "</w:tbl>" + end),
        "<w:tr><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr>",
    ),
    "rows merged": docx(
        lambda piece, begin, end: repeated(piece, begin + "<w:tbl>", "</w:tbl>" + end),
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>",
    ),
    "cells": docx(
        lambda piece, begin, end: repeated(piece, begin + "<w:tbl><w:tr>", "</w:tr></w:tbl>" + end),
        "<w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc>",
    ),
    "field marks": docx(
        lambda piece, begin, end: repeated(piece, begin + "<w:p>", "</w:p>" + end),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    ),
    "bold runs": docx(
        lambda piece, begin, end: repeated(piece, begin + "<w:p>", "</w:p>" + end),
        "<w:r><w:rPr><w:b/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r>",
    ),
    "list levels": docx(
        repeated,
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="9"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>1</w:t></w:r></w:p>',
    ),
    "comment": docx(lambda piece, begin, end: repeated(piece, begin + "<!--", "-->" + end), "a"),
    "attributes": docx(lambda piece, begin, end: numbered(piece, begin + "<w:p ", "/>" + end), 'a{n}="" '),
}

ODT = {
    "paragraphs": odt(numbered, "<text:p>{m}</text:p>"),
    "spans": odt(
        lambda piece, begin, end: repeated(piece, begin + "<text:p>", "</text:p>" + end), "<text:span>1</text:span>"
    ),
    "spaces": odt(lambda piece, begin, end: repeated(piece, begin + "<text:p>", "</text:p>" + end), "<text:s/>"),
    "notes": odt(
        lambda piece, begin, end: repeated(piece, begin + "<text:p>", "</text:p>" + end),
        "<text:note><text:note-body><text:p>1</text:p></text:note-body></text:note>",
    ),
    "notes in notes": odt(
        lambda begin, end, head, tail: nested(begin, end, "1", head + "<text:p>", "</text:p>" + tail),
        "<text:note><text:note-body><text:p>a",
        "</text:p></text:note-body></text:note>",
    ),
    "sections in sections": odt(
        lambda begin, end, head, tail: nested(begin, end, "<text:p>1</text:p>", head, tail),
        "<text:section>",
        "</text:section>",
    ),
    "rows": odt(
        lambda piece, begin, end: repeated(piece, begin + "<table:table>", "</table:table>" + end),
        "<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>",
    ),
    "cells repeated": odt(
        lambda piece, begin, end: repeated(
            piece, begin + "<table:table><table:table-row>", "</table:table-row></table:table>" + end
        ),
        '<table:table-cell table:number-columns-repeated="64"><text:p>1</text:p></table:table-cell>',
    ),
    "spaces repeated": odt(
        lambda piece, begin, end: repeated(piece, begin + "<text:p>", "</text:p>" + end), '<text:s text:c="1000"/>'
    ),
}

TEXT = {
    "one long number": repeated("7"),
    "one long number with points": repeated("7."),
    "one long number with commas": repeated("7,"),
    "one long number with spaces": repeated("777 "),
    "groups of three": repeated(",123", "1"),
    "digits and letters": repeated("7a"),
    "dashes": repeated("7-"),
    "slashes": repeated("7/"),
    "colons": repeated("7:"),
    "powers": repeated("7^"),
    "percent signs": repeated("7%"),
    "currency signs": repeated("$"),
    "brackets": repeated("(7"),
    "brackets closed": nested("(7 ", ")"),
    "quote marks": repeated('"7'),
    "apostrophes": repeated("'7"),
    "letters": repeated("a"),
    "words": repeated("people "),
    "number words": repeated("hundred "),
    "number words joined": repeated("twenty-"),
    "number words with and": repeated("and one "),
    "number words, Vietnamese": repeated("năm mươi "),
    "ordinals": repeated("third "),
    "fractions": repeated("one half "),
    "half": repeated("and a half "),
    "hedges": repeated("more than "),
    "hedged": numbered("about {m} people, "),
    "units": repeated("kilometres per "),
    "months": repeated("May "),
    "dates": numbered("May {n}, 2021 and "),
    "years": numbered("in {m} "),
    "weekdays": repeated("Monday, "),
    "one number": repeated("500 people "),
    "full stops": repeated("7. "),
    "sentences": numbered("The port handled {k} boxes. "),
    "sentences of growth": numbered("Sales rose {m} percent to ${k} million. "),
    "growth in one sentence": numbered("rose {m} percent to ${k} million from ${n} million, "),
    "comma list": numbered("{m} people, "),
    "comma list of money": numbered("${k}, "),
    "comma list, a total": numbered("{m} people, ", "", "for a total of 999,999 people."),
    "totals": numbered("for a total of {m} people, "),
    "totals and parts": numbered("{m} men and {k} women, {n} people in all, "),
    "in two currencies": numbered("${k} (£{m}), "),
    "in two currencies, sentences": numbered("It costs ${k} (£{m}). "),
    "in two measures": numbered("{k} km ({m} miles), "),
    "shares": numbered("{m}% of {k} voters, "),
    "shares in sentences": numbered("About {m}% of {k} voters agreed. "),
    "shares of one whole": numbered("{m}% "),
    "out of": numbered("{n} out of {k} people, "),
    "times": numbered("{m} times more than {k}, "),
    "average": numbered("an average of {m} a day, "),
    "ranges": numbered("{n} to {k} people, "),
    "ages": numbered("aged {m}, "),
    "scores": numbered("{n}-{m}, "),
    "ranks": numbered("the {n}th largest, "),
    "names": numbered("North {m}, South {k}, "),
    "lines": numbered("{k}\n"),
    "line of figures": numbered("{k} "),
    "table": numbered("| {n} | {m} | {k} |\n"),
    "table with names": numbered("| Ward {n} | {m} | {k} |\n"),
    "table with tabs": numbered("{n}\t{m}\t{k}\n"),
    "table, one row": numbered("| {m} "),
    "table of percentages": numbered("| Ward {n} | {m}% | {k} |\n"),
    "items": numbered("{n}. Sales of {m}\n"),
    "bullets": numbered("- {m} people\n"),
    "quarters": numbered("Q1 {m}, "),
    "growth, Vietnamese": numbered("tăng {m}% lên {k} tỷ đồng, "),
    "list, Vietnamese": numbered("{m} người, "),
    "Vietnamese sentences": numbered("Xã có {m} hộ, tăng {n}% so với {k} hộ. "),
    "blank lines": repeated("\n\n\n", "7", "7"),
    "spaces": repeated(" ", "7", "7"),
    "no-break spaces": repeated("\u00a0", "7", "7"),
    "combining marks": repeated("\u0301", "a"),
    "zero-width spaces": repeated("7\u200b"),
}

SHAPES = {"md": MARKDOWN, "html": HTML, "docx": DOCX, "odt": ODT, "txt": TEXT}
"""By the ending of the file's name; the shapes of "txt" are read, scanned and drafted, the others only read."""
