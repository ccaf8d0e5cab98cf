"""The prompt that asks for proposals: the text of `prompt.toml`, the rules as they are, the article as data."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.draft.proposals.forms import FORMS, Form
from factcheck.draft.proposals.schema import proposals_schema
from factcheck.model.shipped import read_shipped

SCHEMA_HEADING = 'The answer may also be one object {"proposals": [...]}; its JSON Schema:'


@cache
def _data() -> dict[str, Any]:
    return read_shipped(Path(__file__).with_name("prompt.toml"))


def prompt_version() -> int:
    """Return the version of the prompt: answers to another one are not comparable."""
    version = _data()["version"]
    assert isinstance(version, int)
    return version


def prompt_of(article: str) -> str:
    """Return the prompt for the text of an article, which comes between two lines that it does not hold itself."""
    text = str(_data()["text"]).lstrip("\n")
    blanks = {"{rules}": rules_text(), "{fence}": fence_of(article), "{article}": article.strip("\n")}
    pieces = [text]
    for blank, filled in blanks.items():  # piece by piece, so that what is filled in is never filled itself
        pieces = [part for piece in pieces for part in _split(piece, blank, filled)]
    return "".join(pieces)


class _Filled(str):
    """A piece of text that is filled in and stays as it is."""


def _split(piece: str, blank: str, filled: str) -> list[str]:
    if isinstance(piece, _Filled):
        return [piece]
    first, *rest = piece.split(blank)
    return [first, *(part for one in rest for part in (_Filled(filled), one))]


def prompt_with_schema(article: str) -> str:
    """Return the prompt, and the schema for those who can hold an assistant to one."""
    schema = json.dumps(proposals_schema(), ensure_ascii=False, separators=(",", ":"))
    return f"{prompt_of(article)}\n{SCHEMA_HEADING}\n{schema}\n"


def fence_of(article: str) -> str:
    """Return a line that is not in the article, the same for the same text."""
    number = 0
    while True:
        digest = hashlib.sha256(f"{number}{article}".encode(errors="surrogatepass")).hexdigest()[:16]
        fence = f"=====ARTICLE-{digest}====="
        if fence not in article:
            return fence
        number += 1


def rules_text() -> str:
    """Return every rule that may be proposed, with its roles and when it is meant."""
    return "\n".join(_rule(form) for form in FORMS)


def _rule(form: Form) -> str:
    roles = ", ".join(f"{role.name}{'*' if role.many else ''}{'?' if role.optional else ''}" for role in form.roles)
    stated = f"; {form.stated}: {form.stated_meaning}" if form.stated_meaning else ""
    return f"- {form.name}({roles}): {form.summary.rstrip('.')}{stated}{f'; {form.hint}' if form.hint else ''}"
