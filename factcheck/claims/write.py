"""Records → the text of a claims file, laid out for people; `load` reads it back to the same records."""

from __future__ import annotations

import os
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from factcheck.claims.toml_text import toml_key, toml_list, toml_string
from factcheck.model.claim import Allowance, Claim, ClaimsFile, Ignored, Outside, Query

SURE = Fraction(8, 10)
"""A drafted claim below this confidence gets a comment that asks for a second look."""


def claims_toml(claims_file: ClaimsFile) -> str:
    """Write a whole claims file: the article, what is ignored, the claims, the figures from outside."""
    blocks = [_head(claims_file), *(claim_toml(claim) for claim in claims_file.claims)]
    if claims_file.outside:
        blocks.append("# Figures that the article leans on but does not print.\n")
        blocks += (outside_toml(figure) for figure in claims_file.outside)
    return "\n".join(blocks)


def claim_toml(claim: Claim) -> str:
    """Write one claim, with a comment above it where the draft was unsure."""
    lines = [f"id = {toml_string(claim.id)}"]
    lines.append(f"quote = {_one_or_list([quote.written for quote in claim.quotes])}")
    if claim.checks:
        lines.append(f"check = {_one_or_list([check.source for check in claim.checks])}")
    if claim.allow:
        lines.append(f"allow = {toml_list([_allowance(allowance) for allowance in claim.allow])}")
    lines += _texts(source=claim.source, note=claim.note)
    if claim.confidence:
        lines.append(f"confidence = {claim.confidence}")
    lines += _texts(why=claim.why)
    return f"{_unsure(claim)}[[claim]]\n" + "".join(f"{line}\n" for line in lines)


def outside_toml(figure: Outside) -> str:
    """Write one figure from outside."""
    lines = []
    if isinstance(figure.value, Query):
        lines.append(f"value = {{ query = {toml_string(figure.value.sql)} }}")
    elif figure.value is not None:
        lines.append(f"value = {toml_string(figure.value)}")
    lines += _texts(unit=figure.unit, source=figure.source, note=figure.note)
    return f"[outside.{toml_key(figure.name)}]\n" + "".join(f"{line}\n" for line in lines)


def ignored_toml(ignored: Ignored) -> str:
    """Write one entry of `ignore`."""
    quote = toml_string(ignored.quote.written)
    return f"{{ quote = {quote}, reason = {toml_string(ignored.reason)} }}" if ignored.reason else quote


def _head(claims_file: ClaimsFile) -> str:
    folder = Path(claims_file.path).parent
    article = Path(os.path.relpath(claims_file.article, folder)).as_posix()
    lines = [f"article = {toml_string(article)}", f"language = {toml_string(claims_file.language)}"]
    if claims_file.ignored:
        lines += ("", "# Numbers that state nothing.")
        lines.append(f"ignore = {toml_list([ignored_toml(ignored) for ignored in claims_file.ignored])}")
    return "".join(f"{line}\n" for line in lines)


def _unsure(claim: Claim) -> str:
    if not claim.confidence or Fraction(claim.confidence) >= SURE:
        return ""
    return f"# Unsure ({claim.confidence}): read this one against the article.\n"


def _one_or_list(texts: Sequence[str]) -> str:
    return toml_string(texts[0]) if len(texts) == 1 else toml_list([toml_string(text) for text in texts])


def _texts(**texts: str) -> list[str]:
    return [f"{key} = {toml_string(text)}" for key, text in texts.items() if text]


def _allowance(allowance: Allowance) -> str:
    until = f", until = {allowance.until.isoformat()}" if allowance.until else ""
    return f"{{ rule = {toml_string(allowance.rule)}, reason = {toml_string(allowance.reason)}{until} }}"
