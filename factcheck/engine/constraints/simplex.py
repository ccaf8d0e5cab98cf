"""Whether linear forms can all have values in their intervals, decided exactly and with a proof where they can't.

The general simplex method for feasibility: B. Dutertre and L. de Moura, "A Fast Linear-Arithmetic Solver for
DPLL(T)", CAV 2006.  Open ends are kept by an infinitesimal (their section 3.3); choosing the smallest index (Bland)
makes it end.  The row that shows a contradiction is a vertex of the alternative polyhedron, so what it names is
irreducible: without one of the ends that it names the others can be met (J. Gleeson and J. Ryan, ORSA Journal on
Computing 2, 1990).

This is written here because no library fits: exact linear programming with open ends and proofs comes with SMT
solvers only (z3 is 30 MB for every user), and solvers in binary floats may turn a verdict.  The tests compare with z3.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

import msgspec

from factcheck.engine.intervals.ranges import HIGH_OPEN, LOW_OPEN, Range

Value = tuple[Fraction, Fraction]
"""A number plus so many infinitesimals; tuples compare as such values do."""

Names = frozenset[int]
"""The constraints that something follows from."""

Coefficient = int | Fraction
"""A whole number where it is one: most are 1 or −1, and arithmetic on them is twenty times quicker."""

Row = dict[int, Coefficient]

ZERO: Value = (Fraction(0), Fraction(0))
NOBODY: Names = frozenset()


PATIENCE = 4
"""Steps a row that choose what keeps the rows short; after them comes Bland's rule, which is sure to end."""


class OutOfWorkError(Exception):
    """The bound on the work for one system is reached."""


class Bound(msgspec.Struct, frozen=True, gc=False):
    """One end of what a variable or a form can be, and the constraints that say so."""

    value: Value
    names: Names


class Optimum(msgspec.Struct, frozen=True, gc=False):
    """The greatest or the least value of a variable: an end, whether it is open, and whose constraints set it."""

    value: Fraction
    is_open: bool
    names: Names


