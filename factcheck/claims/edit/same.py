"""Whether two claims make the same statement, though a person may have reworded or renamed one."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from factcheck.claims.edit.rename import rename_check
from factcheck.model.claim import Claim, Ignored, Mark


def same_statement(drafted: Claim, present: Claim) -> bool:
    """Tell whether a claim of the file is what a drafted one says.

    Either they have the same id and one holds the other's figures or words (the person edited the draft), or one
    holds the other's words and the checks are the same but for names.  In doubt they differ: a claim twice is
    seen at once, a claim lost is not.
    """
    ours, theirs = _surfaces(drafted), _surfaces(present)
    words, others = _words(drafted), _words(present)
    one_holds_the_other = words in others or others in words
    if not ours & theirs:
        return False
    if drafted.id == present.id:
        return one_holds_the_other or ours <= theirs
    if not one_holds_the_other:
        return False
    renaming = shared_names(drafted, present)
    checks = {rename_check(check, renaming).source for check in drafted.checks}
    return checks == {check.source for check in present.checks}


def shared_names(drafted: Claim, present: Claim) -> dict[str, str]:
    """Return, for the names of a drafted claim, what the file calls the same figures (those it names)."""
    left = _marks(present)
    names: dict[str, str] = {}
    for mark in _marks(drafted):
        twin = next((other for other in left if _surface(other) == _surface(mark)), None)
        if twin is None:
            continue
        left.remove(twin)
        if mark.name and twin.name:
            names[mark.name] = twin.name
    return names


def is_set_aside(drafted: Claim, ignored: Sequence[Ignored]) -> bool:
    """Tell whether the file ignores all numbers of a drafted claim, in the same words."""
    return any(
        _surfaces(drafted) <= {_surface(mark) for mark in entry.quote.marks}
        and (_fold(entry.quote.text) in _words(drafted) or _words(drafted) in _fold(entry.quote.text))
        for entry in ignored
    )


def same_entry(one: Ignored, other: Ignored) -> bool:
    """Tell whether two entries ignore the same words."""
    return _fold(one.quote.text) == _fold(other.quote.text)


def _marks(claim: Claim) -> list[Mark]:
    return [mark for quote in claim.quotes for mark in quote.marks]


def _surfaces(claim: Claim) -> set[str]:
    return {_surface(mark) for mark in _marks(claim)}


def _surface(mark: Mark) -> str:
    return _fold(mark.surface)


def _words(claim: Claim) -> str:
    return _fold(" … ".join(quote.text for quote in claim.quotes))


def _fold(text: str) -> str:
    """Set aside normal form, case and spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
