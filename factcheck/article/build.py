"""From text to the record that everything else reads."""

from __future__ import annotations

from factcheck.article.lines import line_starts
from factcheck.article.paragraphs import paragraph_spans
from factcheck.article.structure import sentence_spans
from factcheck.model.article import Article
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem

MAXIMUM_CHARACTERS = 32 * 1024 * 1024
"""About a hundred novels; beyond it a file is a mistake, not an article."""

WRAPPED = frozenset({"txt", "md", "pdf"})
"""Formats whose lines may be wrapped ones; in the others a line is a paragraph or a table row."""


def article_from_text(
    text: str,
    path: str = "",
    language: str = "auto",
    format: str = "txt",
    places: tuple[tuple[int, str], ...] = (),
) -> Article:
    """Return `text`, kept as it is, with its lines, paragraphs and sentences.

    `language` is a code ("vi", "en") or "auto"; `path` is told in errors and reports.  A byte-order mark is no
    part of the text.  Raises FactcheckError for a text that is blank or longer than MAXIMUM_CHARACTERS.
    """
    text = text.removeprefix("\ufeff")
    if not text or text.isspace():
        raise FactcheckError(Problem("the article is empty", path, hint="check that this is the right file"))
    if len(text) > MAXIMUM_CHARACTERS:
        limit = f"an article of at most {MAXIMUM_CHARACTERS:,} characters can be read"
        raise FactcheckError(Problem(f"the text is too long: {len(text):,} characters; {limit}", path))
    if language == "auto":
        from factcheck.language import detect_language  # not needed where the claims file names the language

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
