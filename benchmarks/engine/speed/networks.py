"""A network of claims over figures that nobody printed, solved by the engine and by hand."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Sequence
from fractions import Fraction
from typing import Generic, TypeVar

import msgspec

from benchmarks.engine.speed.checks import down, figure, up
from factcheck.claims.expression import parse
from factcheck.engine.compiling.compiled import Compiled, compile_check
from factcheck.engine.constraints.solving import NetworkCheck, Networks, solve_networks
from factcheck.engine.environment import Environment, environment_of
from factcheck.engine.readings import quantity_of, unknown
from factcheck.model.figure import Figure

Number = TypeVar("Number", float, Fraction)


class Claim(msgspec.Struct):
    """a ÷ u ≈ c, or u + w ≈ c: the numbers of the unknowns, the figures' texts."""

    first: int
    second: int
    known: str
    result: str


class Network(msgspec.Struct):
    """Claims that are true of some values of the unknowns."""

    unknowns: int
    claims: list[Claim]


def network(claims: int, unknowns: int) -> Network:
    """Make claims over unknowns: the first ones tell each unknown by a ratio, the rest tie two of them by a sum."""
    source = random.Random(claims)
    truth = [source.uniform(100, 900) for _ in range(unknowns)]
    made = []
    for number in range(claims):
        first = number % unknowns
        if number < unknowns or unknowns == 1:
            known = f"{source.uniform(1000, 9000):.0f}"
            made.append(Claim(first, -1, known, f"{float(known) / truth[first]:.2f}"))
        else:
            second = (first + source.randrange(1, unknowns)) % unknowns
            made.append(Claim(first, second, "", f"{truth[first] + truth[second]:.1f}"))
    return Network(unknowns, made)


def compiled(network: Network) -> tuple[list[NetworkCheck], Environment]:
    """Return the network as the engine gets it."""
    figures: dict[str, Figure | None] = {f"u{number}": None for number in range(network.unknowns)}
    sources = []
    for number, claim in enumerate(network.claims):
        figures[f"c{number}"] = figure(claim.result)
        if claim.known:
            figures[f"a{number}"] = figure(claim.known)
            sources.append(f"a{number} ÷ u{claim.first} ≈ c{number}")
        else:
            sources.append(f"u{claim.first} + u{claim.second} ≈ c{number}")
    environment = environment_of(
        {name: unknown("") if one is None else quantity_of(one) for name, one in figures.items()}
    )
    checks: list[Compiled] = [compile_check(parse(source), environment) for source in sources]
    return [NetworkCheck(number, check, "implied") for number, check in enumerate(checks)], environment


def by_engine(rows: Sequence[NetworkCheck], environment: Environment) -> Networks:
    """Solve under the strict and the generous readings, with what pins each end, and look for conflicts."""
    return solve_networks(rows, environment.quantities)


class ByHand(Generic[Number]):
    """The same fixed point by hand, for just these two kinds of claims."""

    def __init__(self, network: Network, exactly: bool) -> None:
        """Take the network; `exactly` computes in fractions."""
        self.exactly = exactly
        self.claims = [
            (claim.first, claim.second, self.ends(claim.known), self.ends(claim.result)) for claim in network.claims
        ]
        self.users: list[list[int]] = [[] for _ in range(network.unknowns)]
        for number, claim in enumerate(network.claims):
            for unknown_number in {claim.first, claim.second} - {-1}:
                self.users[unknown_number].append(number)

    def ends(self, text: str) -> tuple[Number, Number]:
        """Return the ends of a written number."""
        interval = figure(text or "0").interval
        assert interval.low is not None
        assert interval.high is not None
        kind = Fraction if self.exactly else float
        return kind(interval.low), kind(interval.high)  # type: ignore[return-value]

    def solve(self) -> list[tuple[Number, Number]]:
        """Return what is left of each unknown."""
        outward = (lambda low, high: (low, high)) if self.exactly else (lambda low, high: (down(low), up(high)))
        large = self.ends("1000000000000")[1]
        found = [(-large, large) for _ in self.users]
        waiting = deque(range(len(self.claims)))
        queued = set(waiting)
        while waiting:
            number = waiting.popleft()
            queued.discard(number)
            first, second, known, result = self.claims[number]
            if second < 0:
                wishes = [(first, outward(known[0] / result[1], known[1] / result[0]))]
            else:
                one, other = found[first], found[second]
                wishes = [
                    (first, outward(result[0] - other[1], result[1] - other[0])),
                    (second, outward(result[0] - one[1], result[1] - one[0])),
                ]
            for variable, (low, high) in wishes:
                before = found[variable]
                after = (max(before[0], low), min(before[1], high))
                if after != before:
                    found[variable] = after
                    for other_number in self.users[variable]:
                        if other_number != number and other_number not in queued:
                            queued.add(other_number)
                            waiting.append(other_number)
        return found
