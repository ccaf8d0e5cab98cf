"""Any file to text, with a map back to the file; and the place of a claim in that text."""

from factcheck.article.read import article_from_bytes, place, read_article, running_text
from factcheck.article.structure import article_from_text

__all__ = ["article_from_bytes", "article_from_text", "place", "read_article", "running_text"]
