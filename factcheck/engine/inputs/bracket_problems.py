"""Brackets of quotes that hold no one whole figure: as the claims file has them, and as the article has them now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factcheck.claims.expression.writer import called_rules, terms_from
from factcheck.claims.quotes import double_brackets
from factcheck.language.bracket_faults import Fault, fault_of
from factcheck.language.load_languages import load_pack
from factcheck.language.messages import message
from factcheck.language.reader import read_figures
from factcheck.model.article import Article, Span
from factcheck.model.errors import Problem
from factcheck.model.expression import Name

if TYPE_CHECKING:
    from factcheck.article.anchoring import Anchor, MarkAnchor
    from factcheck.model.claim import Claim, ClaimsFile, Mark, Quote
    from factcheck.model.figure import Figure

COUNTS = {"en": ("", "one", "two", "three", "four", "five"), "vi": ("", "một", "hai", "ba", "bốn", "năm")}
"""Small numbers in words, by the language of reports."""

OF_A_DATE = "valid_date"
"""The rule that takes the parts of a date one by one, so that a bracket may mark the day alone; or the date whole,
and says itself that the calendar does not hold it."""

OF_DAYS = ("cut", "no such date")
"""What may be said of a bracket that this rule takes as it is."""


class BracketError(msgspec.Struct, frozen=True, gc=False):
    """A bracket that can't be computed on."""

    claim: int
    name: str
    """The mark's name; "" for a bare mark."""
    reason: str
    problem: Problem | None = None
    """The mistake in the claims file; none where the bracket was right and the article has changed."""


class Brackets(msgspec.Struct, frozen=True, gc=False):
    """What is to be known of a claims file's brackets before anything is computed."""

    errors: tuple[BracketError, ...]
    alone: frozenset[str]
    """Names whose surface is in the article, but set so that its reading breaks off there: read by itself."""


def judged_brackets(
    claims_file: ClaimsFile, anchors: Sequence[Anchor], article: Article, figures: Sequence[Figure], words: str
) -> Brackets:
    """Return every bracket that holds no one whole figure, said in the language `words`."""
    errors, alone = [], []
    for number, (claim, anchor) in enumerate(zip(claims_file.claims, anchors, strict=True)):
        day_names = _day_names(claim)
        for place, quote, mark, now, span in _marks(claim, anchor):
            today = None if now.start < 0 else fault_today(now, span, article, figures)
            if now.status == "same" and today is None:
                continue
            is_same = now.status == "same" and now.text == now.surface
            fault = today if is_same else fault_as_written(quote, mark, article.language)
            if fault is not None and not (fault.kind in OF_DAYS and mark.name in day_names):
                errors.append(_as_written(claims_file, number, place, quote, mark, fault, words))
            elif today is not None and now.status == "same" and not is_same:
                alone.append(mark.name)
            elif today is not None and not (today.kind in OF_DAYS and mark.name in day_names):
                said = _said(today, words)
                reason = message(words, "bracket now", before=now.surface, after=now.text, fault=said)
                errors.append(BracketError(number, mark.name, reason))
    return Brackets(tuple(errors), frozenset(alone))


def fault_as_written(quote: Quote, mark: Mark, language: str) -> Fault | None:
    """Return what is wrong with a bracket of the claims file, read in its quote by itself."""
    read = read_figures(quote.text, language)
    covered = [figure for figure in read if figure.start < mark.end and figure.end > mark.start]
    return fault_of(quote.text, Span(mark.start, mark.end), Span(0, len(quote.text)), covered, language)


def fault_today(now: MarkAnchor, span: Span, article: Article, figures: Sequence[Figure]) -> Fault | None:
    """Return why what the article has at a bracket now is no one whole figure; `span` is where the quote is."""
    covered = [figures[index] for index in now.covers]
    return fault_of(article.text, Span(now.start, now.end), span, covered, article.language)


def _marks(claim: Claim, anchor: Anchor) -> Iterator[tuple[int, Quote, Mark, MarkAnchor, Span]]:
    """Yield every mark of a claim with its quote's number, its quote, what became of it, and the quote's place."""
    became = iter(anchor.marks)
    for place, quote in enumerate(claim.quotes):
        for mark in quote.marks:
            yield place, quote, mark, next(became), anchor.spans[place]


def _day_names(claim: Claim) -> frozenset[str]:
    """Return the names that a claim's checks take as parts of a date."""
    calls = [call for check in claim.checks for call in called_rules(check.comparison) if call.rule == OF_A_DATE]
    return frozenset(term.name for term in terms_from(calls) if isinstance(term, Name))


def _as_written(
    claims_file: ClaimsFile, number: int, place: int, quote: Quote, mark: Mark, fault: Fault, words: str
) -> BracketError:
    """Return the error of a bracket with its place in the claims file."""
    label = f"{mark.name}: " if mark.name else ""
    reason = message(words, "bracket", written=label + double_brackets(mark.surface), fault=_said(fault, words))
    hint = message(words, "one bracket, one figure")
    return BracketError(number, mark.name, reason, _problem(claims_file, number, place, quote, mark, reason, hint))


def _problem(
    claims_file: ClaimsFile, number: int, place: int, quote: Quote, mark: Mark, reason: str, hint: str
) -> Problem:
    """Return the problem at the bracket's line and column; at its claim where the file is not on the disk."""
    claim = claims_file.claims[number]
    if not Path(claims_file.path).is_file():
        return Problem(reason, claims_file.path, claim.location.line, 1, quote.written, hint)
    from factcheck.claims.locate import (
        Complaint,  # a parser with line numbers, for when there is something to say
        problems_at,
        read_source,
    )

    complaint = Complaint(("claim", number, "quote", place), reason, hint, mark.at)
    source, _ = read_source(Path(claims_file.path), "claims file")
    return problems_at([complaint], source, claims_file.path)[0]


def _said(fault: Fault, words: str) -> str:
    """Return what a fault is, in the language of the report."""
    counts = COUNTS.get(words, COUNTS["en"])
    count = len(fault.read)
    return message(
        words,
        fault.kind,
        figures=", ".join(fault.read),
        count=counts[count] if count < len(counts) else str(count),
        words=fault.words,
        month=_month(fault, words),
        days=str(fault.days),
    )


def _month(fault: Fault, words: str) -> str:
    """Return the name of a month in the language of the report; "" for none."""
    if words == "vi":
        return f"tháng {fault.month}"
    names = load_pack("en").dates.months
    return next((name.capitalize() for name, number in names.items() if number == fault.month), "")
