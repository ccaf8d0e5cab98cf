"""What the shell offers when somebody presses Tab: formats, verdicts, rules, and the ids of the claims at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import typer

Offers = list[tuple[str, str]]
"""Each word on offer and what it means; shells that can show the second beside it."""

PLAIN = re.compile(r"[\w.+-]+")
"""An id that every shell takes for one word."""

NOT_PLAIN = re.compile(r"[^\w\s.,;%€£¥/+–-]+")
"""What is left out of a quote's words: zsh evaluates what it is offered, and a claims file may come from anyone."""


def formats(incomplete: str) -> list[str]:
    """Offer the formats of reports."""
    from factcheck.report import format_names

    return _beginning(incomplete, format_names())


def figure_formats(incomplete: str) -> list[str]:
    """Offer the formats of `factcheck figures`."""
    from factcheck.report import FIGURE_FORMATS

    return _beginning(incomplete, FIGURE_FORMATS)


def rule_formats(incomplete: str) -> list[str]:
    """Offer the formats of `factcheck rules`."""
    from factcheck.report.rule_list import RULE_FORMATS

    return _beginning(incomplete, RULE_FORMATS)


def verdicts(incomplete: str) -> Offers:
    """Offer the verdicts with their meaning."""
    from factcheck.model.verdict import WORST_FIRST
    from factcheck.report.words import load_words

    words = load_words("en")
    return [(verdict, words[f"meaning.{verdict}"]) for verdict in WORST_FIRST if verdict.startswith(incomplete)]


def report_languages(incomplete: str) -> list[str]:
    """Offer the languages that reports are written in."""
    from factcheck.report.words import spoken_languages

    return _beginning(incomplete, spoken_languages())


def schemas(incomplete: str) -> list[str]:
    """Offer the schemas that there are."""
    return _beginning(incomplete, ("claims", "config", "proposals"))


def claims_and_rules(context: typer.Context, incomplete: str) -> Offers:
    """Offer the ids of the claims file that `explain` would take, then the rules."""
    from factcheck.rules import all_rules

    offers = _claim_offers(context.params.get("claims"))
    offers += [(rule.name, NOT_PLAIN.sub(" ", rule.summary)) for rule in all_rules()]
    return [offer for offer in offers if offer[0].startswith(incomplete)]


def claims(context: typer.Context, incomplete: str) -> Offers:
    """Offer the ids of the claims file that is named or near."""
    return [offer for offer in _claim_offers(context.params.get("claims")) if offer[0].startswith(incomplete)]


def _claim_offers(named: Path | str | None) -> Offers:
    """Return the claims' ids, each with the beginning of its quote; none where no claims file can be read."""
    from factcheck.claims import chosen_claims_file, load
    from factcheck.model.errors import FactcheckError

    try:
        chosen = chosen_claims_file(Path(named) if named else None, Path.cwd())
        found = load(chosen.path, root=chosen.root).claims
    except FactcheckError:
        return []  # a half-written command line is no place for errors: the command itself reports them
    return [(claim.id, NOT_PLAIN.sub(" ", claim.quotes[0].text)[:60]) for claim in found if PLAIN.fullmatch(claim.id)]


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
