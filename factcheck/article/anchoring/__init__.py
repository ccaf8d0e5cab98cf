"""Find a claim's quotes in the article as it is now."""

from factcheck.article.anchoring.anchors import anchor, anchor_all
from factcheck.article.anchoring.passages import Passages
from factcheck.article.anchoring.turns import Anchor, AnchorStatus, MarkAnchor, MarkStatus, figure_indices

__all__ = ["Anchor", "AnchorStatus", "MarkAnchor", "MarkStatus", "Passages", "anchor", "anchor_all", "figure_indices"]
