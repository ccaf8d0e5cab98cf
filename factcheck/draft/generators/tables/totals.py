"""Rows and columns that add up the others or are their mean, and percentages that make a hundred."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from factcheck.draft.generators.tables.agreement import Agreement, Expected, agreement, is_slip
from factcheck.draft.generators.tables.statement import Form, statement

if TYPE_CHECKING:
    from factcheck.draft.candidate import Candidate
    from factcheck.draft.generators.tables.grid import Line, Number

MOST_LINES = 24
"""Columns, or rows of a short table, among which a total without a word for it is looked for."""
MOST_PARTS = 400
"""A check on more figures tells nobody anything."""
LARGEST_MISS = Fraction(1, 2)
WHOLE = 100
FARTHEST_FROM_WHOLE = 25


class Range(msgspec.Struct, frozen=True, gc=False):
    """The lines between two places that count as parts."""

    first: int
    last: int
    """After the last one."""
    group: str
    """Which of the groups of `Sums` they belong to."""


class Sums:
    """Running totals over the lines of a table, by group, so that any range is added up at once."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Add up the lines from the first on."""
        self.lines = lines
        self.groups: dict[str, list[int]] = {"parts": [], "all": [], "totals": []}
        for index, line in enumerate(lines):
            if line.is_mean or all(number is None for number in line.numbers):
                continue
            if line.is_total:
                self.groups["totals"].append(index)
                continue
            self.groups["all"].append(index)
            if not line.is_part:
                self.groups["parts"].append(index)
        self._running = {group: self._added_up(members) for group, members in self.groups.items()}

    def _added_up(self, members: Sequence[int]) -> list[list[tuple[Fraction, Fraction, Fraction, int, int]]]:
        """Return for each line of the other kind the running value, both slacks, the unknown and the known numbers."""
        width = len(self.lines[0].numbers) if self.lines else 0
        inside = set(members)
        columns = []
        for at in range(width):
            value = own = slack = Fraction(0)
            unknown = known = 0
            running = [(value, own, slack, unknown, known)]
            for index, line in enumerate(self.lines):
                if index in inside:
                    number = line.numbers[at]
                    if number is None:
                        unknown += 1
                    else:
                        value, own, slack = value + number.value, own + number.own, slack + number.slack
                        known += 1
                running.append((value, own, slack, unknown, known))
            columns.append(running)
        return columns

    def members(self, chosen: Range) -> list[int]:
        """Return the lines of a range."""
        return [index for index in self.groups[chosen.group] if chosen.first <= index < chosen.last]

    def total(self, chosen: Range, at: int) -> Expected | None:
        """Return the sum of a range in one line of the other kind; None where a number is unknown."""
        after, before = (self._running[chosen.group][at][end] for end in (chosen.last, chosen.first))
        value, own, slack = after[0] - before[0], after[1] - before[1], after[2] - before[2]
        unknown, known = after[3] - before[3], after[4] - before[4]
        if unknown or known < 2:
            return None
        return Expected(value, own, slack, Fraction(known + 1, 2) + own)

    def mean(self, chosen: Range, at: int) -> Expected | None:
        """Return the mean of a range; half a unit more, since a mean in whole numbers is rounded."""
        total = self.total(chosen, at)
        if total is None:
            return None
        number = self._running[chosen.group][at][chosen.last][4] - self._running[chosen.group][at][chosen.first][4]
        half = Fraction(1, 2)
        return Expected(total.value / number, total.own / number + half, total.slack / number + half)


def find_totals(lines: Sequence[Line], across: Sequence[Line], *, are_rows: bool) -> Iterator[Candidate]:
    """Yield what the totals and means among `lines` say; `across` are the lines of the other kind."""
    families = [lines] if are_rows else _families(lines)
    for family in families:
        if len(family) < 3:
            continue
        sums = Sums(family)
        for target, line in enumerate(family):
            if line.is_mean and not line.is_total:
                yield from _of_target(sums, target, across, sums.mean, "mean", are_rows)
            elif not line.is_part and (line.is_total or len(family) <= MOST_LINES or target in (0, len(family) - 1)):
                yield from _of_target(sums, target, across, sums.total, "sum", are_rows)


