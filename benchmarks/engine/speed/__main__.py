"""Time the engine beside plain floats and plain fractions: python -m benchmarks.engine.speed [--rounds N]

Each way of one check is run in turn, round after round, and ratios are medians over rounds, so that a busy machine
slows all alike; times are processor time.  "decide" is the verdict of a compiled check under the strict reading;
"outcome" chooses among all readings; "record" makes all that is told of the check; "from source" compiles it as well.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from benchmarks.engine.speed.checks import ALL, Timed
from benchmarks.engine.speed.float_terms import filtered_holds, float_box, float_holds
from benchmarks.engine.speed.networks import ByHand, by_engine, compiled, network
from factcheck.engine.evaluate import evaluate, evaluate_compiled
from factcheck.engine.verdicts import holds, outcome_of

REPEATS = 2000
NETWORKS = ((100, 30), (1_000, 300), (10_000, 3_000), (100_000, 30_000))
LARGEST_BY_HAND = 10_000

Way = Callable[[], object]


def seconds(way: Way, repeats: int) -> float:
    """Return the time of so many runs of one way."""
    start = time.process_time()
    for _ in range(repeats):
        way()
    return time.process_time() - start


def paired(ways: dict[str, Way], rounds: int, repeats: int) -> dict[str, list[float]]:
    """Return the times of every way, round by round."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            times[name].append(seconds(way, repeats) / repeats)
    return times


def print_ratios(title: str, times: dict[str, list[float]]) -> None:
    """Print the median of each way and its ratio to floats and to fractions."""
    print(title)
    for name, own in times.items():
        ratios = [
            statistics.median(mine / theirs for mine, theirs in zip(own, times[base], strict=True))
            for base in ("floats by hand", "fractions by hand")
        ]
        micro = statistics.median(own) * 1e6
        print(f"    {name:28} {micro:10.2f} us   {ratios[0]:8.1f} x floats   {ratios[1]:6.2f} x fractions")


def ways_of(timed: Timed) -> dict[str, Way]:
    """Return every way of deciding one check."""
    exact = [quantity.strict for quantity in timed.quantities]
    floats = float_box(exact)
    pair = timed.compiled.pairs[0]
    assert timed.floats() is timed.fractions() is holds(pair, exact) is True
    return {
        "floats by hand": timed.floats,
        "fractions by hand": timed.fractions,
        "engine: decide": lambda: holds(pair, exact),
        "engine: outcome": lambda: outcome_of(timed.compiled, timed.quantities),
        "engine: record": lambda: evaluate_compiled(timed.check, timed.compiled, timed.environment),
        "engine: from source": lambda: evaluate(timed.check, timed.environment),
        "engine's terms in floats": lambda: float_holds(timed, floats),
        "float filter, then exact": lambda: filtered_holds(timed, floats, exact),
    }


def time_networks(rounds: int) -> None:
    """Time networks of growing size."""
    for claims, unknowns in NETWORKS:
        made = network(claims, unknowns)
        rows, environment = compiled(made)
        ways: dict[str, Way] = {"engine": lambda rows=rows, one=environment: by_engine(rows, one)}  # type: ignore[misc]
        if claims <= LARGEST_BY_HAND:
            in_floats, in_fractions = ByHand[float](made, exactly=False), ByHand[float](made, exactly=True)
            ways = {"floats by hand": in_floats.solve, "fractions by hand": in_fractions.solve, **ways}
        times = paired(ways, rounds, 1)
        title = f"network of {claims} claims, {unknowns} unknowns"
        if claims <= LARGEST_BY_HAND:
            print_ratios(title, times)
        print(f"    {title}: engine {statistics.median(times['engine']) / claims * 1e6:.0f} us a claim", flush=True)


if __name__ == "__main__":
    rounds = int(sys.argv[2]) if sys.argv[1:2] == ["--rounds"] else 9
    for one in ALL:
        print_ratios(one.name, paired(ways_of(one), rounds, REPEATS))
    time_networks(min(rounds, 3))
