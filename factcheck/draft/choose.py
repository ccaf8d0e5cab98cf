"""Of all that could be claimed of the same figures, choose what is likeliest meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.draft.scoring import LOOSELY_TIED, MOST, ORDERS, ScoredCandidate

SAME_SLOT = {
    "remainder": "share",
    "points": "difference",
    "rank": "comparison",
    "per_unit": "mean",
}
"""Kinds that compete to explain one stated figure."""

FITS = 15
"""What a fit is worth beside a miss that is reported of the same figure: hardly one figure in ten is a typo."""


class _Groups:
    """Groups of figures that belong together, found by their figures: an article may have thousands."""

    def __init__(self) -> None:
        """Start with none."""
        self._by_place: dict[int, list[frozenset[int]]] = {}

    def add(self, places: frozenset[int]) -> None:
        """Add a group."""
        for place in places:
            self._by_place.setdefault(place, []).append(places)

    def with_all(self, places: frozenset[int]) -> Sequence[frozenset[int]]:
        """Return few groups, among them every one that holds all of these figures."""
        return min((self._by_place.get(place, ()) for place in places), key=len, default=())

    def with_any(self, places: frozenset[int]) -> Iterator[frozenset[int]]:
        """Yield the groups that hold one of these figures."""
        for place in places:
            yield from self._by_place.get(place, ())


def choose(weighed: Iterable[ScoredCandidate]) -> tuple[ScoredCandidate, ...]:
    """Return the claims to make, in the order of the article."""
    best: dict[tuple[object, str], ScoredCandidate] = {}
    for item in weighed:
        slot = _slot(item)
        if slot not in best or _rank(item) > _rank(best[slot]):
            best[slot] = item
    kept = sorted(_without_denied(best.values()), key=_rank, reverse=True)
    chosen: list[ScoredCandidate] = []
    explained: set[int] = set()
    tied: set[frozenset[int]] = set()
    ordered, added_up = _Groups(), _Groups()
    for item in kept:
        places = item.candidate.places
        if not item.holds and item.candidate.stated_mention.place in explained:
            continue
        if places in tied or (item.candidate.kind in ORDERS and _is_within(places, ordered)):
            continue
        if item.candidate.kind == "sum" and any(other < places for other in added_up.with_any(places)):
            continue  # it would add a whole to its own parts
        chosen.append(item)
        if item.candidate.kind == "sum":
            added_up.add(places)
        if item.candidate.kind not in ORDERS:
            tied.add(places)
            if item.candidate.kind != "conversion":  # sums stated in two currencies say nothing of which is larger
                ordered.add(places)
            if item.holds and item.candidate.kind != "repeat":
                explained.add(item.candidate.stated_mention.place)
    return tuple(sorted(chosen, key=lambda item: min(mention.figure.start for _, mention in item.candidate.operands)))


def _without_denied(items: Iterable[ScoredCandidate]) -> list[ScoredCandidate]:
    """Return the items less each miss whose figures, with others or without, add up in another way."""
    items, fitting = list(items), _Groups()
    for item in items:
        if item.holds and item.candidate.kind not in LOOSELY_TIED:
            fitting.add(item.candidate.places)
    return [item for item in items if item.holds or not _is_within(item.candidate.places, fitting)]


def _is_within(places: frozenset[int], groups: _Groups) -> bool:
    """Return whether figures are all of one group, or some of it."""
    return any(places <= group for group in groups.with_all(places))


def _slot(item: ScoredCandidate) -> tuple[object, str]:
    """Return which figure an item explains and as what.

    An order is of its pair, whichever of the two is stated, and a sum can be stated in several other currencies.
    """
    kind = item.candidate.kind
    if kind in ORDERS:
        return item.candidate.places, "comparison"
    if kind == "conversion":
        return item.candidate.places, kind
    return item.candidate.stated_mention.place, SAME_SLOT.get(kind, kind)


def _rank(item: ScoredCandidate) -> tuple[bool, int, bool, int, int, int]:
    """Order items: no mere order before one, the surer before the less sure, then what holds, then the plainer.

    Words so plain that a miss is reported are worth more than a fit that little but accident speaks for.  Of a figure
    that an article states twice, the one stated before the statement is meant, and of those the nearest.
    """
    candidate = item.candidate
    score = min(item.score, MOST) + (FITS if item.holds else 0)
    return (
        candidate.kind not in ORDERS,
        score,
        item.holds,
        candidate.text_score,
        -candidate.stated_later,
        -candidate.spread,
    )
