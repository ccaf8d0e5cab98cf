"""From scored relations to claims: what the text states and the figures bear out, and what is likelier an error.

Decision trees that see the rivals of a relation decide: one forest which of those that hold the text states, another
which of those that do not are the writer's error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import msgspec

from factcheck.draft.candidate import SURE
from factcheck.draft.evaluating import evaluated
from factcheck.draft.relations.features import Features, stated_of
from factcheck.draft.relations.passage import Passage
from factcheck.draft.relations.rivals import NAMES, Described, Words, described
from factcheck.draft.relations.statement import STATEMENTS, candidate_of
from factcheck.draft.relations.strongest import strongest_words
from factcheck.draft.relations.text_score import text_scores
from factcheck.draft.relations.trees import Forest
from factcheck.draft.relations.types import relations
from factcheck.draft.scoring import ORDERS, ScoredCandidate, score
from factcheck.draft.search import compute
from factcheck.draft.typos import TypoSearch
from factcheck.language.relations.directions import movements
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
DOUBTED = -2500
"""Below that the trees speak so plainly against an error that a finder's plain words do not carry it."""
SCORE, FIT, FINDER = NAMES.index("score"), NAMES.index("fit"), NAMES.index("finder")
CUED = 66
"""Text score from which the words of a finder carry a claim."""
ROUGH = 5000
"""In thousandths of a bit: a fit that comes about in one case of 32."""
NO_ACCIDENT = -2000
"""Below that a claim of the finders that holds does so by accident: of labelled relations one in forty is there."""
LONG = 15
"""Figures from which on a text is an article, and no longer a passage."""
WAYS = {"rise": 1, "fall": -1, "amount_up": 1, "amount_down": -1}
"""Which way a change of each type goes."""
BESIDE = 80
"""Characters before a rate, and after it, in which a word says the way; it ends at a mark."""
SUMS: dict[RuleKind, RuleKind] = {"difference": "sum", "remainder": "sum"}


class Limits(msgspec.Struct, frozen=True):
    """From which value of the trees on a miss is reported, by sensitivity; a type may have its own."""

    strict: int
    balanced: int
    eager: int
    long: Mapping[str, int] = {}
    """The limits of long texts, by sensitivity: in a whole article an alarm is rarer, and calibrated apart."""
    types: Mapping[str, Mapping[str, int]] = {}

    def of(self, type_: str, sensitivity: Sensitivity, is_long: bool) -> int:
        """Return the limit of a type."""
        plain: int = getattr(self, sensitivity)
        return self.types.get(type_, {}).get(sensitivity, self.long.get(sensitivity, plain) if is_long else plain)

    def doubted(self, sensitivity: Sensitivity) -> int:
        """Return the value below which the trees speak against an error that a finder reports."""
        return {"strict": self.eager, "balanced": DOUBTED, "eager": NO_LIMIT}[sensitivity]


class Decision(msgspec.Struct, frozen=True):
    """The trained part of the decision: trees and limits."""

    forest: Forest
    """Trees for what does not hold: is it an error?"""
    limits: Limits
    found: Forest
    """Trees for what holds: does the text state it?"""
    least: int
    """The value from which on it does."""


@cache
def load_decision() -> Decision:
    """Return the trees and limits that are shipped."""
    decision = msgspec.json.decode(files(__package__).joinpath(FOREST).read_bytes(), type=Decision)
    if not decision.forest.names == decision.found.names == NAMES:
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
    decision = load_decision()
    features = Features(passage)
    scores = text_scores(passage, proposed, features=features)
    failing, holding = described(passage, proposed, scores, words_of(candidates, found), features)
    ranked = _ranked(decision.forest, failing)
    least = decision.limits.doubted(sensitivity)
    doubted: set[tuple[frozenset[int], RuleKind | None]] = {
        (_places(passage, alarm.relation), STATEMENTS[alarm.relation.type].kind)
        for value, alarm in ranked
        if value < least and alarm.relation.type in STATEMENTS
    }
    if sensitivity == "strict":
        doubted |= {(places, None) for places, _ in doubted}
    stated = _ranked(decision.found, holding)
    values: dict[tuple[frozenset[int], RuleKind | None], int] = {}
    for value, item in stated:  # the likeliest first
        values.setdefault((_places(passage, item.relation), _kind(item.relation)), value)
    kept = [
        item
        for item in found
        if not _is_doubted(item, doubted)
        and not (item.holds and values.get((item.candidate.places, item.candidate.kind), NO_ACCIDENT) < NO_ACCIDENT)
    ]
    more = [
        *_errors(passage, ranked, decision.limits, sensitivity, problems),
        *_found(passage, stated, decision.least, TypoSearch(scene.article.language)),
    ]
    return _merged(kept, more)


def _ranked(forest: Forest, items: Iterable[Described]) -> list[tuple[int, Described]]:
    """Return relations with their values, the likeliest first."""
    return sorted(((forest.value(item.features), item) for item in items), key=lambda pair: -pair[0])


def is_long(passage: Passage) -> bool:
    """Return whether a text is calibrated as an article."""
    return len(passage.all) > LONG


def _is_doubted(item: ScoredCandidate, doubted: Set[tuple[frozenset[int], RuleKind | None]]) -> bool:
    """Return whether the trees speak against an error of the finders; all forms of adding up are one kind."""
    kind, places = SUMS.get(item.candidate.kind, item.candidate.kind), item.candidate.places
    if item.holds or not ((places, kind) in doubted or (places, None) in doubted):
        return False
    evaluation = evaluated(item.candidate)
    return evaluation is not None and evaluation.verdict == "inconsistent"


