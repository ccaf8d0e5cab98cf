"""Give the figures of a claim other names, in its quotes and in its checks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from factcheck.claims.edit.splice import Splice, apply
from factcheck.claims.expression import names_used, parse
from factcheck.claims.expression.tokens import WORD
from factcheck.claims.quotes import parse_quote, write_quote
from factcheck.model.claim import Check, Claim, Quote


def rename_claim(claim: Claim, identity: str, names: Mapping[str, str]) -> Claim:
    """Return the claim under another id, its figures under the names that the table has for them."""
    return replace(
        claim,
        id=identity,
        quotes=tuple(_rename_quote(quote, names) for quote in claim.quotes),
        checks=tuple(rename_check(check, names) for check in claim.checks),
    )


def rename_check(check: Check, names: Mapping[str, str]) -> Check:
    """Return the check with other names in their places, the rest of its text as it was."""
    used = [name for name in names_used(check.comparison) if names.get(name.name, name.name) != name.name]
    if not used:
        return check
    spans = [(re.compile(WORD).match(check.source, name.column - 1), names[name.name]) for name in used]
    source = apply(check.source, [Splice(word.start(), word.end(), after) for word, after in spans if word])
    return Check(source, parse(source))


def _rename_quote(quote: Quote, names: Mapping[str, str]) -> Quote:
    marks = tuple(replace(mark, name=names.get(mark.name, mark.name)) for mark in quote.marks)
    return quote if marks == quote.marks else parse_quote(write_quote(quote.text, marks))
