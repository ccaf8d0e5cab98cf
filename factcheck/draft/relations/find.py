"""From scored relations to claims: what the text states and the figures bear out, and what is likelier an error.

A relation that holds is found by its text score and by how improbable a fit by chance would be.  One that does not is
an error where the decision trees, which see its rivals, put it above the limit of its type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import msgspec

from factcheck.draft.candidate import SURE
from factcheck.draft.evaluating import evaluated
from factcheck.draft.relations.features import stated_of
from factcheck.draft.relations.passage import Passage
from factcheck.draft.relations.rivals import NAMES, Alarm, Words, alarms
from factcheck.draft.relations.statement import STATEMENTS, candidate_of
from factcheck.draft.relations.strongest import strongest_words
from factcheck.draft.relations.text_score import text_scores
from factcheck.draft.relations.trees import Forest
from factcheck.draft.relations.types import relations
from factcheck.draft.scoring import ORDERS, ScoredCandidate, score
from factcheck.draft.search import compute
from factcheck.draft.typos import TypoSearch
from factcheck.model.faults import contained

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle
    from factcheck.draft.candidate import Candidate
    from factcheck.draft.relations.relation import Relation
    from factcheck.model.report import Problem, RuleKind

Sensitivity = Literal["strict", "balanced", "eager"]
SENSITIVITIES: tuple[Sensitivity, ...] = ("strict", "balanced", "eager")
FOREST = "alarms.json"
NO_LIMIT = -(10**9)
DOUBTED = -2000
"""Below that the trees speak so plainly against an error that a finder's plain words do not carry it."""
SUMS: dict[RuleKind, RuleKind] = {"difference": "sum", "remainder": "sum"}
EVEN = 50
"""The points of a relation that the text states as likely as not: a fit that comes once in a hundred carries it."""
POINTS, UNITS = 13, 64
"""Points a unit of the text score: 15 a factor of ten, as for arithmetic (a score of 32 is one logit)."""
LEAST_OF_FOUND = -64
FOUND_TYPES = frozenset(STATEMENTS) - {
    "more",
    "less",
    "largest",
    "smallest",
    "rank_from_top",
    "listed",
    "age",
    "repeat",
}
"""The types of which a fit says something; of the others almost any figures fit."""


class Limits(msgspec.Struct, frozen=True):
    """From which value of the trees on a miss is reported, by sensitivity; a type may have its own."""

    strict: int
    balanced: int
    eager: int
    types: Mapping[str, Mapping[str, int]] = {}

    def of(self, type_: str, sensitivity: Sensitivity) -> int:
        """Return the limit of a type."""
        plain: int = getattr(self, sensitivity)
        return self.types.get(type_, {}).get(sensitivity, plain)

    def doubted(self, sensitivity: Sensitivity) -> int:
        """Return the value below which the trees speak against an error that a finder reports."""
        return {"strict": self.eager, "balanced": DOUBTED, "eager": NO_LIMIT}[sensitivity]


class Decision(msgspec.Struct, frozen=True):
    """The trained part of the decision: trees and limits."""

    forest: Forest
    limits: Limits


@cache
def load_decision() -> Decision:
    """Return the trees and limits that are shipped."""
    decision = msgspec.json.decode(files(__package__).joinpath(FOREST).read_bytes(), type=Decision)
    if decision.forest.names != NAMES:
        message = f"{FOREST} was trained on other features than rivals.NAMES; run python -m tools.train"
        raise ValueError(message)
    return decision


def with_relations(
    scene: AnnotatedArticle,
    candidates: Iterable[Candidate],
    found: Sequence[ScoredCandidate],
    sensitivity: Sensitivity,
    problems: list[Problem] | None = None,
) -> tuple[ScoredCandidate, ...]:
    """Return the claims of the finders with the relations that the text states besides, in the order of the article.

    `candidates` and `found` are what the finders propose and what of it they report.  An error of theirs that the trees
    think unlikely is left out.
    """
    passage = Passage(scene)
    proposed = relations(passage)
    scores = text_scores(passage, proposed)
    decision = load_decision()
    described = alarms(passage, proposed, scores, words_of(candidates, found))
    ranked = sorted(((decision.forest.value(alarm.features), alarm) for alarm in described), key=lambda pair: -pair[0])
    least = decision.limits.doubted(sensitivity)
    doubted: set[tuple[frozenset[int], RuleKind | None]] = {
        (_places(passage, alarm.relation), STATEMENTS[alarm.relation.type].kind)
        for value, alarm in ranked
        if value < least and alarm.relation.type in STATEMENTS
    }
    if sensitivity == "strict":
        doubted |= {(places, None) for places, _ in doubted}
    kept = [item for item in found if not _is_doubted(item, doubted)]
    more = [
        *_errors(passage, ranked, decision.limits, sensitivity, problems),
        *_found(passage, proposed, scores, TypoSearch(scene.article.language)),
    ]
    return _merged(kept, more)