def _families(columns: Sequence[Line]) -> list[Sequence[Line]]:
    """Return the columns of amounts and those of percentages."""
    plain = [column for column in columns if not column.is_intensive]
    return [
        [column for column in plain if not column.is_percent],
        [column for column in plain if column.is_percent],
    ]


def _ranges(sums: Sums, target: int, are_rows: bool) -> Iterator[Range]:
    """Yield the ranges that a line may add up."""
    length = len(sums.lines)
    totals = sums.groups["totals"]
    before = max((index + 1 for index in totals if index < target), default=0)
    after = min((index for index in totals if index > target), default=length)
    for group in ("parts", "all"):
        yield Range(before, target, group)
        yield Range(0, target, group)
        yield Range(target + 1, after, group)
        yield Range(target + 1, length, group)
    yield Range(0, target, "totals")
    yield Range(target + 1, length, "totals")
    if not are_rows and length <= MOST_LINES:
        for first in range(target - 1):
            yield Range(first, target, "all")
        for last in range(target + 3, length + 1):
            yield Range(target + 1, last, "all")
    elif are_rows:
        headed = [index for index in range(before, target) if all(n is None for n in sums.lines[index].numbers)]
        for index in headed[-1:]:
            yield Range(index, target, "parts")


def _of_target(
    sums: Sums,
    target: int,
    across: Sequence[Line],
    compute: Callable[[Range, int], Expected | None],
    form: Form,
    are_rows: bool,
) -> Iterator[Candidate]:
    """Yield what one total says on each line across it."""
    line = sums.lines[target]
    best: tuple[Agreement, Range] | None = None
    for chosen in dict.fromkeys(_ranges(sums, target, are_rows)):
        if chosen.last - chosen.first < 2:
            continue
        lines = [
            (_target_number(line, other, at, form, are_rows), partial(compute, chosen, at))
            for at, other in enumerate(across)
        ]
        agreed = agreement(lines)
        if (agreed.holds or agreed.misses) and (best is None or agreed.rank > best[0].rank):
            best = agreed, chosen
    if best is None:
        return
    agreed, chosen = best
    members = sums.members(chosen)
    if not 2 <= len(members) <= MOST_PARTS:
        return
    misses = _reported(sums, target, chosen, agreed, across, compute, form, are_rows)
    if not agreed.is_borne_out and not (_is_told(line, form) and (agreed.is_half_borne_out or misses)):
        return
    for at in sorted({*agreed.exact, *misses}):
        number = line.numbers[at]
        if number is None:
            continue
        given = [(part, sums.lines[index]) for index in members if (part := sums.lines[index].numbers[at]) is not None]
        candidate = statement(form, given, (number, line), across[at].head)
        if candidate is not None:
            yield candidate


def _is_told(line: Line, form: Form) -> bool:
    """Return whether the head of a line says that it is such a result of the others."""
    return line.is_mean if form == "mean" else line.is_total


def _target_number(line: Line, across: Line, at: int, form: Form, are_rows: bool) -> Number | None:
    """Return the number of a total that can be one: no total of prices or of percentages that are no hundred."""
    number = line.numbers[at]
    if form == "mean" or not are_rows or number is None:
        return number
    if across.is_intensive or across.is_mean:
        return None
    if across.is_percent and number.value != WHOLE:
        return None
    return number


def _reported(
    sums: Sums,
    target: int,
    chosen: Range,
    agreed: Agreement,
    across: Sequence[Line],
    compute: Callable[[Range, int], Expected | None],
    form: Form,
    are_rows: bool,
) -> list[int]:
    """Return the misses that are likelier errors than numbers which are no total."""
    line, members = sums.lines[target], sums.members(chosen)
    reported = []
    for at in agreed.misses:
        number, expected = line.numbers[at], compute(chosen, at)
        if number is None or expected is None or _is_noted(sums, [*members, target], at) or across[at].is_noted:
            continue
        off = number.value - expected.value
        if abs(off) > LARGEST_MISS * max(abs(number.value), abs(expected.value)):
            continue
        if form == "sum" and are_rows and _is_between(sums, members, at, number):
            continue
        enough = len(agreed.holds) >= 2 and agreed.is_half_borne_out
        if not enough and (form == "mean" or not _is_plain_slip(sums, chosen, at, number, off, bool(agreed.holds))):
            continue
        reported.append(at)
    return reported


