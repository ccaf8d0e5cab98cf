"""Walk through drafted claims one by one: accept, edit, skip."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.article import place
from factcheck.claims.expression import parse
from factcheck.model.claim import Check, Claim, ClaimsFile
from factcheck.model.errors import FactcheckError
from factcheck.model.safe import visible_line

if TYPE_CHECKING:
    from factcheck.model.article import Article

ACCEPT, EDIT, SKIP, QUIT = "a", "e", "s", "q"
QUESTION = "[a]ccept, [e]dit, [s]kip, [q]uit and keep what is accepted? "

Ask = Callable[[str], str]
"""Put a question and return the answer; raises EOFError where nobody answers any more."""
Show = Callable[[str], None]


class AnswersEndedError(Exception):
    """The person has had enough."""


def walk_through(drafted: ClaimsFile, article: Article, ask: Ask, show: Show) -> ClaimsFile:
    """Return the claims that a person has accepted, as they left them.

    A skipped claim whose figures a later claim uses stays as a statement without a check, so that the names hold.
    """
    accepted: dict[int, Claim] = {}
    for number, claim in enumerate(drafted.claims):
        show(_shown(claim, article, f"{number + 1}/{len(drafted.claims)}"))
        try:
            answer = _answer(claim, ask, show)
        except (AnswersEndedError, EOFError):
            break
        if answer is not None:
            accepted[number] = answer
    return _kept(drafted, accepted)


def _shown(claim: Claim, article: Article, progress: str) -> str:
    """Return a claim as a person reads it."""
    quote = claim.quotes[0].text
    offset = article.text.find(quote.split("…")[0])
    where = f" (line {place(article, offset).line})" if offset >= 0 else ""
    lines = [f"\n{progress} {claim.id}{where}"]
    lines += [f"  {visible_line(quote.written)}" for quote in claim.quotes]
    lines += [f"  check: {check.source}" for check in claim.checks]
    return "\n".join([*lines, f"  {claim.confidence}: {visible_line(claim.why)}"])


def _answer(claim: Claim, ask: Ask, show: Show) -> Claim | None:
    """Return the claim as accepted or edited, None where it is skipped; raises `AnswersEndedError`."""
    while True:
        answer = ask(QUESTION).strip().lower()[:1]
        if answer == ACCEPT:
            return claim
        if answer == SKIP:
            return None
        if answer == QUIT:
            raise AnswersEndedError
        if answer == EDIT:
            return _edited(claim, ask, show)
        show("  a, e, s or q")


def _edited(claim: Claim, ask: Ask, show: Show) -> Claim:
    """Return the claim with the id, check and note that the person writes; an empty answer leaves them."""
    identifier = ask(f"  id [{claim.id}]: ").strip() or claim.id
    checks = tuple(_edited_check(check, ask, show) for check in claim.checks)
    note = ask(f"  note [{claim.note}]: ").strip() or claim.note
    return msgspec.structs.replace(claim, id=identifier, checks=checks, note=note, confidence="", why="")


def _edited_check(check: Check, ask: Ask, show: Show) -> Check:
    """Ask until the check can be read."""
    while True:
        source = ask(f"  check [{check.source}]: ").strip()
        if not source:
            return check
        try:
            return Check(source, parse(source))
        except FactcheckError as error:
            show("\n".join(f"  {problem.message}" for problem in error.problems))


def _kept(drafted: ClaimsFile, accepted: dict[int, Claim]) -> ClaimsFile:
    """Return the file with the accepted claims, the names that they use, and the outside figures that they need."""
    used = _names_used(list(accepted.values()))
    claims: list[Claim] = []
    for number, claim in enumerate(drafted.claims):
        if number in accepted:
            claims.append(accepted[number])
        elif any(mark.name in used for quote in claim.quotes for mark in quote.marks if mark.name):
            claims.append(msgspec.structs.replace(claim, checks=(), confidence="", why=""))
    outside = tuple(figure for figure in drafted.outside if figure.name in used)
    return msgspec.structs.replace(drafted, claims=tuple(claims), outside=outside)


def _names_used(claims: Sequence[Claim]) -> set[str]:
    """Return every name that is in the checks."""
    return {name for claim in claims for check in claim.checks for name in re.findall(r"[^\W\d]\w*", check.source)}
