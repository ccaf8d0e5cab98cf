"""Sign off what the article says now: new quotes for given claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.claims.complaint import Keys
from factcheck.claims.edit.splice import Splice, apply, split_mark
from factcheck.claims.load import load_text
from factcheck.claims.locate import Places
from factcheck.claims.toml_text import toml_list, toml_string
from factcheck.model.claim import Claim
from factcheck.model.errors import FactcheckError
from factcheck.model.nearest import did_you_mean
from factcheck.model.report import Problem


def replace_quotes(source: str, path: str, quotes: Mapping[str, Sequence[str]]) -> str:
    """Return the text of a claims file in which the claims named by id have new quotes, with their marks.

    Where a claim has as many quotes as before, only those that differ are rewritten, so that a comment between
    them stays.  Raises FactcheckError for an id that the file does not have, and where the result would be no
    sound claims file.
    """
    mark, source = split_mark(source)
    claims = load_text(source, path).claims
    ids = {claim.id: index for index, claim in enumerate(claims)}
    unknown = [identity for identity in quotes if identity not in ids]
    if unknown:
        raise FactcheckError(*(_no_claim(identity, ids, path) for identity in unknown))
    places = Places(source, path)
    splices = [
        splice
        for identity, written in quotes.items()
        for splice in _splices(ids[identity], claims[ids[identity]], written, places)
    ]
    changed = apply(source, splices)
    load_text(changed, path)
    return mark + changed


def _splices(index: int, claim: Claim, written: Sequence[str], places: Places) -> Iterator[Splice]:
    keys: Keys = ("claim", index, "quote")
    if len(written) != len(claim.quotes):
        texts = [toml_string(text) for text in written]
        yield Splice(*places.span(keys), texts[0] if len(texts) == 1 else toml_list(texts))
        return
    for place, (before, after) in enumerate(zip(claim.quotes, written, strict=True)):
        if before.written != after:
            yield Splice(*places.span((*keys, place)), toml_string(after))


def _no_claim(identity: str, known: Mapping[str, int], path: str) -> Problem:
    return Problem(f"No claim has the id “{identity}”.", path, hint=did_you_mean(identity, known))