class System:
    """Variables with intervals, and forms over them with intervals of their own."""

    __slots__ = ("columns", "high", "left", "low", "numbers", "outside", "rows", "value")

    def __init__(self, work: int) -> None:
        """Start empty; `work` is how many coefficients may be touched before `OutOfWorkError` is raised."""
        self.left = work
        self.numbers: dict[int, int] = {}
        self.low: list[Bound | None] = []
        self.high: list[Bound | None] = []
        self.value: list[Value] = []
        self.rows: dict[int, Row] = {}
        self.columns: dict[int, set[int]] = defaultdict(set)
        self.outside: set[int] = set()
        """Basic variables whose value lies outside their bounds."""

    def variable(self, name: int, values: Range, names: Names = NOBODY) -> int:
        """Return the column of a variable; its interval, of the first call, follows from the constraints `names`."""
        if name not in self.numbers:
            self.numbers[name] = self._added(values, names)
            low, high = self.low[-1], self.high[-1]
            start = low or high
            self.value[-1] = start.value if start else ZERO
        return self.numbers[name]

    def require(self, form: Mapping[int, Fraction], values: Range, name: int) -> None:
        """Demand that a form over columns has one of the values; `name` is the constraint's.

        All that is demanded comes before the first question.
        """
        row = {column: plain(coefficient) for column, coefficient in form.items()}
        basic = self._added(values, frozenset((name,)))
        self.rows[basic] = row
        for column in row:
            self.columns[column].add(basic)
        self.value[basic] = self._sum_of(row)
        self._note(basic)

    def contradiction(self) -> Names | None:
        """Return constraints that cannot all be met; None where all can.

        None of them can be spared if no variable has ends of its own, which might do instead.  Raises `OutOfWorkError`.
        """
        sparsely = PATIENCE * len(self.rows)
        while self.outside:
            sparsely -= 1
            basic = min(self.outside, key=lambda one: len(self.rows[one]) if sparsely > 0 else one)
            low = self.low[basic]
            rises = low is not None and self.value[basic] < low.value
            bound = low if rises else self.high[basic]
            assert bound is not None
            entering = self._entering(self.rows[basic], rises, sparsely > 0)
            if entering is None:
                return bound.names.union(*(end.names for end in self._ends(self.rows[basic], rises)))
            self._pivot(basic, entering, bound.value)
        return None

    def has_ends(self) -> bool:
        """Return whether a variable has ends of its own."""
        return any(self._has_end(column) for column in self.numbers.values())

    def optimum(self, name: int, greatest: bool) -> Optimum | None:
        """Return the greatest or the least value that a variable can have; None where there is no end.

        To be asked only when there is no contradiction.  Raises `OutOfWorkError`.
        """
        wanted = self.numbers[name]
        while True:
            row: Row = self.rows.get(wanted) or {wanted: 1}
            entering = self._entering(row, greatest)
            if entering is None:
                value, part = self.value[wanted]
                names = NOBODY.union(*(end.names for end in self._ends(row, greatest)))
                return Optimum(value, bool(part), names)
            rises = (row[entering] > 0) == greatest
            step, leaving = self._longest_step(entering, rises)
            if step is None:
                return None
            if leaving is None:
                bound = self.high[entering] if rises else self.low[entering]
                assert bound is not None
                self._move(entering, bound.value)
                continue
            coefficient = self.rows[leaving][entering]
            bound = self.high[leaving] if (coefficient > 0) == rises else self.low[leaving]
            assert bound is not None
            if leaving == wanted:
                return Optimum(bound.value[0], bool(bound.value[1]), bound.names)
            self._pivot(leaving, entering, bound.value)

    def _added(self, values: Range, names: Names) -> int:
        low_n, low_d, high_n, high_d, is_open = values
        low = (Fraction(low_n, low_d), Fraction(bool(is_open & LOW_OPEN))) if low_d else None
        high = (Fraction(high_n, high_d), -Fraction(bool(is_open & HIGH_OPEN))) if high_d else None
        self.low.append(Bound(low, names) if low else None)
        self.high.append(Bound(high, names) if high else None)
        self.value.append(ZERO)
        return len(self.value) - 1

    def _sum_of(self, row: Mapping[int, Coefficient]) -> Value:
        self._work(len(row))
        value, part = ZERO
        for column, coefficient in row.items():
            value += coefficient * self.value[column][0]
            part += coefficient * self.value[column][1]
        return value, part

    def _work(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            raise OutOfWorkError

    def _note(self, basic: int) -> None:
        """Keep track of whether a basic variable lies within its bounds."""
        low, high, value = self.low[basic], self.high[basic], self.value[basic]
        if (low is not None and value < low.value) or (high is not None and value > high.value):
            self.outside.add(basic)
        else:
            self.outside.discard(basic)

    def _entering(self, row: Mapping[int, Coefficient], rises: bool, sparsely: bool = False) -> int | None:
        """Return a column whose change lets a row rise (or fall), None where all are at their ends.

        It is the first one or, `sparsely`, one without an end of its own that is in few rows.
        """
        self._work(len(row))
        free = []
        for column, coefficient in row.items():
            bound = self.high[column] if (coefficient > 0) == rises else self.low[column]
            if bound is None or self.value[column] != bound.value:
                free.append(column)
        if not sparsely:
            return min(free, default=None)
        return min(free, default=None, key=lambda one: (self._has_end(one), len(self.columns[one])))

    def _has_end(self, column: int) -> bool:
        return self.low[column] is not None or self.high[column] is not None

    def _ends(self, row: Mapping[int, Coefficient], rises: bool) -> list[Bound]:
        """Return the bounds that keep a row from rising (or falling)."""
        ends = [self.high[column] if (value > 0) == rises else self.low[column] for column, value in row.items()]
        return [end for end in ends if end is not None]

    def _longest_step(self, entering: int, rises: bool) -> tuple[Value | None, int | None]:
        """Return how far a column can move while all stay within their bounds, and which basic variable stops it."""
        own = self.high[entering] if rises else self.low[entering]
        best: Value | None = None if own is None else _distance(self.value[entering], own.value, 1)
        leaving: int | None = None
        self._work(len(self.columns[entering]))
        for basic in sorted(self.columns[entering]):
            coefficient = self.rows[basic][entering]
            bound = self.high[basic] if (coefficient > 0) == rises else self.low[basic]
            if bound is None:
                continue
            step = _distance(self.value[basic], bound.value, coefficient if coefficient > 0 else -coefficient)
            if best is None or step < best:
                best, leaving = step, basic
        return best, leaving

    def _move(self, column: int, value: Value) -> None:
        """Give a column another value and change what depends on it."""
        old = self.value[column]
        by, by_part = value[0] - old[0], value[1] - old[1]
        self.value[column] = value
        for basic in self.columns[column]:
            coefficient, (before, part) = self.rows[basic][column], self.value[basic]
            self.value[basic] = before + coefficient * by, part + coefficient * by_part
            self._note(basic)
        self._work(len(self.columns[column]))

    def _pivot(self, leaving: int, entering: int, value: Value) -> None:
        """Let a column and a basic variable change places, the latter with a value at its bound."""
        row = self.rows.pop(leaving)
        coefficient = row.pop(entering)
        self.columns[entering].discard(leaving)
        old = self.value[leaving]
        moved = (value[0] - old[0]) / coefficient, (value[1] - old[1]) / coefficient
        own = self.value[entering]
        self._move(entering, (own[0] + moved[0], own[1] + moved[1]))
        self.value[leaving] = value
        self.outside.discard(leaving)
        for column in row:
            self.columns[column].discard(leaving)
        inverse = plain(1 / Fraction(coefficient))
        solved: Row = {column: -factor * inverse for column, factor in row.items()}
        solved[leaving] = inverse
        for basic in self.columns.pop(entering):
            self._substitute(basic, entering, solved)
        self.rows[entering] = solved
        for column in solved:
            self.columns[column].add(entering)
        self._note(entering)

    def _substitute(self, basic: int, column: int, solved: Mapping[int, Coefficient]) -> None:
        """Replace a column in a row by what it is now."""
        row = self.rows[basic]
        factor = row.pop(column)
        self._work(len(solved))
        for other, coefficient in solved.items():
            total = row.get(other, 0) + factor * coefficient
            if total:
                row[other] = total
                self.columns[other].add(basic)
            elif other in row:
                del row[other]
                self.columns[other].discard(basic)


def plain(value: Coefficient) -> Coefficient:
    """Return a coefficient as a whole number where it is one."""
    return int(value) if value.denominator == 1 else value


def _distance(first: Value, second: Value, per: Coefficient) -> Value:
    """Return how far two values lie apart, in steps of `per`."""
    value, part = second[0] - first[0], second[1] - first[1]
    distance = (value / per, part / per)
    return distance if distance >= ZERO else (-distance[0], -distance[1])
