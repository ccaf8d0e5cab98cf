"""Can so many whole numbers have this mean?  By the rule `whole_mean`, for each way of rounding."""

from __future__ import annotations

from fractions import Fraction

from benchmarks.engine.reported import written
from benchmarks.engine.reported.written import Rounded, Row, evaluated, exact, rounded_figure
from factcheck.engine.evaluation import Evaluation

ROUNDINGS: dict[str, Rounded] = {
    "up_or_down": written.either_way,
    "up": written.half_up,
    "down": written.half_down,
    "even": written.half_even,
    "ceiling": written.upward,
    "floor": written.downward,
    "ceiling_or_floor": written.up_or_down,
    "trunc": written.towards_zero,
    "anti_trunc": written.from_zero,
}


def verdict(row: Row) -> tuple[str, Evaluation]:
    """Return whether the engine agrees with the row's expectation, and the evaluation."""
    scale = Fraction(1, 100) if row["percent"] else Fraction(1)
    figures = {
        "mean": rounded_figure(str(row["mean"]), ROUNDINGS[str(row["rounding"])], scale),
        "n": exact(int(str(row["n"]))),
        "items": exact(int(str(row["items"]))),
    }
    found = evaluated("whole_mean(mean, n, items)", figures)
    return ("as expected" if found.verdict == row["expect"] else f"told {found.verdict}"), found
