"""The text as it runs on over lines that were only wrapped, for whoever reads figures in it."""

from __future__ import annotations

import re

from factcheck.model.article import Article

BREAK = re.compile(r"[\r\n]")


def running_text(article: Article) -> str:
    """Return the article's text with a space for each line break within a paragraph, every offset kept.

    "3.5" at the end of a wrapped line and "billion" on the next are one figure, but a heading "2019" and the word
    below it are not: the paragraphs tell them apart.
    """
    text, pieces, last = article.text, [], 0
    for paragraph in article.paragraphs:
        stretch = text[paragraph.start : paragraph.end]
        if "\n" in stretch or "\r" in stretch:
            pieces += [text[last : paragraph.start], BREAK.sub(" ", stretch)]
            last = paragraph.end
    return "".join([*pieces, text[last:]]) if pieces else text
