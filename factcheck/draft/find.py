"""From a scene to weighed claims: ask every finder, weigh, choose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from factcheck.draft.annotated_article import AnnotatedArticle
from factcheck.draft.candidate import Candidate
from factcheck.draft.choose import choose
from factcheck.draft.generators import GENERATORS
from factcheck.draft.relations.find import Sensitivity, with_relations
from factcheck.draft.scoring import ScoredCandidate, score
from factcheck.draft.typos import TypoSearch
from factcheck.model.faults import contained

if TYPE_CHECKING:
    from factcheck.model.report import Problem


def find_claims(
    scene: AnnotatedArticle, problems: list[Problem] | None = None, sensitivity: Sensitivity = "balanced"
) -> tuple[ScoredCandidate, ...]:
    """Return what the article states of its figures, as far as words and arithmetic carry it.

    A finder or a candidate that breaks is added to `problems`, where there is such a list; what others find is found.
    """
    proposed: list[Candidate] = []
    found = choose(weighed(scene, problems, proposed))
    with contained(problems, scene.article.path, about="relations"):
        return with_relations(scene, proposed, found, sensitivity, problems)
    return found


Find = Callable[[AnnotatedArticle], Iterator[Candidate]]


def candidates(find: Find, scene: AnnotatedArticle, problems: list[Problem] | None) -> Iterator[Candidate]:
    """Yield what one finder finds until it breaks."""
    with contained(problems, scene.article.path, about=find.__module__.rpartition(".")[2]):
        yield from find(scene)


def weighed(
    scene: AnnotatedArticle, problems: list[Problem] | None, proposed: list[Candidate]
) -> Iterator[ScoredCandidate]:
    """Yield what is left of all candidates after weighing, the same check on the same figures again only if surer.

    All candidates that were looked at are added to `proposed`.
    """
    seen: dict[tuple[str, tuple[int, ...]], int] = {}
    typos = TypoSearch(scene.article.language)
    for find in GENERATORS:
        for candidate in candidates(find, scene, problems):
            if len(candidate.places) < len(candidate.operands):
                continue  # a figure explains nothing of itself
            key = (candidate.check, tuple(mention.place for _, mention in candidate.operands))
            if candidate.text_score <= seen.get(key, -1):
                continue
            seen[key] = candidate.text_score
            proposed.append(candidate)
            scored = None
            with contained(problems, scene.article.path, about=candidate.kind):
                scored = score(candidate, typos)
            if scored is not None:
                yield scored
