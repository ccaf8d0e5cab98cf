"""Any file to text, with a map back to the file; and the place of a claim in that text."""

from factcheck.article.build import article_from_text
from factcheck.article.locations import place
from factcheck.article.read import article_from_bytes, read_article
from factcheck.article.running import running_text

__all__ = ["article_from_bytes", "article_from_text", "place", "read_article", "running_text"]
