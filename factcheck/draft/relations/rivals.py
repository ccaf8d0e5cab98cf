"""What the article holds against an alarm, or for it: other relations over the same figures, and the size of the miss.

An alarm is wrong where a like relation over the same figures holds: the writer meant that one.  So each relation that
does not hold is described by the text scores of those that do, by figure; by how far it misses, and by how well its
figures are known.  All in whole numbers, for the decision trees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import frexp
from typing import TYPE_CHECKING, NamedTuple

from factcheck.draft.relations.features import Features, family_of_type, stated_of
from factcheck.draft.relations.relation import SHIFTS

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage
    from factcheck.draft.relations.quantity import Quantity
    from factcheck.draft.relations.relation import Relation

NONE = -2000
"""The score of no relation at all."""
ORDERS = frozenset({"more", "less", "largest", "smallest", "rank_from_top", "rank_from_bottom"})
TURNED = {
    "rise": "fall", "fall": "rise", "more": "less", "less": "more", "largest": "smallest", "smallest": "largest",
    "rank_from_top": "rank_from_bottom", "rank_from_bottom": "rank_from_top", "amount_up": "amount_down",
    "amount_down": "amount_up", "growth": "shrinking", "shrinking": "growth",
}  # fmt: skip
TYPE_NAMES = (
    "share", "rise", "fall", "amount_up", "amount_down", "share_beside", "ratio", "repeat", "more", "less", "add",
    "mean", "hundred", "sum", "largest", "smallest", "rank_from_top", "rank_from_bottom", "product", "periods",
    "rate_per", "growth", "shrinking", "growth_in_all", "conversion", "exchange", "span", "span_inclusive", "age",
    "weekday", "listed", "share_left", "share_among", "points", "balance", "places", "next", "among", "league_points",
)  # fmt: skip
MOST_FOR_ONE = 6
"""Alarms that are looked at for one stated figure, the likeliest by the text."""
MOST_HOLDING = 24
"""Holding relations that are kept for one figure, the likeliest by the text."""
LOOSE = ORDERS | {"repeat", "listed", "among", "next"}
"""Types that hold of many figures by accident: whether the text states them is left to the finders."""
MOST_TIGHT = 3
"""Holding relations that are looked at for one stated figure."""
LEAST_CHANCE = 0.00006
"""Fourteen bits: no fit says more, however exact."""
UNITS_OF_BIT, THOUSAND = 22, 1000
"""Units of the text score a bit: 32 are one logit."""
CLOSE = 0.011
"""Chance below which a fit is no accident."""
LEAST = -256
"""Text score below which a relation is not looked at."""

NAMES = (
    "score", "place", "best_failing", "over_failing", "holds_all", "holds_two", "holds_one", "holds_type",
    "holds_order", "over_all", "over_two", "over_one", "per_figure_most", "per_figure_least", "stated_holds",
    "stated_over", "turned_over", "turned_holds", "size", "miss", "shift", "widest", "widths", "miss_to_width",
    "inside", "beside", "same_sentence", "digits_least", "digits_most", "before_stated", "after_stated", "nouns",
    "different_nouns", "kinds", "units", "widest_gap", "gaps", "sentences", "consecutive", "type", "members", "hedged",
    "closer", "shared_words", "like_near", "one_digit", "swapped", "finder", "finder_holds", "finder_stated",
    "with_stated", "bracket", "family_holds", "owners_same", "owners_other",
    "as_points", "fit",
)  # fmt: skip


class Described(NamedTuple):
    """A relation with what is known of it and its rivals, in the order of NAMES."""

    relation: Relation
    features: tuple[int, ...]


class Words:
    """What the hand-written finders say: their text score for a set of figures, and what they found to hold."""

    def __init__(self, proposed: Mapping[frozenset[int], int], holding: Sequence[frozenset[int]] = ()) -> None:
        """Take the scores by the indexes of the article's figures."""
        self.proposed = proposed
        self._holding: dict[int, list[frozenset[int]]] = {}
        for places in holding:
            for place in places:
                self._holding.setdefault(place, []).append(places)

    def holds(self, places: frozenset[int]) -> int:
        """Return how many of some figures at most are in one found relation that holds."""
        return max((len(places & group) for place in places for group in self._holding.get(place, ())), default=0)