def _is_doubted(item: ScoredCandidate, doubted: Set[tuple[frozenset[int], RuleKind | None]]) -> bool:
    """Return whether the trees speak against an error of the finders; all forms of adding up are one kind."""
    kind, places = SUMS.get(item.candidate.kind, item.candidate.kind), item.candidate.places
    if item.holds or not ((places, kind) in doubted or (places, None) in doubted):
        return False
    evaluation = evaluated(item.candidate)
    return evaluation is not None and evaluation.verdict == "inconsistent"


def _places(passage: Passage, relation: Relation) -> frozenset[int]:
    """Return the figures of a relation as candidates name them."""
    return frozenset(passage.all[index].mention.place for index in relation.members)


def _errors(
    passage: Passage,
    ranked: Iterable[tuple[int, Alarm]],
    limits: Limits,
    sensitivity: Sensitivity,
    problems: list[Problem] | None,
) -> Iterator[ScoredCandidate]:
    """Yield the relations that the figures deny, the surest first, one for the same figures."""
    taken: list[frozenset[int]] = []
    for value, alarm in ranked:
        if value < limits.of(alarm.relation.type, sensitivity):
            continue
        members = frozenset(alarm.relation.members)
        if any(_is_same(members, other) for other in taken):
            continue
        with contained(problems, passage.scene.article.path, about=alarm.relation.type):
            scored = _scored(passage, alarm)
            if scored is not None:
                taken.append(members)
                yield scored


def _found(
    passage: Passage, proposed: Sequence[Relation], scores: Sequence[int], typos: TypoSearch
) -> Iterator[ScoredCandidate]:
    """Yield relations that hold and that text and arithmetic together carry, for each stated figure the likeliest."""
    best: dict[int, tuple[int, Relation]] = {}
    for relation, text_score in zip(proposed, scores, strict=True):
        if relation.holds and relation.type in FOUND_TYPES and text_score >= LEAST_OF_FOUND:
            stated = stated_of(relation)
            if stated not in best or text_score > best[stated][0]:
                best[stated] = (text_score, relation)
    for text_score, relation in best.values():
        points = min(max(EVEN + text_score * POINTS // UNITS, 0), SURE - 1)
        made = candidate_of(passage, relation, points)
        if made is None or made[1].verdict not in ("consistent", "rounding"):
            continue
        item = score(msgspec.structs.replace(made[0], cues=strongest_words(passage, relation)), typos)
        if item is not None and item.holds:
            yield item


def _merged(found: Sequence[ScoredCandidate], more: Sequence[ScoredCandidate]) -> tuple[ScoredCandidate, ...]:
    """Return the claims of finders and of scored relations, in the order of the article, each error once."""
    reported = [item.candidate.places for item in found if not item.holds]
    denied = [*reported, *(item.candidate.places for item in more if not item.holds)]
    holding = {item.candidate.places for item in found if item.holds}
    explained = {item.candidate.stated_mention.place for item in found if item.candidate.kind not in ORDERS}
    new = [
        item
        for item in more
        if item.candidate.places not in holding
        and not any(_is_same(item.candidate.places, other) for other in (denied if item.holds else reported))
        and not (item.holds and item.candidate.stated_mention.place in explained)
    ]
    return tuple(
        sorted((*found, *new), key=lambda item: min(mention.figure.start for _, mention in item.candidate.operands))
    )


def words_of(candidates: Iterable[Candidate], found: Iterable[ScoredCandidate]) -> Words:
    """Return what the finders say of each set of figures."""
    proposed: dict[frozenset[int], int] = {}
    for candidate in candidates:
        places = frozenset(mention.index for _, mention in candidate.operands)
        proposed[places] = max(proposed.get(places, 0), candidate.text_score)
    holding = [
        frozenset(mention.index for _, mention in item.candidate.operands)
        for item in found
        if item.holds and item.candidate.kind not in ("comparison", "rank")
    ]
    return Words(proposed, holding)


def _is_same(members: frozenset[int], other: frozenset[int]) -> bool:
    """Return whether two alarms are about one error: they share all but one of the figures of the smaller."""
    return len(members & other) >= max(1, min(len(members), len(other)) - 1)


def _scored(passage: Passage, alarm: Alarm) -> ScoredCandidate | None:
    """Return an alarm as a claim, where the engine agrees that it does not hold in any reading."""
    made = candidate_of(passage, alarm.relation, SURE)
    if made is None or made[1].verdict != "inconsistent":
        return None
    candidate = msgspec.structs.replace(made[0], cues=strongest_words(passage, alarm.relation))
    return ScoredCandidate(candidate, compute(candidate.check, candidate.operands), SURE)
