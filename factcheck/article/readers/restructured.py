"""reStructuredText: the prose of a page, each line where it is in the file; code, directives and roles are taken out.

docutils is not used: it knows no line of what it has read into a table, loads files that a page names, and leaves out
what Sphinx adds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.article.read import decode
from factcheck.article.readers.extracted import Extracted
from factcheck.article.readers.line_markup import (
    SUPERSCRIPTS,
    indentation,
    indented_block,
    replaced,
    universal,
    without,
)

EXPLICIT = re.compile(r"([ \t]*)\.\.(?:[ \t]+|$)")
DIRECTIVE = re.compile(r"(?:\|(?P<name>[^|]+)\|[ \t]+)?(?P<directive>[\w:.+-]+?)::(?:[ \t]+(?P<argument>.*))?$")
TARGET = re.compile(r"_[^:]*:|__")
CITATION = re.compile(r"\[(?:[\w.-]+|#[\w.-]*|\*)\][ \t]*")

PROSE = frozenset(
    {"admonition", "attention", "caution", "class", "compound", "container", "cssclass", "danger", "deprecated"}
    | {"epigraph", "error", "figure", "highlights", "hint", "important", "line-block", "list-table", "note", "only"}
    | {"parsed-literal", "pull-quote", "rubric", "seealso", "sidebar", "table", "tip", "topic", "versionadded"}
    | {"versionchanged", "warning", "csv-table", "centered"}
)
"""Directives whose content is read; others hold code, formulas, pictures or lists of pages."""
NO_WORDS = frozenset({"class", "compound", "container", "cssclass", "figure", "only"})
"""Those of them whose argument is a name or a file."""

OPTION = re.compile(r"[ \t]+:[\w-]+:(?:[ \t].*)?$")
FIELD = re.compile(
    r":(?:authors?|address|contact|copyright|date|organization|revision|status|version):(?:[ \t]|$)", re.IGNORECASE
)
"""What is said of the page itself."""
ADORNMENT = re.compile(r"[ \t]*([!-/:-@\[-`{-~])\1{2,}[ \t]*")
GRID_BORDER = re.compile(r"[ \t]*\+(?:[-=]+\+)+[ \t]*")
GRID_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
SIMPLE_BORDER = re.compile(r"[ \t]*={2,}(?:[ \t]+={2,})+[ \t]*")
SIMPLE_LINE = re.compile(r"[ \t]*[=-]{2,}(?:[ \t]+[=-]{2,})*[ \t]*")

LINK = re.compile(r"`(?P<words>[^`<>\n]{0,300}?)[ \t]{0,9}<[^`<>]*>`_{0,2}")
ROLE = re.compile(r":(?P<role>[\w:+.-]{1,60}):`(?P<words>[^`<>]*?)(?:[ \t\n]*<[^`<>]*>)?`")
NOTE_MARK = re.compile(r"\\?[ ]?\[(?:\d{1,4}|#[\w.-]*|\*|[A-Za-z][\w.-]*)\]_(?!\w)")
LITERAL = re.compile(r"``(?P<words>[^`\n]{1,300})``|`(?P<more>[^`\n]{1,300})`_{0,2}")
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,2})(?=[^\s*])([^*]{1,500}?)(?<=\S)\1(?![\w*])")
REFERENCE = re.compile(r"(?<=[\w)])_{1,2}(?=[\s.,;:!?)\"']|$)", re.MULTILINE)
ADDRESS = re.compile(r"<?\bhttps?://[^\s<>]+>?")
ESCAPE = re.compile(r"\\(?P<character>[^\n])")
SUBSTITUTION = re.compile(r"\|(?P<name>[^|\s][^|\n]{0,80}?)\|_{0,2}")


def extract(data: bytes, path: str) -> Extracted:
    """Return the text of a reStructuredText file, line for line."""
    return Extracted(prose(decode(data, path)))


def prose(text: str) -> str:
    """Return what a reader of the page sees of a text in reStructuredText."""
    lines = universal(text).split("\n")
    names: dict[str, str] = {}
    _take_out(lines, names)
    _tables(lines)
    text = "\n".join(lines)
    text = replaced(ROLE, _role, replaced(LINK, lambda found: found["words"], text))
    text = without(NOTE_MARK, text)
    text = replaced(LITERAL, lambda found: found["words"] or found["more"], text)
    text = replaced(EMPHASIS, r"\2", text)
    text = without(REFERENCE, without(ADDRESS, text))
    text = SUBSTITUTION.sub(lambda found: names.get(found["name"], found[0]), text)
    return ESCAPE.sub(lambda found: "" if found["character"].isspace() else found["character"], text)


def _role(found: re.Match[str]) -> str:
    """Return the words of a role; raised digits stay raised."""
    if found["role"] in ("sup", "superscript"):
        return found["words"].translate(SUPERSCRIPTS)
    return found["words"].removeprefix("~")


def _take_out(lines: list[str], names: dict[str, str]) -> None:
    """Empty the lines that no reader sees: comments, targets, code, pictures; keep what names are replaced by."""
    number = 0
    while number < len(lines):
        line = lines[number]
        if explicit := EXPLICIT.match(line):
            number = _explicit(lines, number, line[explicit.end() :], names)
            continue
        if line.rstrip().endswith("::"):
            lines[number] = line.rstrip()[:-1] if not line.rstrip().endswith(" ::") else line.rstrip()[:-2]
            number = _emptied(lines, number + 1, indented_block(lines, number + 1, indentation(line)))
            continue
        if line.startswith(">>>") or FIELD.match(line) or ADORNMENT.fullmatch(line):
            lines[number] = ""
        number += 1


def _explicit(lines: list[str], number: int, rest: str, names: dict[str, str]) -> int:
    """Read a block that begins with two dots; return the number of the line to go on with."""
    end = indented_block(lines, number + 1, indentation(lines[number]))
    lines[number] = ""
    if citation := CITATION.match(rest):
        lines[number] = rest[citation.end() :]
        return number + 1
    directive = None if TARGET.match(rest) else DIRECTIVE.match(rest)
    if directive is None:
        return _emptied(lines, number + 1, end)
    name, argument = directive["directive"], directive["argument"] or ""
    if directive["name"]:
        names.update({directive["name"]: argument} if name == "replace" else {})
        return _emptied(lines, number + 1, end)
    if name not in PROSE:
        return _emptied(lines, number + 1, end)
    if name not in NO_WORDS:
        lines[number] = argument
    options = number + 1
    while options < end and OPTION.match(lines[options]):
        options += 1
    _emptied(lines, number + 1, options)
    if name == "list-table":
        _list_rows(lines, options, end)
        return end
    if name == "csv-table":
        for row in range(options, end):
            lines[row] = " | ".join(_unquoted(cell) for cell in CSV_CELL.findall(lines[row].strip()))
        return end
    return options


CSV_CELL = re.compile(r"\s*(\"(?:[^\"]|\"\")*+\"|[^,]++)\s*(?:,|$)")


def _unquoted(cell: str) -> str:
    """Return a cell of a line with commas, without the marks around it."""
    cell = cell.strip()
    return cell[1:-1].replace('""', '"') if cell.startswith('"') and cell.endswith('"') else cell


def _list_rows(lines: list[str], start: int, end: int) -> None:
    """Join the cells of a table that is written as a list of lists; its rows come together at its beginning."""
    rows: list[str] = []
    for line in lines[start:end]:
        found = LIST_CELL.match(line)
        words = (found["words"] if found else line).strip()
        if found and found["row"]:
            rows.append(words)
        elif rows and (words or found):
            rows[-1] += f" | {words}" if found else f" {words}"
    lines[start:end] = rows + [""] * (end - start - len(rows))


LIST_CELL = re.compile(r"[ \t]*(?P<row>\*[ \t]+)?-(?P<words>[ \t].*|$)")


def _emptied(lines: list[str], start: int, end: int) -> int:
    """Empty some lines and return the number of the line after them."""
    end = max(start, end)
    lines[start:end] = [""] * (end - start)
    return end


def _tables(lines: list[str]) -> None:
    """Write the rows of tables with bars between the cells alone."""
    columns: list[int] = []
    for number, line in enumerate(lines):
        if GRID_BORDER.fullmatch(line):
            lines[number] = ""
        elif GRID_ROW.fullmatch(line) and line.count("|") > 2:
            lines[number] = " | ".join(cell.strip() for cell in line.strip().strip("|").split("|"))
        elif SIMPLE_BORDER.fullmatch(line):
            columns = [found.start() for found in re.finditer("=+", line)]
            lines[number] = ""
        elif columns and SIMPLE_LINE.fullmatch(line):
            lines[number] = ""
        elif columns and line.strip():
            lines[number] = " | ".join(_cells(line, columns))
        elif not line.strip():
            columns = [] if number and not lines[number - 1].strip() else columns


def _cells(line: str, columns: list[int]) -> Iterator[str]:
    """Yield what begins at each column of a line."""
    for start, end in zip(columns, [*columns[1:], len(line)], strict=True):
        yield line[start:end].strip()
