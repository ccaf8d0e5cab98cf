"""What the text says of a relation, blind to the numbers: words, cue classes, order, distance, units, structure.

A feature is a hash; a relation has the features of its figures each in its role, of neighbouring figures in pairs of
roles, and of its layout as a whole.  Features of a figure or a pair are made once and mixed with the role that they
have in a relation, so that the weights of a part are added up once however many relations share it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from factcheck.draft.annotated_article import ASIDE, BREAKS
from factcheck.draft.context import around, names_beside

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage
    from factcheck.draft.relations.quantity import Quantity
    from factcheck.draft.relations.relation import Relation

BITS = 19
"""Features fall into 2 ** BITS weights."""
_MIX = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
_SHIFT = 64 - BITS
SIDE = 6
"""Words read on each side of a figure."""
DISTANCES = 6
LONG_GAP = 22
SHORT_GAP = 6
MOST_KEPT = 50_000
"""Pairs, layouts and sets of figures whose features are kept at a time."""
FAMILIES = {
    "share": "rate", "rise": "rate", "fall": "rate", "amount_up": "rate", "amount_down": "rate",
    "share_beside": "rate", "share_left": "rate", "share_among": "rate", "add": "sum", "sum": "sum",
    "balance": "sum", "next": "place", "among": "place", "places": "place", "span": "time",
    "span_inclusive": "time", "age": "time", "rank_from_top": "rank", "rank_from_bottom": "rank", "more": "order",
    "less": "order", "largest": "extreme", "smallest": "extreme", "growth": "growth", "shrinking": "growth",
    "growth_in_all": "growth",
}  # fmt: skip
"""Types that share the features of their roles."""
STATED = (
    "rate", "points", "places", "times", "total", "mean", "span", "own", "in_all", "again", "day", "stated", "other",
    "announced", "rank",
)  # fmt: skip
"""The roles of what the others explain, the likelier first."""
EDGES = (0, 1, 2, 3, 4, 5, 7, 9, 12, 16, 22, 30, 45)

OF_RIVALS = (0, 1, 2, 3, 5, 8, 12, 20, 40, 100)
Hashes = tuple[int, ...]
Part = tuple[int, Hashes]
"""A mixing constant for type and roles, and the hashes that it is mixed with."""


@lru_cache(200_000)
def hashed(text: str) -> int:
    """Return the hash of a feature's name."""
    return crc32(text.encode())


@cache
def constant(name: str) -> int:
    """Return what is mixed into all features of a part."""
    return hashed(name) * 2654435761 + hashed(f"{name}~")


def buckets(part: Part) -> list[int]:
    """Return the places of a part's weights."""
    mixed, hashes = part
    return [((one + mixed) * _MIX & _MASK) >> _SHIFT for one in hashes]


def family_of_type(type_: str) -> str:
    """Return the name under which related types share features."""
    return FAMILIES.get(type_, type_)


def bucket(number: int, edges: Sequence[int] = EDGES) -> int:
    """Return in which of a few classes a number falls."""
    for place, edge in enumerate(edges):
        if number <= edge:
            return place
    return len(edges)


def named_roles(relation: Relation) -> list[tuple[str, int]]:
    """Return the roles with the first, the last and the middle ones of several distinguished."""
    count: dict[str, int] = {}
    for role, _ in relation.roles:
        count[role] = count.get(role, 0) + 1
    seen: dict[str, int] = {}
    named = []
    for role, index in relation.roles:
        place = seen.get(role, 0)
        seen[role] = place + 1
        named.append((role if place == 0 else f"{role}2" if place == count[role] - 1 else f"{role}*", index))
    return named


def core_roles(relation: Relation) -> list[tuple[int, str]]:
    """Return the places of the roles that have features of their own, with their names: not the middle of several."""
    named = enumerate(named_roles(relation))
    return [(place, role) for place, (role, _) in named if not role.endswith("*")]


def stated_of(relation: Relation) -> int:
    """Return the index of the figure that the others explain."""
    roles = dict(reversed(relation.roles))
    return next((roles[role] for role in STATED if role in roles), relation.members[0])