def _kind(relation: Relation) -> RuleKind | None:
    """Return the kind of the claim that a relation becomes; None for one that becomes none."""
    return STATEMENTS[relation.type].kind if relation.type in STATEMENTS else None


def _places(passage: Passage, relation: Relation) -> frozenset[int]:
    """Return the figures of a relation as candidates name them."""
    return frozenset(passage.all[index].mention.place for index in relation.members)


def _errors(
    passage: Passage,
    ranked: Iterable[tuple[int, Described]],
    limits: Limits,
    sensitivity: Sensitivity,
    problems: list[Problem] | None,
) -> Iterator[ScoredCandidate]:
    """Yield the relations that the figures deny, the surest first, one for the same figures."""
    taken = _Sets()
    long = is_long(passage)
    for value, alarm in _likeliest_first(ranked):
        if value < limits.of(alarm.relation.type, sensitivity, long):
            continue
        members = frozenset(alarm.relation.members)
        if any(_is_same(members, other) for other in taken.sharing(members)):
            continue
        with contained(problems, passage.scene.article.path, about=alarm.relation.type):
            scored = _scored(passage, alarm)
            if scored is not None:
                taken.add(members)
                yield scored


def _likeliest_first(ranked: Iterable[tuple[int, Described]]) -> list[tuple[int, Described]]:
    """Return alarms, the surest first, and of those over the same figures the one that the text most likely states."""
    by_members: dict[tuple[int, ...], list[tuple[int, Described]]] = {}
    for value, alarm in ranked:
        by_members.setdefault(alarm.relation.members, []).append((value, alarm))
    return [
        (best, alarm)
        for own in by_members.values()
        for best in [own[0][0]]
        for _, alarm in sorted(own, key=lambda pair: -pair[1].features[SCORE])[:1]
    ]


def _found(
    passage: Passage, ranked: Iterable[tuple[int, Described]], least: int, typos: TypoSearch
) -> Iterator[ScoredCandidate]:
    """Yield relations that hold and that the trees put above their limit, for each stated figure the likeliest."""
    taken: set[int] = set()
    totals = _Sets()
    for value, item in ranked:
        stated, members = stated_of(item.relation), frozenset(item.relation.members)
        if value < least or stated in taken or _is_rough(item) or any(own < members for own in totals.sharing(members)):
            continue  # a whole is not added to its own parts
        if _is_turned(passage, item.relation):
            continue
        made = candidate_of(passage, item.relation, SURE - 1)
        if made is None or made[1].verdict not in ("consistent", "rounding"):
            continue
        cues = strongest_words(passage, item.relation)
        scored = score(msgspec.structs.replace(made[0], cues=cues), typos)
        if scored is not None and scored.holds:
            taken.add(stated)
            if item.relation.type in ("add", "sum"):
                totals.add(members)
            yield scored


def _is_turned(passage: Passage, relation: Relation) -> bool:
    """Return whether the word beside the rate says the other way than the figures: "fell 25% to $50m from $40m"."""
    way = WAYS.get(relation.type)
    known = movements(passage.scene.article.language) if way else None
    if way is None or known is None:
        return False
    figure = passage.all[stated_of(relation)].figure
    ends = [(figure.start, figure.end), *([(figure.hedge.start, figure.hedge.end)] if figure.hedge else [])]
    start, end = min(first for first, _ in ends), max(last for _, last in ends)
    text = passage.scene.article.text
    said = known.said_before(text[max(start - BESIDE, 0) : start]) or known.said_after(text[end : end + BESIDE])
    return said is not None and said[1] == -way


def _merged(found: Sequence[ScoredCandidate], more: Sequence[ScoredCandidate]) -> tuple[ScoredCandidate, ...]:
    """Return the claims of finders and of scored relations, in the order of the article, each error once."""
    reported, denied = _Sets(), _Sets()
    for item in found:
        if not item.holds:
            reported.add(item.candidate.places)
    for item in (*found, *more):
        if not item.holds:
            denied.add(item.candidate.places)
    holding = {item.candidate.places for item in found if item.holds}
    explained = {item.candidate.stated_mention.place for item in found if item.candidate.kind not in ORDERS}
    new = [
        item
        for item in more
        if item.candidate.places not in holding
        and not any(
            _is_same(item.candidate.places, other)
            for other in (denied if item.holds else reported).sharing(item.candidate.places)
        )
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


class _Sets:
    """Sets of figures, looked up by those that they share."""

    def __init__(self) -> None:
        self._by_member: dict[int, list[Set[int]]] = {}

    def add(self, members: Set[int]) -> None:
        for member in members:
            self._by_member.setdefault(member, []).append(members)

    def sharing(self, members: Set[int]) -> Iterator[Set[int]]:
        """Yield the sets that have one of some figures, once for each that they share."""
        for member in members:
            yield from self._by_member.get(member, ())


def _is_same(members: Set[int], other: Set[int]) -> bool:
    """Return whether two alarms are about one error: they share all but one of the figures of the smaller."""
    return len(members & other) >= max(1, min(len(members), len(other)) - 1)


def _is_rough(item: Described) -> bool:
    """Return whether a fit that no finder proposes says little: three round figures often add up by accident."""
    return item.features[FIT] < ROUGH and item.features[FINDER] < CUED


def _scored(passage: Passage, alarm: Described) -> ScoredCandidate | None:
    """Return an alarm as a claim, where the engine agrees that it does not hold in any reading."""
    made = candidate_of(passage, alarm.relation, SURE)
    if made is None or made[1].verdict != "inconsistent":
        return None
    candidate = msgspec.structs.replace(made[0], cues=strongest_words(passage, alarm.relation))
    return ScoredCandidate(candidate, compute(candidate.check, candidate.operands), SURE)
