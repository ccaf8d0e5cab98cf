"""Names across a claims file: each given once, and each that a check uses given somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.complaint import Complaint
from factcheck.claims.expression import names_used
from factcheck.model.claim import Claim, Outside
from factcheck.model.nearest import did_you_mean

MOST_HINTS = 20
"""More than fit a screen; each is compared with thousands of names."""


def name_complaints(claims: Sequence[tuple[int, Claim]], outside: Sequence[tuple[str, Outside]]) -> list[Complaint]:
    """Return what is wrong with ids and names; claims with their index in the file, outside figures with their key."""
    complaints = [*_repeated_ids(claims)]
    givers: dict[str, str] = {}
    complaints += _repeated_names(claims, givers)
    for key, figure in outside:
        if figure.name in givers:
            hint = f"{givers[figure.name]} gives it already; take another name."
            complaints.append(Complaint(("outside", key), f"The name “{figure.name}” is taken.", hint, at_key=True))
        givers[figure.name] = f"[outside.{key}]"
    return [*complaints, *_unknown_names(claims, givers)]


def _repeated_ids(claims: Sequence[tuple[int, Claim]]) -> Iterator[Complaint]:
    seen: set[str] = set()
    for index, claim in claims:
        if claim.id in seen:
            hint = "Reports and baselines go by the id: give each claim its own."
            yield Complaint(("claim", index, "id"), f"Two claims have the id “{claim.id}”.", hint)
        seen.add(claim.id)


def _repeated_names(claims: Sequence[tuple[int, Claim]], givers: dict[str, str]) -> Iterator[Complaint]:
    """Yield complaints, and enter into `givers` which claim gives each name."""
    for index, claim in claims:
        for place, quote in enumerate(claim.quotes):
            for mark in quote.marks:
                if mark.name in givers:
                    hint = f"{givers[mark.name]} marks it; a figure marked once can be used in every check."
                    keys, offset = ("claim", index, "quote", place), quote.written.rfind(f"[{mark.name}") + 1
                    yield Complaint(keys, f"The name “{mark.name}” is given twice.", hint, offset)
                elif mark.name:
                    givers[mark.name] = f"The claim “{claim.id}”"


def _unknown_names(claims: Sequence[tuple[int, Claim]], givers: dict[str, str]) -> Iterator[Complaint]:
    """Yield complaints about names that nothing gives; the nearest is looked up for the first few only."""
    unknown = (
        (("claim", index, "check", place), name)
        for index, claim in claims
        for place, check in enumerate(claim.checks)
        for name in names_used(check.comparison)
        if name.name not in givers
    )
    for count, (keys, name) in enumerate(unknown):
        near = did_you_mean(name.name, givers) if count < MOST_HINTS else ""
        hint = near or "Mark it in a quote, or give it as [outside.NAME]."
        yield Complaint(keys, f"No figure has the name “{name.name}”.", hint, name.column - 1)
