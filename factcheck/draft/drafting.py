"""`draft_claims`: an article and its figures → the claims file that a careful copy editor would have written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.draft.annotated_article import AnnotatedArticle, read_scene
from factcheck.draft.chance import CERTAIN
from factcheck.draft.compose import compose
from factcheck.draft.find import candidates, find_claims
from factcheck.draft.judge import judge
from factcheck.draft.proposals.decide import Checked, check_proposals
from factcheck.draft.scoring import ScoredCandidate
from factcheck.draft.search import SearchOutcome
from factcheck.draft.unprinted import find as find_unprinted
from factcheck.engine import recompute
from factcheck.model.faults import contained

if TYPE_CHECKING:
    from factcheck.draft.proposals.record import Parsed
    from factcheck.model.article import Article
    from factcheck.model.claim import ClaimsFile
    from factcheck.model.figure import Figure
    from factcheck.model.report import Problem

MOST_ROUNDS = 3
"""How often claims that cannot all be true are thinned out; what is left then is reported by `verify`."""


def draft_claims(article: Article, figures: Sequence[Figure], problems: list[Problem] | None = None) -> ClaimsFile:
    """Return a claims file for an article that has none; `verify` accepts it as it is.

    Beside the relations between printed figures it holds those on one that is not printed.  A claim on which
    the program breaks is left out and added to `problems`, where there is such a list.
    """
    return draft_with_proposals(article, figures, None, problems)[0]


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
    printed = tuple(judged.weighed for judged in found)
    claims = sorted((*printed, *_unprinted(scene, printed, problems)), key=_first)
    for _ in range(MOST_ROUNDS):
        drafted, claims = compose(scene, claims, problems)
        kept = claims
        with contained(problems, article.path):
            kept = _without_conflicts(claims, drafted, article, figures)
        if len(kept) == len(claims):
            break
        claims = kept
    return drafted, checked


def _without_conflicts(
    claims: list[ScoredCandidate], drafted: ClaimsFile, article: Article, figures: Sequence[Figure]
) -> list[ScoredCandidate]:
    """Return the claims less the weaker ones of those that hold one by one but not all together."""
    findings = recompute(drafted, article, figures).claims
    scores = {finding.id: item.score for finding, item in zip(findings, claims, strict=True)}
    return [
        item
        for finding, item in zip(findings, claims, strict=True)
        if any(check.verdict == "inconsistent" for check in finding.checks)
        or all(item.score > scores[other] for other in finding.conflict if other != finding.id)
    ]


def _unprinted(
    scene: AnnotatedArticle, printed: Sequence[ScoredCandidate], problems: list[Problem] | None
) -> list[ScoredCandidate]:
    """Return the relations with an unprinted base whose figures no printed relation explains."""
    explained = {item.candidate.stated_mention.place for item in printed}
    return [
        ScoredCandidate(candidate, SearchOutcome("strict", CERTAIN), candidate.text_score)
        for candidate in candidates(find_unprinted, scene, problems)
        if candidate.stated_mention.place not in explained
    ]


def _first(weighed: ScoredCandidate) -> int:
    """Return where the first figure of a claim is."""
    return min(mention.figure.start for _, mention in weighed.candidate.operands)
