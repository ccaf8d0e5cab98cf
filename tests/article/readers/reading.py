"""Read bytes as an article file, and point into it."""

from factcheck.api import article_figures
from factcheck.article import article_from_bytes, place


def read(data, name):
    """Return the article in the bytes of a file of that name."""
    return article_from_bytes(data.encode("utf-8") if isinstance(data, str) else data, name)


def lines(article):
    """Return the lines that say something."""
    return [line for line in article.text.splitlines() if line.strip()]


def label_of(article, words):
    """Return where some words are, as a person is shown it."""
    return place(article, article.text.index(words)).label


def figure_texts(article):
    """Return the figures of an article as written."""
    return [figure.text for figure in article_figures(article)]