NO_WORDS = Words({})


def described(
    passage: Passage,
    relations: Sequence[Relation],
    scores: Sequence[int],
    words: Words = NO_WORDS,
    features: Features | None = None,
) -> tuple[list[Described], list[Described]]:
    """Return the likeliest relations that do not hold, and the likeliest that do, each with its features."""
    rivals = _Rivals(passage, relations, scores, words, features or Features(passage))
    failing = [
        Described(relation, rivals.describe(relation, score))
        for relation, score in rivals.chosen
        if not rivals.is_explained(relation)
    ]
    return failing, [Described(relation, rivals.describe(relation, score)) for relation, score in rivals.likeliest()]


class _Rivals:
    """The relations of one article by figure, those that hold and those that do not."""

    def __init__(
        self, passage: Passage, relations: Sequence[Relation], scores: Sequence[int], words: Words, features: Features
    ) -> None:
        self.passage, self.words, self.features = passage, words, features
        self.holding: dict[int, list[tuple[int, Relation]]] = {}
        failing: dict[int, list[tuple[int, Relation]]] = {}
        self.by_key = {relation.key: (score, relation.holds) for relation, score in zip(relations, scores, strict=True)}
        self.failing: dict[int, list[tuple[int, Relation]]] = {}
        self.tight: list[tuple[int, Relation]] = []
        for relation, score in sorted(zip(relations, scores, strict=True), key=lambda pair: -pair[1]):
            if score < LEAST:
                break
            if relation.holds:
                if relation.type not in LOOSE:
                    self.tight.append((score, relation))
                for index in relation.members:
                    own = self.holding.setdefault(index, [])
                    if len(own) < MOST_HOLDING:
                        own.append((score, relation))
                continue
            for index in relation.members:
                own = self.failing.setdefault(index, [])
                if len(own) < MOST_HOLDING:
                    own.append((score, relation))
            chosen = failing.setdefault(stated_of(relation), [])
            if len(chosen) < MOST_FOR_ONE:
                chosen.append((score, relation))
        self.chosen = [(relation, score) for own in failing.values() for score, relation in own]

    def likeliest(self) -> list[tuple[Relation, int]]:
        """Return for each stated figure the relations that text and arithmetic speak most for."""
        chosen: dict[int, list[tuple[int, Relation, int]]] = {}
        for score, relation in self.tight:
            evidence = score + self._fit(relation) * UNITS_OF_BIT // THOUSAND
            chosen.setdefault(stated_of(relation), []).append((evidence, relation, score))
        return [
            (relation, score)
            for own in chosen.values()
            for _, relation, score in sorted(own, key=lambda one: -one[0])[:MOST_TIGHT]
        ]

    def _fit(self, relation: Relation) -> int:
        """Return how improbable it is that the figures agree by accident, in thousandths of a bit."""
        return -_size(max(self._chance(relation), LEAST_CHANCE))

    def is_explained(self, relation: Relation) -> bool:
        """Return whether the same figures agree in another form of the relation, too closely for an accident.

        "£340,000, or 8.5 per cent, leaving £3.66m" is no share of what is left: the figures fit the sum before the cut.
        """
        family = family_of_type(relation.type)
        return any(
            rival.members == relation.members and family_of_type(rival.type) == family and self._chance(rival) < CLOSE
            for _, rival in self.holding.get(relation.members[0], ())
        )

    def _chance(self, relation: Relation) -> float:
        """Return how often figures like these agree by accident: by their rounding, or by how coarse they are."""
        return max(relation.chance, min((one.grid for one in self._members(relation) if one.grid), default=0.0))

    def describe(self, relation: Relation, score: int) -> tuple[int, ...]:
        """Return the features of a relation, in the order of NAMES."""
        return (
            score, *self._against_failing(relation, score), *self._against_holding(relation, score),
            *self._turned(relation, score), *self._miss(relation), *self._layout(relation), *self._digits(relation),
            *self._finders(relation), *self._place(relation), self._family_holds(relation),
            *self._owners(relation), self._as_points(relation),
            self._fit(relation),
        )  # fmt: skip

    def _against_failing(self, relation: Relation, score: int) -> tuple[int, ...]:
        """Return how many and how likely other failing relations of the same figures are."""
        own = set(relation.members)
        stated = stated_of(relation)
        better = sum(other > score for other, _ in self.failing.get(stated, ()))
        others = (self._likeliest_failing(relation, own, index) for index in relation.members)
        best = max(others)
        return better, best, score - best

    def _likeliest_failing(self, relation: Relation, own: set[int], index: int) -> int:
        """Return the score of the likeliest other failing relation of a figure that shares one more with this one."""
        rest = own - {index}
        for other, rival in self.failing.get(index, ()):
            if rival is not relation and not (rest and rest.isdisjoint(rival.members)):
                return other
        return NONE

    def _against_holding(self, relation: Relation, score: int) -> tuple[int, ...]:
        """Return the scores of the relations that hold over all, two, or one of its figures."""
        own = set(relation.members)
        every = two = one = same_type = order = NONE
        per_figure = []
        for index in relation.members:
            best = NONE
            for other, rival in self.holding.get(index, ()):
                if rival is relation:
                    continue
                if rival.type in ORDERS:
                    if len(own.intersection(rival.members)) >= min(2, len(own)):
                        order = max(order, other)
                    continue
                common = len(own.intersection(rival.members))
                best = max(best, other)
                if common == len(own):
                    every = max(every, other)
                if common >= 2:
                    two = max(two, other)
                if rival.type == relation.type:
                    same_type = max(same_type, other)
            per_figure.append(best)
            one = max(one, best)
        stated = per_figure[relation.members.index(stated_of(relation))]
        return (
            every, two, one, same_type, order, score - every, score - two, score - one, max(per_figure),
            min(per_figure), stated, score - stated,
        )  # fmt: skip

    def _turned(self, relation: Relation, score: int) -> tuple[int, int]:
        """Return how likely the same relation the other way round is, and whether it holds."""
        other, holds = self.by_key.get((TURNED.get(relation.type, ""), relation.roles, relation.tag), (NONE, False))
        return other - score, int(holds)

    def _miss(self, relation: Relation) -> tuple[int, ...]:
        """Return how far the relation misses, also beside how well its figures are known."""
        size = _size(relation.size)
        shift = min(abs(abs(size) - _size(one)) for one in SHIFTS)
        widths = [
            int(1000 * (one.high - one.low) / one.value) if one.value else 0
            for one in self._members(relation)
            if one.kind not in ("year", "date", "identifier")
        ] or [0]
        return size, abs(size), shift, max(widths), sum(widths), 100 * abs(size) // (sum(widths) + 2)

    def _layout(self, relation: Relation) -> tuple[int, ...]:
        """Return how complete the relation is among the figures like its own, and how it is laid out."""
        figures, members = self.passage.all, relation.members
        own = set(members)
        mine = [figures[index] for index in members]
        dimensions = [one.dimension for one in mine]
        main = max(dict.fromkeys(dimensions), key=dimensions.count)
        parts = [index for role, index in relation.roles if role == "part"] or list(members)
        low, high = min(parts), max(parts)
        inside = sum(one.index not in own and one.dimension == main for one in figures[low : high + 1])
        beside = sum(
            0 <= place < len(figures)
            and place not in own
            and figures[place].dimension == main
            and figures[place].sentence == figures[edge].sentence
            for place, edge in ((low - 1, low), (high + 1, high))
        )
        sentences = {one.sentence for one in mine}
        window = figures[max(members[0] - 6, 0) : members[-1] + 7]
        same = sum(one.dimension == main and one.index not in own and one.sentence in sentences for one in window)
        digits = [_digits(one) for one in mine if one.kind not in ("year", "date", "identifier")] or [0]
        stated = stated_of(relation)
        before = sum(index < stated for index in members)
        nouns = [one.noun for one in mine if one.noun]
        gaps = [second - first for first, second in pairwise(members)] or [0]
        return (
            inside, beside, same, min(digits), max(digits), before, len(members) - 1 - before, len(nouns),
            len(set(nouns)), len({one.kind for one in mine}), len({one.unit for one in mine}), max(gaps), sum(gaps),
            figures[members[-1]].sentence - figures[members[0]].sentence, int(relation.tag.endswith("c")),
            TYPE_NAMES.index(relation.type), len(members), sum(bool(one.figure.hedge) for one in mine),
            self.features.closer(relation), self.features.shared(relation),
            sum(one.dimension == main and one.index not in own for one in window),
        )  # fmt: skip

    def _as_points(self, relation: Relation) -> int:
        """Return whether a change of two percentages is as large as their difference: points under another name."""
        if relation.type not in ("rise", "fall"):
            return 0
        old, new, rate = (self.passage.all[index] for _, index in relation.roles)
        if not old.dimension == new.dimension == rate.dimension == "percent":
            return 0
        return int(abs(abs(new.value - old.value) - rate.value) <= max(old.step, new.step, rate.step))

    def _digits(self, relation: Relation) -> tuple[int, int]:
        """Return whether one other digit, or two swapped, in the stated figure would make the relation hold."""
        stated = self.passage.all[stated_of(relation)]
        if not stated.step or relation.type in ORDERS or not stated.value:
            return 0, 0
        written = round(stated.value / stated.step)
        wanted = round(stated.value * relation.size / stated.step)
        return _slip(str(written), str(wanted))

    def _finders(self, relation: Relation) -> tuple[int, int, int]:
        """Return what the hand-written finders say of these figures."""
        places = frozenset(one.mention.index for one in self._members(relation))
        stated = frozenset({self.passage.all[stated_of(relation)].mention.index})
        return self.words.proposed.get(places, 0), self.words.holds(places), self.words.holds(stated)

    def _place(self, relation: Relation) -> tuple[int, int]:
        """Return how many of its figures are in the sentence of the stated one, and how many in brackets."""
        scene = self.passage.scene
        own = self.passage.all[stated_of(relation)].mention.sentence
        inside = 0
        together = 0
        for one in self._members(relation):
            mention = one.mention
            together += mention.sentence == own
            before = scene.sentences[mention.sentence].tokens[: mention.token]
            inside += before.count("(") > before.count(")")
        return together, inside

    def _family_holds(self, relation: Relation) -> int:
        """Return the best score of a related type that holds over all the same figures."""
        family, members = family_of_type(relation.type), relation.members
        return max(
            (
                score
                for score, rival in self.holding.get(members[0], ())
                if rival.members == members and family_of_type(rival.type) == family and rival is not relation
            ),
            default=NONE,
        )

    def _owners(self, relation: Relation) -> tuple[int, int]:
        """Return between how many neighbouring figures the names beside them are the same, and other ones."""
        said = [self.features.owners(one, other) for one, other in pairwise(relation.members)]
        return said.count("same"), said.count("other")

    def _members(self, relation: Relation) -> Iterator[Quantity]:
        for index in relation.members:
            yield self.passage.all[index]


def _size(ratio: float) -> int:
    """Return the base-2 logarithm of a ratio in thousandths, straight lines between the powers of two."""
    mantissa, exponent = frexp(ratio)
    return int(1000 * (exponent - 1 + 2 * mantissa - 1))


def _digits(one: Quantity) -> int:
    """Return how many digits a figure is known to."""
    return len(str(int(abs(one.value) / one.step))) if one.step else 4


def _slip(written: str, wanted: str) -> tuple[int, int]:
    """Return whether two numbers differ in one digit, and whether in two that are swapped."""
    if len(written) != len(wanted) or len(written) > 15:
        return 0, 0
    differing = [place for place, (one, other) in enumerate(zip(written, wanted, strict=True)) if one != other]
    if len(differing) == 1:
        return int(len(written) > 1), 0
    if len(differing) != 2:
        return 0, 0
    first, second = differing
    return 0, int(written[first] == wanted[second] and written[second] == wanted[first])