class Features:
    """The features of one article's figures, each made once."""

    def __init__(self, passage: Passage) -> None:
        """Put marks in the place of figures, so that words are read with what kind of figure is beside them."""
        self.passage, self.scene = passage, passage.scene
        self._tokens: dict[int, list[str]] = {}
        self._parts: dict[int, list[tuple[str, ...]]] = {}
        self._unary: dict[int, Hashes] = {}
        self._pairs: dict[tuple[int, int], Hashes] = {}
        self._around: dict[int, frozenset[str]] = {}
        self._names: dict[int, frozenset[str]] = {}
        self._layouts: dict[object, Hashes] = {}
        self._figures = bucket(len(passage.all), (1, 2, 3, 4, 5, 7, 10, 20))
        self._shared: dict[tuple[int, ...], int] = {}
        self._places: dict[str, list[int]] = {}
        for one in passage.all:
            self._places.setdefault(one.dimension, []).append(one.index)
        self._by_place = {one.mention.place: one for one in passage.all}

    def parts(self, relation: Relation, rivals: int) -> Iterator[tuple[object, Part]]:
        """Yield the parts of a relation, each with a key by which other relations have the same; the layout last."""
        type_, family = relation.type, family_of_type(relation.type)
        figures = self.passage.all
        core = [(role, figures[relation.roles[place][1]]) for place, role in core_roles(relation)]
        for role, one in core:
            for name in dict.fromkeys((type_, family)):
                yield (name, role, one.index), (constant(f"{name} {role}"), self.unary(one))
        ordered = sorted(core, key=lambda item: item[1].index)
        for (role, one), (other_role, other) in pairwise(ordered):
            pair = self.pair(one, other)
            for name in dict.fromkeys((type_, family)):
                mixed = f"{name} {role}>{other_role}"
                yield (mixed, one.index, other.index), (constant(mixed), pair)
        if len(ordered) > 2:
            (role, first), (other_role, last) = ordered[0], ordered[-1]
            mixed = f"{type_} ends {role} {other_role}"
            yield (mixed, first.index, last.index), (constant(mixed), self.distance(first, last))
        yield self.layout(relation, ordered, rivals)

    def layout(self, relation: Relation, ordered: Sequence[tuple[str, Quantity]], rivals: int) -> tuple[object, Part]:
        """Return the part of a relation's layout; its key is all that the layout is described by."""
        type_, figures = relation.type, self.passage.all
        steps = [(one, other) for (_, one), (_, other) in pairwise(ordered)]
        nouns = [one.noun for _, one in ordered if one.noun]
        key = (
            type_, relation.tag, tuple(role for role, _ in ordered),
            tuple(min(other.sentence - one.sentence, 3) for one, other in steps),
            tuple(min(other.index - one.index - 1, 3) for one, other in steps),
            tuple(one.kind[:3] for _, one in ordered), min(self.closer(relation), 8), bucket(rivals, OF_RIVALS),
            len({one.unit for _, one in ordered}), min(len(figures) - len(relation.members), 6),
            (len(nouns), len(set(nouns))), self.shared(relation), relation.span,
        )  # fmt: skip
        hashes = self._layouts.get(key)
        if hashes is None:
            if len(self._layouts) >= MOST_KEPT:
                self._layouts.clear()
            hashes = self._layouts[key] = self._layout_hashes(*key)
        return key, (0, hashes)

    def _layout_hashes(
        self, type_: str, tag: str, roles: Sequence[str], apart: Sequence[int], between: Sequence[int],
        figure_kinds: Sequence[str], closer: int, rivals: int, units: int, left: int, nouns: tuple[int, int],
        shared: int, span: tuple[int, int] | None,
    ) -> Hashes:  # fmt: skip
        """Return the features of a layout."""
        order, kinds = ">".join(roles), ">".join(figure_kinds)
        sentences, gaps = ",".join(map(str, apart)), ",".join(map(str, between))
        family = family_of_type(type_)
        names: tuple[str, ...] = (
            "", order, f"{order} {sentences}", f"{order} {gaps}", f"{order} {sentences} {gaps}", f"gaps {gaps}",
            f"sentences {sentences}", f"kinds {kinds}", f"{order} kinds {kinds}", f"tag {tag}", f"closer {closer}",
            f"rivals {rivals}", f"language {self.scene.article.language}", f"units {units}",
            f"figures {self._figures}", f"closer {min(closer, 4)} {gaps}", f"left {left}",
            f"nouns {nouns[0]},{nouns[1]}", f"shared {shared}", f"shared {shared} {sentences}",
        )  # fmt: skip
        if span is not None:
            names = (*names, *self._list(tag, *span))
        own = tuple(hashed(f"{type_} {name}") for name in names)
        return (*own, hashed(f"{family} family {gaps}"), hashed(f"{family} family shared {shared}"))

    def _list(self, tag: str, start: int, end: int) -> tuple[str, ...]:
        """Return the features of a stretch that may be a list: its length, its marks and whether names are in it."""
        text = self.scene.article.text
        listed = text[start:end]
        commas = listed.count(",")
        joined = not self.scene.words.lists.joints or any(
            f" {joint} " in listed for joint in self.scene.words.lists.joints
        )
        names = sum(word[:1].isupper() for word in listed.split())
        return (
            f"length {bucket(len(listed), (10, 20, 40, 60, 90, 130, 200))}", f"joined {joined}",
            f"ends {text[end : end + 1]}", f"names {bucket(names)}", f"{tag} {min(commas, 3)}",
            f"each {bucket(len(listed) // (commas + 1), (5, 10, 15, 20, 30, 50))}", f"{tag} {joined} {min(commas, 3)}",
        )  # fmt: skip

    def closer(self, relation: Relation) -> int:
        """Return how many like figures lie nearer to the stated one than the relation's own."""
        figures, own, stated = self.passage.all, set(relation.members), stated_of(relation)
        count = 0
        for index in relation.members:
            if index == stated:
                continue
            dimension, distance = figures[index].dimension, abs(index - stated)
            places = self._places[dimension]
            count += bisect_left(places, stated + distance) - bisect_right(places, stated - distance)
            for other in own:
                count -= abs(other - stated) < distance and figures[other].dimension == dimension
        return count

    def shared(self, relation: Relation) -> int:
        """Return how many words mean something around more than one of the figures, three at most."""
        known = self._shared.get(relation.members)
        if known is not None:
            return known
        words: set[str] = set()
        twice: set[str] = set()
        for index in relation.members:
            own = self._words_around(index)
            twice |= words & own
            words |= own
        if len(self._shared) >= MOST_KEPT:
            self._shared.clear()
        found = self._shared[relation.members] = min(len(twice), 3)
        return found

    def owners(self, one: int, other: int) -> str:
        """Return whether the names and dates beside two figures are the same, others, or missing."""
        first, second = self._names_beside(one), self._names_beside(other)
        if not first or not second:
            return "none" if not first and not second else "one"
        return "same" if first & second else "other"

    def _names_beside(self, index: int) -> frozenset[str]:
        found = self._names.get(index)
        if found is None:
            found = self._names[index] = names_beside(self.scene, self.passage.all[index].mention)
        return found

    def _words_around(self, index: int) -> frozenset[str]:
        found = self._around.get(index)
        if found is None:
            found = self._around[index] = around(self.scene, self.passage.all[index].mention)
        return found

    def unary(self, one: Quantity) -> Hashes:
        """Return the features of a figure: the words and cues on both sides, its own form and unit."""
        known = self._unary.get(one.index)
        if known is not None:
            return known
        sentence = one.mention.sentence
        tokens, cues = self._marked(sentence)
        own = one.mention.token
        left = range(own - 1, max(own - SIDE - 1, -1), -1)
        right = range(own + 1, min(own + SIDE + 1, len(tokens)))
        before = [tokens[place] for place in left[:3]] + ["^"] * 3
        after = [tokens[place] for place in right[:3]] + ["$"] * 3
        hedge = one.figure.hedge.sense if one.figure.hedge else ""
        names = [
            f"l1 {before[0]}", f"l2 {before[1]} {before[0]}", f"r1 {after[0]}", f"r2 {after[0]} {after[1]}",
            f"k {one.kind}", f"u {one.kind} {one.unit}", f"h {hedge}", f"lr {before[0]} {after[0]}", f"n {one.noun}",
            f"s {_shape(one.mention.wording)}", f"start {bucket(own, (0, 1, 3, 8, 15, 30))}",
            f"end {bucket(len(tokens) - own, (1, 2, 3, 6, 12, 25))}",
        ]  # fmt: skip
        for side, places in (("L", left), ("R", right)):
            for distance, place in enumerate(places):
                names.append(f"{side} {tokens[place]}")
                names += [f"{side}c {cue}" for cue in cues[place]]
                if distance < 2:
                    names += [f"{side}c1 {cue}" for cue in cues[place]]
        names += [f"own {word}" for word in _words_of(one.mention.wording)]
        found = self._unary[one.index] = tuple(hashed(name) for name in dict.fromkeys(names))
        return found

    def pair(self, one: Quantity, other: Quantity) -> Hashes:
        """Return the features of what lies between two figures; the first ones are of their distance alone."""
        key = (one.index, other.index)
        known = self._pairs.get(key)
        if known is not None:
            return known
        words, cues = self._between(one, other)
        apart, figures = other.sentence - one.sentence, other.index - one.index - 1
        nouns = bool(one.noun) + bool(other.noun) + (one.noun == other.noun)
        names = [
            f"ds {min(apart, 4)}", f"fb {min(figures, 6)}", f"gap {bucket(len(words))}",
            f"dsfb {min(apart, 3)} {min(figures, 4)}", f"unit {one.unit == other.unit}", f"noun {nouns}",
            f"words {min(len(self._words_around(one.index) & self._words_around(other.index)), 3)}",
            f"owners {self.owners(one.index, other.index)} {min(apart, 1)}",
            f"breaks {min(sum(word in BREAKS for word in words), 4)}",
            f"marks {'(' in words}{')' in words}{';' in words or ':' in words}{words.count(',') > 1}",
        ]  # fmt: skip
        if len(words) <= SHORT_GAP:
            names.append(f"all {' '.join(words)}")
        if len(cues) <= SHORT_GAP:
            names.append(f"cues {' '.join(cues)} {min(figures, 2)} {min(apart, 1)}")
        names += [f"c {cue}" for cue in cues] + [f"c {cue} {min(apart, 1)}" for cue in cues]
        if len(words) <= LONG_GAP:
            names += [f"w {word}" for word in words]
            names += [f"ww {word} {following}" for word, following in pairwise(words)]
        else:
            names += [f"ws {word}" for word in words[:5]] + [f"we {word}" for word in words[-5:]]
        if len(self._pairs) >= MOST_KEPT:
            self._pairs.clear()
        found = self._pairs[key] = tuple(hashed(name) for name in dict.fromkeys(names))
        return found

    def distance(self, one: Quantity, other: Quantity) -> Hashes:
        """Return those of the features of two figures that are of their distance alone."""
        return self.pair(one, other)[:DISTANCES]

    def _between(self, one: Quantity, other: Quantity) -> tuple[list[str], list[str]]:
        """Return the words between two figures, across sentences the ends of both, and their cue classes in order."""
        first, second = one.mention, other.mention
        tokens, cues = self._marked(first.sentence)
        if first.sentence == second.sentence:
            low, high = sorted((first.token, second.token))
            places = range(low + 1, high)
            return [tokens[place] for place in places], _flat(cues[place] for place in places)
        later, later_cues = self._marked(second.sentence)
        tail, head = range(first.token + 1, len(tokens)), range(second.token)
        words = [tokens[place] for place in tail] + ["|"] + [later[place] for place in head]
        return words, _flat(cues[place] for place in tail) + _flat(later_cues[place] for place in head)

    def _marked(self, index: int) -> tuple[list[str], list[tuple[str, ...]]]:
        """Return the tokens of a sentence with the kind of each figure in its place, and each token's cue classes."""
        known = self._tokens.get(index)
        if known is not None:
            return known, self._parts[index]
        sentence = self.scene.sentences[index]
        tokens = list(sentence.tokens)
        for mention in (*sentence.mentions, *sentence.asides):
            tokens[mention.token] = _mark(self._by_place[mention.place])
        cues: list[tuple[str, ...]] = [()] * len(tokens)
        for cue in sentence.cues:
            for place in range(cue.first, cue.last):
                cues[place] = cue.parts
        self._tokens[index], self._parts[index] = tokens, cues
        return tokens, cues


def _flat(groups: Iterator[tuple[str, ...]]) -> list[str]:
    return list(dict.fromkeys(part for group in groups for part in group))


def _mark(one: Quantity) -> str:
    """Return what takes the place of a figure among the words."""
    unit = one.unit[:5] if one.kind in ("date", "percent", "identifier") else ""
    aside = "'" if one.mention.place >= ASIDE else ""
    return f"#{one.kind[:3]}{'f' if one.dimension == 'fraction' else ''}{unit}{aside}"


def _shape(text: str) -> str:
    """Return a figure as it is written, all digits alike."""
    return "".join("9" if char.isdigit() else char for char in text)[:16]


def _words_of(text: str) -> list[str]:
    """Return the words that a figure is written with, its digits left out."""
    return [word for word in text.split() if word.isalpha()]
