"""Which statements that hold are worth a claim: what an editor would write down, and what only looks like a statement.

Of some 250 drafted claims of news articles that were read against their text, most of the wrong ones were repeats of
small numbers and of ages, orders of low score, and periods put together from two sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.draft.context import is_heading, names_beside, shared_words
from factcheck.draft.scoring import ORDERS

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention
    from factcheck.draft.candidate import Candidate
    from factcheck.draft.judge import Judged

LEAST_SCORE = 72
"""Of claims that hold with a lower score, half said something else than the text; orders ("only 9, but 30") did not."""
FEW = 2
"""So many of something are in every article several times ("two sons", "hai miền"), and none repeats another."""


def is_worth_a_claim(scene: AnnotatedArticle, judged: Judged) -> bool:
    """Return whether a statement belongs into a draft; what does not add up, and what others proposed, always does."""
    candidate = judged.weighed.candidate
    if judged.evaluation.verdict == "inconsistent" or candidate.origin != "rules":
        return True
    is_doubtful = judged.weighed.score < LEAST_SCORE and candidate.kind != "comparison"
    if is_doubtful or len(candidate.operands) == 1:
        return False  # one figure against a number that is counted today ("two sons ≈ 2") follows no edit
    if candidate.kind == "repeat":
        return judged.evaluation.verdict == "consistent" and _is_one_fact(scene, candidate)
    if candidate.kind in ORDERS:
        return _is_order_of_amounts(candidate)
    if candidate.kind == "sum" and any(_is_age(scene, mention) for _, mention in candidate.operands):
        return False
    return candidate.kind != "duration" or _has_both_ends_together(candidate)


def _is_order_of_amounts(candidate: Candidate) -> bool:
    """Return whether an order is none of numbers that are labels: an address ("35/69"), "second in 7 minutes 39"."""
    if any("/" in mention.figure.text for _, mention in candidate.operands):
        return False
    among = candidate.operands[-1][1]
    return not candidate.check.startswith("rank(") or (among.figure.value > FEW and among.family != "count")


def is_worth_solving(candidate: Candidate) -> bool:
    """Return whether a relation with an unprinted base is worth a claim: "two insurers both fell 1.7%" is none."""
    return not any(_is_unremarkable(mention) for role, mention in candidate.operands if role != candidate.stated)


def _is_one_fact(scene: AnnotatedArticle, candidate: Candidate) -> bool:
    """Return whether a repeat says the same of the same thing, as far as words tell."""
    (_, one), (_, other), *_ = candidate.operands
    if any(mark in candidate.check for mark in "×÷"):
        return False  # not of the same unit
    if _is_unremarkable(one) and _is_unremarkable(other) and not (is_heading(scene, one) or is_heading(scene, other)):
        return False
    if "fraction" in (one.family, other.family):
        return False
    if _is_age(scene, one) and _is_age(scene, other):
        theirs = names_beside(scene, one), names_beside(scene, other)
        return not all(theirs) or bool(theirs[0] & theirs[1])
    nouns = one.figure.noun.lower(), other.figure.noun.lower()
    if all(nouns) and not one.figure.unit:
        return nouns[0] in nouns[1] or nouns[1] in nouns[0]
    return bool(shared_words(scene, one, other))


def _is_age(scene: AnnotatedArticle, mention: Mention) -> bool:
    """Return whether a figure is somebody's age ("48 tuổi", "35-year-old")."""
    return mention.figure.text.lower().endswith(scene.words.age_endings)


def _is_unremarkable(mention: Mention) -> bool:
    """Return whether a figure is one of something, or two in words."""
    is_in_words = not any(character.isdigit() for character in mention.figure.text)
    return mention.figure.value <= (FEW if is_in_words else 1)


def _has_both_ends_together(candidate: Candidate) -> bool:
    """Return whether a period's ends are in one sentence."""
    ends = {mention.sentence for role, mention in candidate.operands if role != candidate.stated}
    return len(ends) <= 1
