"""Scan every table as it is right and with its slip; print what is found and what is reported falsely.

python benchmarks/tables/run.py [--all]
"""

from __future__ import annotations

import argparse
import io
import re
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from xml.sax.saxutils import escape as xml

import msgspec

from factcheck.api import scan_article
from factcheck.article.read import article_from_bytes
from factcheck.model.report import Report

HERE = Path(__file__).parent
SLIP = re.compile(r"\{([^{}>]*)>([^{}>]*)\}")
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


class Case(msgspec.Struct, frozen=True):
    """One table of the file; in its cells "{right>wrong}" may come once."""

    name: str
    language: str
    format: str
    caption: str
    rows: tuple[tuple[str, ...], ...]
    is_held_back: bool

    @property
    def is_trap(self) -> bool:
        """Return whether nothing is wrong in the table whatever it looks like."""
        return self.name.startswith("trap")

    def with_cells(self, group: int) -> tuple[tuple[str, ...], ...]:
        """Return the rows as they are right (1) or with the slip (2)."""
        return tuple(tuple(SLIP.sub(rf"\{group}", cell) for cell in row) for row in self.rows)


def cases(path: Path = HERE / "tables.txt") -> Iterator[Case]:
    """Yield the tables; every third is held back."""
    for index, block in enumerate(path.read_text("utf-8").split("## ")[1:]):
        head, *lines = block.strip().splitlines()
        name, language, format = head.split()
        rows = tuple(tuple(cell.strip() for cell in line.strip()[1:-1].split("|")) for line in lines if line[0] == "|")
        caption = " ".join(line for line in lines if line[0] != "|")
        yield Case(name, language, format, caption, rows, is_held_back=index % 3 == 2)


def document(case: Case, rows: tuple[tuple[str, ...], ...]) -> bytes:
    """Return a file of the table in its format."""
    if case.format == "md":
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([case.caption, "", lines[0], "|---" * len(rows[0]) + "|", *lines[1:], ""]).encode()
    if case.format == "txt":
        return "\n".join([case.caption, *("\t".join(row) for row in rows), ""]).encode()
    if case.format == "html":
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        return f"<html><body><p>{escape(case.caption)}</p><table>{body}</table></body></html>".encode()
    return _word(case, rows) if case.format == "docx" else _open_document(case, rows)


def _word(case: Case, rows: tuple[tuple[str, ...], ...]) -> bytes:
    """Return a .docx of the table."""

    def paragraph(text: str) -> str:
        return f'<w:p><w:r><w:t xml:space="preserve">{xml(text)}</w:t></w:r></w:p>'

    body = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    text = f"<w:document {WORD}><w:body>{paragraph(case.caption)}<w:tbl>{body}</w:tbl></w:body></w:document>"
    return _zip({"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": text})


def _open_document(case: Case, rows: tuple[tuple[str, ...], ...]) -> bytes:
    """Return an .odt of the table."""
    body = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{xml(cell)}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f"<office:document-content {OPEN}><office:body><office:text><text:p>{xml(case.caption)}</text:p>"
        f"<table:table>{body}</table:table></office:text></office:body></office:document-content>"
    )
    return _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _zip(parts: dict[str, str]) -> bytes:
    """Return an archive of the parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()


def scanned(case: Case, group: int) -> Report:
    """Return what `scan` says of a table."""
    data = document(case, case.with_cells(group))
    return scan_article(article_from_bytes(data, f"{case.name}.{case.format}", case.language))


def main() -> None:
    """Print found slips and false alarms, for the tables that were looked at and for those held back."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--all", action="store_true", help="name also what goes wrong on the tables held back")
    shown = arguments.parse_args()
    counts: dict[tuple[bool, str, str], int] = {}
    for case in cases():
        versions = [(1, "false alarms")] if case.is_trap else [(1, "false alarms"), (2, "found")]
        for group, name in versions:
            report = scanned(case, group)
            errors = [finding for finding in report.claims if finding.verdict == "inconsistent"]
            kind = "traps" if case.is_trap else "right" if group == 1 else "slips"
            key = (case.is_held_back, case.language, f"{kind}: {name}")
            counts[key] = counts.get(key, 0) + bool(errors)
            total = (case.is_held_back, case.language, f"{kind}: of")
            counts[total] = counts.get(total, 0) + 1
            if bool(errors) != (name == "found") and (shown.all or not case.is_held_back):
                print(case.name, case.format, kind, [finding.checks[0].explanation for finding in errors])
            for problem in report.errors:
                print(case.name, problem)
    for key, number in sorted(counts.items()):
        print("held back" if key[0] else "looked at", *key[1:], number)


if __name__ == "__main__":
    main()