def _is_noted(sums: Sums, indices: Sequence[int], at: int) -> bool:
    """Return whether a note may say why numbers do not add up."""
    return any(
        sums.lines[index].is_noted or ((number := sums.lines[index].numbers[at]) is not None and number.is_noted)
        for index in indices
    )


def _is_between(sums: Sums, members: Sequence[int], at: int, number: Number) -> bool:
    """Return whether a number is like those that it should add up, as that of a price or a rate is."""
    values = [part.value for index in members if (part := sums.lines[index].numbers[at]) is not None]
    return 0 <= min(values) <= number.value <= max(values)


def _is_plain_slip(sums: Sums, chosen: Range, at: int, number: Number, off: Fraction, is_borne_out: bool) -> bool:
    """Return whether a total that little else bears out misses by a slip of the pen, and no other sum explains it."""
    members = sums.members(chosen)
    everything = sums.groups["all"] + sums.groups["totals"]
    is_whole_table = len(members) == len(everything) - sums.lines[everything[-1]].is_total
    if number.value <= 0 or not (is_borne_out or (is_whole_table and number.slack == number.own)):
        return False
    parts = [part for index in members if (part := sums.lines[index].numbers[at]) is not None]
    unit = min(2 * part.own or Fraction(1) for part in (*parts, number))
    is_left_out = any(part.value in (-off, -off / 2) for part in parts) or any(
        one.value + other.value == -off for one, other in itertools.islice(itertools.combinations(parts, 2), 2000)
    )
    return is_slip(off, unit) and not is_left_out


def find_shares_of_totals(rows: Sequence[Line], columns: Sequence[Line]) -> Iterator[Candidate]:
    """Yield the percentages of a column that say what part of a total the numbers of another are."""
    totals = [index for index, row in enumerate(rows) if row.is_total]
    percents = [column for column in columns if column.is_percent]
    amounts = [column for column in columns if not column.is_percent and not column.is_intensive]
    for share in percents:
        best: tuple[Agreement, Line, Number] | None = None
        for amount, at in itertools.product(amounts[:MOST_LINES], (*totals[:1], *totals[-1:])):
            whole = amount.numbers[at]
            if whole is None or whole.value <= 0 or whole.mention is None:
                continue
            lines = [
                (None if rows[row].is_total else number, partial(_share, amount.numbers[row], whole))
                for row, number in enumerate(share.numbers)
            ]
            agreed = agreement(lines)
            if best is None or agreed.rank > best[0].rank:
                best = agreed, amount, whole
        if best is not None:
            yield from _shares(rows, share, *best)


def _share(part: Number | None, whole: Number) -> Expected | None:
    """Return what percentage of the whole a part is, with half a unit for each."""
    if part is None or part.value < 0:
        return None
    value = WHOLE * part.value / whole.value
    own, slack = (
        (WHOLE * one + value * other) / (whole.value - other) if whole.value > other else Fraction(0)
        for one, other in ((part.own, whole.own), (part.slack, whole.slack))
    )
    return Expected(value, own, slack)


def _shares(rows: Sequence[Line], share: Line, agreed: Agreement, amount: Line, whole: Number) -> Iterator[Candidate]:
    """Yield the shares of one total, row by row."""
    if len(agreed.holds) < 2 or len(agreed.holds) < 2 * len(agreed.misses) or agreed.digits < 4:
        return
    for row in sorted({*agreed.exact, *agreed.misses}):
        part, number = amount.numbers[row], share.numbers[row]
        if part is None or number is None:
            continue
        if row in agreed.misses and (rows[row].is_noted or part.is_noted or number.is_noted):
            continue
        total = next(index for index, one in enumerate(amount.numbers) if one is whole)
        given = [(part, amount), (whole, msgspec.structs.replace(amount, head=f"{amount.head} ({rows[total].head})"))]
        candidate = statement("share", given, (number, share), rows[row].head)
        if candidate is not None:
            yield candidate
