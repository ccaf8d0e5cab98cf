"""Where the bars of a plot stand, in the units of its drawing."""

from __future__ import annotations

from collections.abc import Sequence

Bar = dict[str, object]

WIDTH = 100.0
"""Of a horizontal bar that stands for the largest number, in percent of its cell."""

COLUMN_WIDTH = 46
COLUMN_HEIGHT = 150
LABELS_FIT = 24
"""So many columns have room for a label each; of more, every second (third, …) gets one."""


def ranked_bars(rows: Sequence[tuple[str, int, str]]) -> list[Bar]:
    """Return horizontal bars for rows of label, number and what is told beside it."""
    largest = max((number for _, number, _ in rows), default=0) or 1
    return [
        {"label": label, "number": f"{number:,}", "told": told, "width": f"{WIDTH * number / largest:.1f}"}
        for label, number, told in rows
    ]


def columns_plot(rows: Sequence[tuple[str, int, str]]) -> dict[str, object]:
    """Return upright columns side by side, in the order of the rows."""
    largest = max((number for _, number, _ in rows), default=0) or 1
    step = -(-len(rows) // LABELS_FIT) or 1
    bars = [
        {
            "label": label if index % step == 0 else "",
            "number": f"{number:,}",
            "told": f"{label}: {told}",
            "x": index * COLUMN_WIDTH,
            "y": round(COLUMN_HEIGHT * (1 - number / largest), 1),
            "height": round(COLUMN_HEIGHT * number / largest, 1),
        }
        for index, (label, number, told) in enumerate(rows)
    ]
    return {"bars": bars, "width": len(rows) * COLUMN_WIDTH, "height": COLUMN_HEIGHT, "column": COLUMN_WIDTH}
