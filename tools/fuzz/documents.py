"""Files of every format that articles come in, made by hand so that each part can be broken by itself."""

from __future__ import annotations

import html
import io
import zipfile
from typing import TYPE_CHECKING

from tools.fuzz import grammar

if TYPE_CHECKING:
    from random import Random

Parts = dict[str, bytes]
"""A zipped document: the names of its parts and what they hold."""

SUFFIXES = ("txt", "md", "html", "docx", "odt", "pdf")

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
OPEN = "urn:oasis:names:tc:opendocument:xmlns"

TOUCHY = (
    *(
        "<style>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<table>",
        "<td>",
        "</",
        "<script>",
        "<sup>1</sup>",
        "&nbsp;",
        "&#0;",
        "&",
    ),
    *("[^1]", "[^", "[", "](", "```", "---", "~~~", "|", "> ", "# ", "* ", "`", "**", "$$", "<div", "<p>", "<nav>"),
)
"""Pieces of markup that open something."""


def document(random: Random) -> tuple[str, bytes]:
    """Return the suffix and the bytes of a document of random format and content."""
    suffix = random.choice(SUFFIXES)
    paragraphs = grammar.article(random).split("\n")
    return suffix, WRITERS[suffix](random, paragraphs)


def _plain(random: Random, paragraphs: list[str]) -> bytes:
    encoding = random.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1258", "latin-1"))
    return "\n".join(paragraphs).encode(encoding, "replace")


def _markup(random: Random, paragraphs: list[str]) -> str:
    pieces = []
    for paragraph in paragraphs:
        at = random.randrange(len(paragraph) + 1)
        pieces.append(paragraph[:at] + random.choice(TOUCHY) + paragraph[at:] if random.random() < 0.4 else paragraph)
        if random.random() < 0.05:
            pieces.append(random.choice(TOUCHY) * random.choice((2, 50, 2000)))
    return "\n\n".join(pieces)


def _markdown(random: Random, paragraphs: list[str]) -> bytes:
    return _markup(random, paragraphs).encode("utf-8", "surrogatepass" if random.random() < 0.02 else "replace")


def _html(random: Random, paragraphs: list[str]) -> bytes:
    body = "".join(f"<p>{line if random.random() < 0.3 else html.escape(line)}</p>" for line in paragraphs)
    page = random.choice(("{}", "<html><body>{}</body></html>", "<article>{}</article>", "<nav>x</nav><main>{}</main>"))
    return page.format(_markup(random, [body])).encode("utf-8", "replace")


def zipped(parts: Parts) -> bytes:
    """Return a zip archive of the parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def unzipped(data: bytes) -> Parts | None:
    """Return the parts of a zip archive; None where it is none or too large to be changed here."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > 100 or sum(info.file_size for info in infos) > 1_000_000:
                return None
            return {info.filename: archive.read(info) for info in infos}
    except Exception:
        return None


def _docx(random: Random, paragraphs: list[str]) -> bytes:
    runs = "".join(
        f"<w:p><w:r>{RAISED if random.random() < 0.1 else ''}<w:t>{_escaped(line)}</w:t></w:r></w:p>"
        for line in paragraphs
    )
    table = "".join(f"<w:tc><w:p><w:r><w:t>{_escaped(line)}</w:t></w:r></w:p></w:tc>" for line in paragraphs[:4])
    body = f"{runs}<w:tbl><w:tr>{table}</w:tr></w:tbl>"
    types = (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{TYPES}package.relationships+xml"/><Override PartName="/word'
        f'/document.xml" ContentType="{TYPES}officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations,
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2"/></w:footnotes>',
    }
    return zipped({name: text.encode("utf-8", "replace") for name, text in parts.items()})


def _odt(random: Random, paragraphs: list[str]) -> bytes:
    lines = "".join(
        f'<text:p>{_escaped(line)}<text:s text:c="{random.choice((1, 3, "x", 10**9))}"/></text:p>'
        if random.random() < 0.1
        else f"<text:p>{_escaped(line)}</text:p>"
        for line in paragraphs
    )
    repeat = random.choice((1, 2, 10**6, "abc", -1))
    cell = f'<table:table-cell table:number-columns-repeated="{repeat}"><text:p>{paragraphs[0][:9].isalnum()}</text:p>'
    table = f"<table:table><table:table-row>{cell}</table:table-cell></table:table-row></table:table>"
    content = (
        f'<office:document-content xmlns:office="{OPEN}:office:1.0" xmlns:text="{OPEN}:text:1.0" '
        f'xmlns:table="{OPEN}:table:1.0"><office:body><office:text>{lines}{table}</office:text></office:body>'
        "</office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{OPEN}:manifest:1.0"/>'
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode("utf-8", "replace"),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def _escaped(text: str) -> str:
    """Return text as XML may hold it, most of the time."""
    return html.escape("".join(letter for letter in text if letter in "\t\n" or letter >= " "))


def _pdf(random: Random, paragraphs: list[str]) -> bytes:
    shown = "".join(
        f"BT /F1 {random.choice((6, 12, 12))} Tf 40 {780 - 14 * row} Td {_pdf_string(line)} Tj ET\n"
        for row, line in enumerate(paragraphs)
    ).encode("latin-1", "replace")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length " + str(len(shown)).encode() + b">>stream\n" + shown + b"endstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file, places = b"%PDF-1.4\n", []
    for index, content in enumerate(objects, 1):
        places.append(len(file))
        file += str(index).encode() + b" 0 obj\n" + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(file)}\n%%EOF"
    return file + end.encode()


def _pdf_string(text: str) -> str:
    return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"


WRITERS = {"txt": _plain, "md": _markdown, "html": _html, "docx": _docx, "odt": _odt, "pdf": _pdf}
"""Suffix → the function that writes paragraphs in that format."""
