"""Sentences: where a full stop ends one, and where it only abbreviates."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from factcheck.language.data_files import custom_languages, read_head, shipped_codes
from factcheck.language.normal import width
from factcheck.model.article import Article, Span
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

# Where lines begin.


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset of every line's first character; a line ends with LF, CRLF or CR, as in editors."""
    return (0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text)))


# Paragraphs of a plain text: lines, but lines that were only wrapped belong together.


WIDEST_WRAPPED_LINE = 100
"""Nobody wraps by hand at more columns; a block with a longer line has one paragraph a line."""

WRAPPED_SHARE = 0.6
"""A line shorter than this share of its block's longest was ended, not wrapped."""

LEAST_BROKEN_LINE = 40
"""A line at least so long that breaks off before a small letter was broken by accident, however wide the lines are."""

ENDS_A_THOUGHT = tuple('.!?…:;|”"»)')
STARTS_A_BLOCK = re.compile(r"\s*(?:[-*+•–—>|#]|\d+[.)]\s)")
IS_A_ROW = re.compile(r"\t|\s\|\s")
"""What separates the cells of a table; each row is a paragraph of its own."""


def paragraph_spans(text: str, may_wrap: bool = True) -> tuple[Span, ...]:
    """Return the paragraphs in order, without the white space around them; without `may_wrap` every line is one."""
    blocks = _blocks(text)
    return tuple(span for block in blocks for span in (_block_paragraphs(text, block) if may_wrap else block))


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield runs of lines that are not blank."""
    block: list[Span] = []
    for match in re.finditer(r"[^\r\n]*(?:\r\n|\n|\r|\Z)", text):
        line = match[0].strip()
        if line:
            start = match.start() + match[0].index(line)
            block.append(Span(start, start + len(line)))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _block_paragraphs(text: str, lines: list[Span]) -> Iterator[Span]:
    """Join the lines of one block that were wrapped."""
    widths = [width(text, line.start, line.end) for line in lines]
    longest = max(widths)
    current = lines[0]
    for (before, line), length in zip(itertools.pairwise(lines), widths, strict=False):
        wrapped = longest <= WIDEST_WRAPPED_LINE and length >= WRAPPED_SHARE * longest
        broken = length >= LEAST_BROKEN_LINE and text[line.start].islower()
        if (wrapped or broken) and _goes_on(text[before.start : before.end], text[line.start : line.end]):
            current = Span(current.start, line.end)
        else:
            yield current
            current = line
    yield current


def _goes_on(before: str, line: str) -> bool:
    """Return whether a sentence runs from one line into the next."""
    if IS_A_ROW.search(before) or IS_A_ROW.search(line):
        return False
    return not before.endswith(ENDS_A_THOUGHT) and not STARTS_A_BLOCK.match(line)


CLOSING = "”’\"'»)\\]"
OPENING = "“‘\"'«(\\["

BOUNDARY = re.compile(rf"(?:[.!?]+|…)[.!?…]*[{CLOSING}]*\s+(?=[{OPENING}\-–—•]*\s*(?P<next>[^\W_]))")
"""A mark that may end a sentence, the quotes it closes, white space, and (`next`) a word or number after it."""

LAST_WORD = re.compile(r"[^\s“‘\"'«(\[]*$")


def sentence_spans(text: str, paragraphs: tuple[Span, ...], language: str) -> tuple[Span, ...]:
    """Return the sentences of all paragraphs in order, without the white space around them."""
    words = abbreviations(language)
    return tuple(span for paragraph in paragraphs for span in _split(text, paragraph, words))


def abbreviations(language: str) -> frozenset[str]:
    """Return the words whose full stop never ends a sentence; those of every language for one that has none."""
    custom = custom_languages().get(language)
    return (
        frozenset(custom.pack.abbreviations)
        if custom and custom.pack.abbreviations
        else _shipped_abbreviations(language)
    )


@lru_cache
def _shipped_abbreviations(language: str) -> frozenset[str]:
    heads = {code: read_head(code).get("abbreviations", ()) for code in shipped_codes()}
    chosen = [heads[language]] if heads.get(language) else heads.values()
    return frozenset(word for words in chosen for word in words)


def _split(text: str, paragraph: Span, words: frozenset[str]) -> Iterator[Span]:
    """Yield the sentences of one paragraph."""
    start = paragraph.start
    for match in BOUNDARY.finditer(text, start, paragraph.end):
        if _ends(text, start, match, words):
            yield Span(start, match.start() + len(match[0].rstrip()))
            start = match.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _ends(text: str, start: int, match: re.Match[str], words: frozenset[str]) -> bool:
    """Return whether this mark ends the sentence that began at `start`."""
    if match["next"].islower():
        return False
    if match[0].rstrip() != ".":
        return True
    word = LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    before = unicodedata.normalize("NFC", word[0]) if word else ""
    initial = len(before) == 1 and before.isupper()
    enumerator = match.start() - len(before) == start and before.isdigit() and len(before) < 3
    return not (initial or enumerator or before.lower() in words)


# From text to the record that everything else reads.


MAXIMUM_CHARACTERS = 32 * 1024 * 1024
"""About a hundred novels; beyond it a file is a mistake, not an article."""

NO_CHARACTER = re.compile("[\ud800-\udfff]")
"""Halves of pairs of UTF-16, which JSON and the names of files can bring along; no written text holds them."""

WRAPPED = frozenset({"txt", "md", "qmd", "mdx", "ipynb", "rst", "adoc", "tex", "eml", "pdf"})
"""Formats whose lines may be wrapped ones; in the others a line is a paragraph or a table row."""


def article_from_text(
    text: str,
    path: str = "",
    language: str = "auto",
    format: str = "txt",
    places: tuple[tuple[int, str], ...] = (),
) -> Article:
    """Return `text` with its lines, paragraphs and sentences; what is no character in it is U+FFFD.

    `language` is a code ("vi", "en") or "auto"; `path` is named in errors and reports.  A byte-order mark is no
    part of the text.  Raises FactcheckError for a text that is blank or longer than MAXIMUM_CHARACTERS.
    """
    text = NO_CHARACTER.sub("\ufffd", text.removeprefix("\ufeff"))
    if not text or text.isspace():
        raise FactcheckError(Problem(said("article.article_empty"), path, hint=said("article.check_right")))
    if len(text) > MAXIMUM_CHARACTERS:
        raise FactcheckError(Problem(said("article.text_too", text=len(text), limit=MAXIMUM_CHARACTERS), path))
    if language == "auto":
        from factcheck.language.detect import detect_language  # not needed where the claims file names the language

        language = detect_language(text)
    paragraphs = paragraph_spans(text, may_wrap=format in WRAPPED)
    return Article(
        path=path,
        text=text,
        language=language,
        line_starts=line_starts(text),
        paragraphs=paragraphs,
        sentences=sentence_spans(text, paragraphs, language),
        format=format,
        places=places,
    )
