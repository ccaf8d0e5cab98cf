"""Decision trees over whole numbers, evaluated from a data file.

Trained by gradient boosting (Friedman 2001, "Greedy function approximation") in `tools/train`; only whole numbers are
compared and added here, so that every machine decides alike.

All trees are evaluated at once (after Lucchese and others 2015, "QuickScorer"): every leaf is a bit of one long number,
and the value of a feature takes away the leaves that it leads past, so that one leaf of each tree is left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from operator import getitem

import msgspec

BYTE = 8


class Tree(msgspec.Struct, frozen=True, array_like=True):
    """One tree: at node n go to `left[n]` where feature `feature[n]` is at most `limit[n]`, else to `right[n]`.

    A negative child −1−k is the leaf k.
    """

    feature: tuple[int, ...]
    limit: tuple[int, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    leaf: tuple[int, ...]

    def leaves(self, child: int) -> int:
        """Return the leaves below a child of a node as bits."""
        if child < 0:
            return 1 << (-1 - child)
        return self.leaves(self.left[child]) | self.leaves(self.right[child])


class Forest(msgspec.Struct, frozen=True, dict=True):
    """Trees whose values are added up."""

    names: tuple[str, ...]
    """The features that they were trained on, in order."""
    base: int
    trees: tuple[Tree, ...]

    def value(self, features: Sequence[int]) -> int:
        """Return the sum over all trees, in thousandths of a logit."""
        left, tests, sums = self._compiled
        for feature, limits, masks in tests:
            left &= masks[bisect_left(limits, features[feature])]
        return self.base + sum(map(getitem, sums, left.to_bytes(len(sums), "little")))

    @cached_property
    def _compiled(self) -> tuple[int, list[tuple[int, list[int], list[int]]], list[_Sums]]:
        """Return all leaves; for each feature its limits and the leaves left between them; the sums of leaves."""
        values: list[int] = []
        nodes: dict[int, list[tuple[int, int, int]]] = {}
        for tree in self.trees:
            first = len(values)
            for node, feature in enumerate(tree.feature):
                below, above = (tree.leaves(child) << first for child in (tree.left[node], tree.right[node]))
                nodes.setdefault(feature, []).append((tree.limit[node], below, above))
            values += tree.leaf
        every = (1 << len(values)) - 1
        tests = [(feature, *_between_limits(own, every)) for feature, own in sorted(nodes.items())]
        return every, tests, [_Sums(values[place : place + BYTE]) for place in range(0, len(values), BYTE)]


class _Sums(dict[int, int]):
    """The sum of up to eight leaves by the byte that says which of them are left."""

    def __init__(self, values: Sequence[int]) -> None:
        self._values = values

    def __missing__(self, byte: int) -> int:
        self[byte] = found = sum(value for place, value in enumerate(self._values) if byte >> place & 1)
        return found


def _between_limits(nodes: Sequence[tuple[int, int, int]], every: int) -> tuple[list[int], list[int]]:
    """Return the limits of a feature in order, and the leaves that are left below, between and above them.

    A node is its limit, the leaves for values of at most the limit, and the leaves for values above.
    """
    ordered = sorted(nodes)
    passed = _taken_away((low for _, low, _ in ordered), every)
    met = reversed(_taken_away((high for _, _, high in reversed(ordered)), every))
    return [limit for limit, _, _ in ordered], [one & other for one, other in zip(passed, met, strict=True)]


def _taken_away(groups: Iterable[int], every: int) -> list[int]:
    """Return which leaves are left after none, one, two … of some groups of leaves are taken away."""
    return list(accumulate(groups, lambda left, leaves: left & ~leaves, initial=every))
