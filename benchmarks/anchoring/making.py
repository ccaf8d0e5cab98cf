"""Claims for an article that has none: those of `factcheck draft`, and one for every sentence with figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from benchmarks.anchoring.copy_text import Copy
from factcheck import api
from factcheck.article import article_from_text
from factcheck.article.anchoring import anchor_all
from factcheck.claims.expression import parse
from factcheck.claims.load import load_text
from factcheck.claims.quotes import parse_quote, write_quote
from factcheck.claims.write import claims_toml
from factcheck.engine import recompute
from factcheck.language import read_surface
from factcheck.language.bracket_faults import whole_span
from factcheck.model.article import Article, Span
from factcheck.model.claim import Check, Claim, ClaimsFile, Mark, Outside, Quote
from factcheck.model.errors import FactcheckError
from factcheck.model.figure import Figure
from factcheck.model.report import Report

RECORDED = frozenset({"number", "percent", "money", "measure", "count", "duration", "ratio"})
"""Kinds of figures that a sentence's claim checks against the desk's records, which say the same at sign-off."""

CLAIMS_PATH = "claims.toml"
SENTENCE = "sentence-"
"""How the ids of the claims begin that were not drafted."""


class Signed(msgspec.Struct, frozen=True):
    """An article as the desk signed it off: every figure covered, every quote exact."""

    copy: Copy
    claims_file: ClaimsFile
    report: Report


def sign_off(text: str, language: str) -> Signed | None:
    """Return an article with its claims; None where it has no figures."""
    article = article_from_text(text, "article.txt", language)
    figures = api.article_figures(article)
    claims_file = _loaded(_all_claims(article, figures))
    if not claims_file.claims:
        return None
    report = _verified(claims_file, article, figures)
    claims_file = _loaded(_reduced(claims_file, report))
    report = _verified(claims_file, article, figures)
    anchors = anchor_all([claim.quotes for claim in claims_file.claims], article, figures)
    copy = Copy(
        article.text,
        article.language,
        tuple(Span(figure.start, figure.end) for figure in figures),
        tuple(Span(figure.hedge.start, figure.hedge.end) for figure in figures if figure.hedge),
        tuple(span for anchor in anchors for span in anchor.spans),
        tuple(Span(mark.start, mark.end) for anchor in anchors for mark in anchor.marks),
    )
    return Signed(copy, claims_file, report)


def verified(copy: Copy, claims_file: ClaimsFile) -> Report:
    """Return what `factcheck verify` says of a claims file and a copy of its article."""
    article = copy.article
    return _verified(claims_file, article, api.article_figures(article))


def signed_anew(signed: Signed, copy: Copy) -> ClaimsFile:
    """Return the claims with the words that now stand where their quotes were: nothing has to be found."""
    spans, marks = iter(copy.quotes), iter(copy.marks)
    claims = []
    for claim in signed.claims_file.claims:
        quotes = tuple(_quote_anew(quote, next(spans), marks, copy) for quote in claim.quotes)
        claims.append(msgspec.structs.replace(claim, quotes=quotes))
    return msgspec.structs.replace(signed.claims_file, claims=tuple(claims))


def _quote_anew(quote: Quote, span: Span | None, marks: Iterator[Span | None], copy: Copy) -> Quote:
    held = [(mark, next(marks)) for mark in quote.marks]
    if span is None or any(place is None for _, place in held):
        return quote
    moved = tuple(
        Mark(mark.name, copy.words(place), place.start - span.start, place.end - span.start) for mark, place in held
    )
    return parse_quote(write_quote(copy.words(span), moved))


def _verified(claims_file: ClaimsFile, article: Article, figures: Sequence[Figure]) -> Report:
    return recompute(claims_file, article, tuple(figures), language=article.language)


def _loaded(claims_file: ClaimsFile) -> ClaimsFile:
    """Write a claims file as TOML and read it back, as a desk would have it."""
    return load_text(claims_toml(claims_file), CLAIMS_PATH)


def _drafted(article: Article) -> ClaimsFile:
    """Return the drafted claims; none where the draft is no sound claims file."""
    drafted = api.draft(article)
    try:
        return _loaded(msgspec.structs.replace(drafted, path=CLAIMS_PATH))
    except FactcheckError as error:
        print(f"no draft for an article: {error}")
        return ClaimsFile(CLAIMS_PATH, article.path, article.language, ())


def _all_claims(article: Article, figures: Sequence[Figure]) -> ClaimsFile:
    """Return the drafted claims and those of every sentence."""
    drafted = _drafted(article)
    covering, records = [], []
    for number, sentence in enumerate(article.sentences):
        inside = [index for index, figure in enumerate(figures) if _holds(sentence, figure)]
        if inside:
            claim, recorded = _sentence_claim(number, article, sentence, {index: figures[index] for index in inside})
            covering.append(claim)
            records += recorded
    claims = (*drafted.claims, *covering)
    return ClaimsFile(CLAIMS_PATH, article.path, article.language, claims, (*drafted.outside, *records))


def _holds(stretch: Span, figure: Figure) -> bool:
    whole = whole_span(figure)
    return stretch.start <= whole.start and whole.end <= stretch.end


def _sentence_claim(
    number: int, article: Article, sentence: Span, figures: dict[int, Figure]
) -> tuple[Claim, list[Outside]]:
    """Mark every figure of a sentence, and check each against what the desk has on record: the same."""
    marks, checks, records, last = [], [], [], sentence.start
    for index, figure in figures.items():
        whole = whole_span(figure)
        if whole.start < last:
            continue
        last = whole.end
        name = f"printed_{index}"
        surface = article.text[whole.start : whole.end]
        marks.append(Mark(name, surface, whole.start - sentence.start, whole.end - sentence.start))
        if figure.kind in RECORDED and _reads_alone(figure, article.language):
            checks.append(f"{name} ≈ recorded_{index}")
            records.append(Outside(f"recorded_{index}", figure.text, source="the desk's records"))
    quote = parse_quote(write_quote(article.text[sentence.start : sentence.end], tuple(marks)))
    return _claim(f"{SENTENCE}{number}", (quote,), checks), records


def _claim(name: str, quotes: tuple[Quote, ...], checks: Sequence[str]) -> Claim:
    return Claim(name, quotes, tuple(Check(source, parse(source)) for source in checks))


def _reads_alone(figure: Figure, language: str) -> bool:
    """Return whether a figure reads the same without the sentence around it."""
    try:
        alone = read_surface(figure.text, language)
    except (ValueError, FactcheckError):
        return False
    return (alone.value, alone.unit) == (figure.value, figure.unit)


def _reduced(claims_file: ClaimsFile, report: Report) -> ClaimsFile:
    """Leave out what does not hold at sign-off: the checks of wrong drafts, and single checks of sentences."""
    claims = []
    for claim, finding in zip(claims_file.claims, report.claims, strict=True):
        held = {check.source for check in finding.checks if check.verdict == "consistent"}
        if claim.id.startswith(SENTENCE):
            checks = tuple(check for check in claim.checks if check.source in held)
        else:
            checks = () if finding.verdict in ("invalid", "inconsistent") else claim.checks
        claims.append(msgspec.structs.replace(claim, checks=checks))
    return msgspec.structs.replace(claims_file, claims=tuple(claims))
