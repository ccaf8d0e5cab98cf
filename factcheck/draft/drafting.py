"""`draft_claims`: an article and its figures → the claims file that a careful copy editor would have written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.draft.annotated_article import AnnotatedArticle, read_scene
from factcheck.draft.chance import CERTAIN
from factcheck.draft.compose import compose
from factcheck.draft.find import candidates, find_claims
from factcheck.draft.judge import judge
from factcheck.draft.proposals.decide import Checked, check_proposals
from factcheck.draft.scoring import LOOSELY_TIED, ScoredCandidate
from factcheck.draft.search import SearchOutcome
from factcheck.draft.unprinted import find as find_unprinted
from factcheck.draft.worth import is_worth_a_claim, is_worth_solving
from factcheck.engine import recompute
from factcheck.language.messages import load_words
from factcheck.model.faults import contained

if TYPE_CHECKING:
    from factcheck.draft.proposals.record import Parsed
    from factcheck.model.article import Article
    from factcheck.model.claim import Claim, ClaimsFile
    from factcheck.model.figure import Figure
    from factcheck.model.report import Finding, Problem
    from factcheck.model.verdict import Verdict

MOST_ROUNDS = 20
"""How often claims that cannot stay together are thinned out; what is left then is reported by `verify`."""

UNTENABLE = frozenset({"invalid", "missing", "drifted"})
"""Verdicts of a claim that says something else than the article: no draft holds one."""
WORST_FIRST: tuple[Verdict, ...] = ("inconsistent", "rounding", "unchecked", "implied", "consistent")
"""In which order a draft has its claims."""


def draft_claims(
    article: Article, figures: Sequence[Figure], problems: list[Problem] | None = None, language: str = ""
) -> ClaimsFile:
    """Return a claims file for an article that has none; `verify` accepts it as it is.

    Beside the relations between printed figures it holds those on one that is not printed.  What does not add up
    comes first; its headings are in `language`, by default the article's own.  A claim on which the program breaks is
    left out and added to `problems`, where there is such a list.
    """
    return draft_with_proposals(article, figures, None, problems, language)[0]


def draft_with_proposals(
    article: Article,
    figures: Sequence[Figure],
    proposals: Parsed | None,
    problems: list[Problem] | None = None,
    language: str = "",
) -> tuple[ClaimsFile, Checked]:
    """Return a claims file with what factcheck finds by itself and what others propose, and what came of these.

    What is said of rejected proposals is in `language`, by default the article's own.
    """
    scene = read_scene(article, figures)
    own = judge(scene, find_claims(scene, problems), problems)
    checked = Checked() if proposals is None else check_proposals(scene, proposals, own, problems, language)
    found = (*own, *(decision.judged for decision in checked.decisions))
    printed = tuple(judged.weighed for judged in found if is_worth_a_claim(scene, judged))
    claims = sorted((*printed, *_unprinted(scene, [judged.weighed for judged in found], problems)), key=_first)
    drafted, findings = _tenable(scene, claims, problems)
    return _worst_first(drafted, findings, article, figures, language), checked


def _tenable(
    scene: AnnotatedArticle, claims: list[ScoredCandidate], problems: list[Problem] | None
) -> tuple[ClaimsFile, Sequence[Finding]]:
    """Return the claims that can be in one file, with what recomputing finds of them; nothing where that breaks."""
    article, figures = scene.article, scene.figures
    for _ in range(MOST_ROUNDS):
        drafted, made = compose(scene, claims, problems)
        findings: Sequence[Finding] = ()
        with contained(problems, article.path):
            findings = recompute(drafted, article, figures).claims
        claims = _without_conflicts(made, findings) if findings else made
        if len(claims) == len(made):
            break
    return drafted, findings


def _without_conflicts(claims: Sequence[ScoredCandidate], findings: Sequence[Finding]) -> list[ScoredCandidate]:
    """Return the claims less those that say something else than the article, and the weakest of each conflict.

    Claims that hold one by one but not all together are a conflict.
    """
    strength = {finding.id: _strength(item) for finding, item in zip(findings, claims, strict=True)}
    weakest = {
        min((finding.id, *finding.conflict), key=strength.__getitem__) for finding in findings if finding.conflict
    }
    return [
        item
        for finding, item in zip(findings, claims, strict=True)
        if finding.verdict not in UNTENABLE
        and (finding.id not in weakest or any(check.verdict == "inconsistent" for check in finding.checks))
    ]


def _strength(item: ScoredCandidate) -> tuple[bool, int, int]:
    """Return how much speaks for a claim: a repeat or an order by chance takes no other claim away."""
    return item.candidate.kind not in LOOSELY_TIED, item.score, -_first(item)


def _worst_first(
    drafted: ClaimsFile, findings: Sequence[Finding], article: Article, figures: Sequence[Figure], language: str
) -> ClaimsFile:
    """Return a draft with what does not add up at its head, each group with its heading.

    Like quotes are found by the order of their claims: a draft that would be read otherwise stays in that of the
    article.
    """
    words = load_words(language or article.language)
    verdicts = {finding.id: finding.verdict for finding in findings}
    if not all(verdicts.get(claim.id) in WORST_FIRST for claim in drafted.claims):
        return drafted  # recomputing broke
    headed = [
        msgspec.structs.replace(claim, heading=words[f"draft.{verdicts[claim.id]}"])
        for claim in sorted(drafted.claims, key=lambda claim: WORST_FIRST.index(verdicts[claim.id]))
    ]
    ordered = msgspec.structs.replace(drafted, claims=tuple(headed))
    if not any(_is_repeated(claim, article.text) for claim in drafted.claims):
        return ordered
    again = {finding.id: finding.verdict for finding in recompute(ordered, article, figures).claims}
    return ordered if again == verdicts else drafted


def _is_repeated(claim: Claim, text: str) -> bool:
    """Return whether the words of a claim are at several places of a text."""
    return any(text.find(quote.text, text.find(quote.text) + 1) >= 0 for quote in claim.quotes)


def _unprinted(
    scene: AnnotatedArticle, printed: Sequence[ScoredCandidate], problems: list[Problem] | None
) -> list[ScoredCandidate]:
    """Return the relations with an unprinted base whose figures no printed relation explains."""
    explained = {item.candidate.stated_mention.place for item in printed}
    return [
        ScoredCandidate(candidate, SearchOutcome("strict", CERTAIN), candidate.text_score)
        for candidate in candidates(find_unprinted, scene, problems)
        if candidate.stated_mention.place not in explained and is_worth_solving(candidate)
    ]


def _first(weighed: ScoredCandidate) -> int:
    """Return where the first figure of a claim is."""
    return min(mention.figure.start for _, mention in weighed.candidate.operands)
