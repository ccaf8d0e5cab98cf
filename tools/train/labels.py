"""Which of the proposed relations is the labelled one: it holds over the labelled figures, and fails in the slip."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.api import article_figures, article_from_text
from factcheck.draft.annotated_article import AnnotatedArticle, read_scene
from factcheck.draft.relations.passage import Passage
from factcheck.draft.relations.relation import Relation
from factcheck.draft.relations.rivals import ORDERS, TURNED
from factcheck.draft.relations.types import relations
from tools.train.texts import ORDER_KINDS, Span

WHOLE = frozenset({"more", "less", "repeat", "largest", "smallest"})
"""Types that must be over all labelled figures: over some of them they hold by the way."""


class Read:
    """A text with its figures and all relations proposed over them."""

    def __init__(self, text: str, language: str) -> None:
        """Read it."""
        article = article_from_text(text, language=language)
        self.scene: AnnotatedArticle = read_scene(article, article_figures(article))
        self.passage = Passage(self.scene)
        self.relations = relations(self.passage)

    def at(self, spans: Sequence[Span]) -> list[list[int]]:
        """Return the figures that each span touches."""
        return [
            [one.index for one in self.passage.all if one.figure.start < end and start < one.figure.end]
            for start, end in spans
        ]

    def indexes(self, spans: Sequence[Span]) -> frozenset[int]:
        """Return the figures that any span touches."""
        return frozenset(index for group in self.at(spans) for index in group)


def labelled_pairs(
    right: Read, wrong: Read, spans: Sequence[Span], wrong_spans: Sequence[Span]
) -> tuple[list[int], list[int]]:
    """Return the labelled relations of a right text that fail in the wrong one, and what they are there."""
    own = right.indexes(spans)
    moved = _alignment(right, wrong, spans, wrong_spans)
    same = moved is None
    places: dict[object, int] = {}
    for place, relation in enumerate(wrong.relations):
        places.setdefault(relation.key, place)
    found: list[int] = []
    failing: list[int] = []
    for place, relation in enumerate(right.relations):
        if not relation.holds or not own.issuperset(relation.members):
            continue
        if relation.type in WHOLE and len(relation.members) < len(own):
            continue
        other = _counterpart(relation, places, moved, wrong)
        if other is not None and not wrong.relations[other].holds:
            found.append(place)
            failing.append(other)
        elif other is None and not same and relation.type not in (*WHOLE, "listed"):
            found.append(place)  # the slip is too large for it to be proposed at all
    return found, failing


def _counterpart(
    relation: Relation, places: dict[object, int], moved: dict[int, int] | None, wrong: Read
) -> int | None:
    """Return the same relation in the wrong text; where all figures are the same there, the one the other way round."""
    if moved is None:
        roles, type_ = relation.roles, TURNED.get(relation.type, relation.type)
    else:
        type_ = relation.type
        try:
            roles = tuple((role, moved[index]) for role, index in relation.roles)
        except KeyError:
            return None
    if relation.type == "listed":
        return next(
            (
                place
                for place, other in enumerate(wrong.relations)
                if other.type == "listed" and other.roles == roles and not other.holds
            ),
            None,
        )
    found = places.get((type_, roles, relation.tag))
    return _points_as_rate(roles, places) if found is None and type_ == "points" else found


def _points_as_rate(roles: tuple[tuple[str, int], ...], places: dict[object, int]) -> int | None:
    """Return the change that percentage points are under the name of percent, the later figure the new level."""
    (_, low), (_, high), (_, rate) = roles
    type_, old, new = ("rise", low, high) if low < high else ("fall", high, low)
    for name, first, second in ((type_, old, new), (TURNED[type_], new, old)):
        found = places.get((name, (("old", first), ("new", second), ("rate", rate)), ""))
        if found is not None:
            return found
    return None


def _alignment(right: Read, wrong: Read, spans: Sequence[Span], wrong_spans: Sequence[Span]) -> dict[int, int] | None:
    """Return which figure of the wrong text each one is; None where all figures are the same."""
    mine, others = right.passage.all, wrong.passage.all
    if len(mine) == len(others):
        if all(one.value == other.value and one.unit == other.unit for one, other in zip(mine, others, strict=True)):
            return None
        return {index: index for index in range(len(mine))}
    moved = {
        first: second
        for group, other_group in zip(right.at(spans), wrong.at(wrong_spans), strict=False)
        for first, second in zip(group, other_group, strict=False)
    }
    taken = set(moved.values())
    for one in mine:
        if one.index in moved:
            continue
        for other in others:
            if other.index not in taken and other.figure.text == one.figure.text:
                moved[one.index] = other.index
                taken.add(other.index)
                break
    return moved


def labels_of_article(read: Read, groups: Sequence[tuple[str, frozenset[int]]]) -> list[int]:
    """Return 1 for relations that are labelled, −1 for what may well be true, 0 for the rest."""
    by_members: dict[frozenset[int], list[str]] = {}
    for kind, members in groups:
        by_members.setdefault(members, []).append(kind)
    return [_label(relation, by_members) for relation in read.relations]


def _label(relation: Relation, by_members: dict[frozenset[int], list[str]]) -> int:
    if not relation.holds:
        return 0
    members = frozenset(relation.members)
    kinds = by_members.get(members)
    if kinds is None:
        return -1 if any(members <= labelled for labelled in by_members) else 0
    fits = any(
        (kind in ORDER_KINDS) == (relation.type in ORDERS) and (kind == "repeat") == (relation.type == "repeat")
        for kind in kinds
    )
    return 1 if fits else -1
