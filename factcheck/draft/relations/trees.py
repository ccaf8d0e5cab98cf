"""Decision trees over whole numbers, evaluated from a data file.

Trained by gradient boosting (Friedman 2001, "Greedy function approximation") in `tools/train`; only whole numbers are
compared and added here, so that every machine decides alike.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class Tree(msgspec.Struct, frozen=True, array_like=True):
    """One tree: at node n go to `left[n]` where feature `feature[n]` is at most `limit[n]`, else to `right[n]`.

    A negative child −1−k is the leaf k.
    """

    feature: tuple[int, ...]
    limit: tuple[int, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    leaf: tuple[int, ...]

    def value(self, features: Sequence[int]) -> int:
        """Return the value of the leaf that these features lead to."""
        if not self.feature:
            return self.leaf[0]
        node = 0
        while node >= 0:
            node = self.left[node] if features[self.feature[node]] <= self.limit[node] else self.right[node]
        return self.leaf[-1 - node]


class Forest(msgspec.Struct, frozen=True):
    """Trees whose values are added up."""

    names: tuple[str, ...]
    """The features that they were trained on, in order."""
    base: int
    trees: tuple[Tree, ...]

    def value(self, features: Sequence[int]) -> int:
        """Return the sum over all trees, in thousandths of a logit."""
        return self.base + sum(tree.value(features) for tree in self.trees)
