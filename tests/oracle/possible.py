"""The rules that answer yes or no: whether they can hold for some values of the intervals.

Each function takes the intervals of its operands in order and whether the outer meaning is asked for; where the
documentation leaves open whether equal ends count, the inner answer is no and the outer one yes.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from fractions import Fraction

from tests.oracle.intended import Interval, meet

Predicate = Callable[..., bool]


def majority(outer: bool, part: Interval, whole: Interval) -> bool:
    """Return whether the part can be more than half of the whole."""
    return part.high > whole.low / 2


def times_more(outer: bool, times: Interval, value: Interval, base: Interval) -> bool:
    """Return whether the value can be `times` or `times` + 1 times the base."""
    return any(meet(value, Interval((times.low + k) * base.low, (times.high + k) * base.high)) for k in (0, 1))


def possible_decrease(outer: bool, decrease: Interval) -> bool:
    """Return whether the fall can be 100 % at most."""
    return decrease.low <= 1


def parts(outer: bool, whole: Interval, *parts: Interval) -> bool:
    """Return whether the parts together can be no more than the whole."""
    return sum(part.low for part in parts) <= whole.high


def rank(outer: bool, rank: Interval, of: Interval) -> bool:
    """Return whether there is such a rank."""
    return 1 <= rank.low <= of.high


def highest(outer: bool, value: Interval, *others: Interval) -> bool:
    """Return whether no other need be higher."""
    return all(other.low <= value.high for other in others)


def lowest(outer: bool, value: Interval, *others: Interval) -> bool:
    """Return whether no other need be lower."""
    return all(other.high >= value.low for other in others)


def position(outer: bool, place: Interval, value: Interval, *others: Interval) -> bool:
    """Return whether the value can have this place, the highest being first."""
    if outer:
        fewest = sum(other.low > value.high for other in others)
        most = sum(other.high >= value.low for other in others)
    else:
        fewest = sum(other.low >= value.high for other in others)
        most = sum(other.high > value.low for other in others)
    return fewest + 1 <= place.low <= most + 1


def same_rate(outer: bool, *pairs: Interval) -> bool:
    """Return whether one rate can lie behind all pairs."""
    lows, highs = [], []
    for a, b in zip(pairs[::2], pairs[1::2], strict=True):
        lows.append(b.low / a.high)
        highs.append(b.high / a.low)
    return max(lows) <= min(highs)


def whole_share(outer: bool, share: Interval, of: Interval) -> bool:
    """Return whether some whole number out of so many can be the share."""
    return math.ceil(share.low * of.low) <= math.floor(share.high * of.low)


def whole_mean(outer: bool, mean: Interval, of: Interval, items: Interval | None = None) -> bool:
    """Return whether so many whole numbers can have the mean."""
    count = of.low * items.low if items else of.low
    return math.ceil(mean.low * count) <= math.floor(mean.high * count)


def whole_base(outer: bool, result: Interval, change: Interval) -> bool:
    """Return whether the result can have come from a whole number by the change."""
    return math.ceil(result.low / (1 + change.high)) <= math.floor(result.high / (1 + change.low))


def less(outer: bool, a: Interval, b: Interval) -> bool:
    """Return whether the first can be less than the second."""
    return a.low < b.high


def at_most(outer: bool, a: Interval, b: Interval) -> bool:
    """Return whether the first can be at most the second."""
    return a.low <= b.high


def shutout(outer: bool, against: Interval) -> bool:
    """Return whether nothing was scored."""
    return against.low == 0


def won(outer: bool, winner: Interval, loser: Interval) -> bool:
    """Return whether the first score is higher."""
    return winner.low > loser.low


def listed(outer: bool, number: Interval, *items: Interval) -> bool:
    """Return whether so many are listed."""
    return number.low == len(items)


# Days are counted from 1 January of year 1; a year is the interval from its first day to its last.


def before(outer: bool, earlier: Interval, later: Interval) -> bool:
    """Return whether some day of the first comes before some day of the second."""
    return earlier.low < later.high if outer or earlier != later else False


def within(outer: bool, moment: Interval, first: Interval, last: Interval | None = None) -> bool:
    """Return whether the moment lies inside the period; where it only overlaps it, that is left open."""
    start, end = first.low, (last or first).high
    if outer:
        return moment.low <= end and moment.high >= start
    return start <= moment.low and moment.high <= end


def _age(born: datetime.date, on: datetime.date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age(outer: bool, years: Interval, born: Interval, on: Interval) -> bool:
    """Return whether someone born then can be so old on the day or in the year."""
    youngest = _age(_date(born.high), _date(on.low))
    oldest = _age(_date(born.low), _date(on.high))
    return youngest <= years.low <= oldest


def anniversary(outer: bool, number: Interval, first: Interval, last: Interval) -> bool:
    """Return whether it can be that anniversary: the calendar years between."""
    least, most = _date(last.low).year - _date(first.high).year, _date(last.high).year - _date(first.low).year
    return least <= number.low <= most


def nominal_age(outer: bool, years: Interval, born: Interval, on: Interval) -> bool:
    """Return whether the age can be so much, in whole years or with the year of birth as the first."""
    return _age(_date(born.high), _date(on.low)) <= years.low <= _date(on.high).year - _date(born.low).year + 1


def duration_of_days(outer: bool, days: Interval, first: Interval, last: Interval) -> bool:
    """Return whether it is so many days, the last one counted or not."""
    return days.low - (last.low - first.low) in (0, 1)


def duration_of_years(outer: bool, years: Interval, first: Interval, last: Interval) -> bool:
    """Return whether it is so many years, the last one counted or not."""
    return years.low - (_date(last.low).year - _date(first.low).year) in (0, 1)


def weekday(outer: bool, day: Interval, date: Interval) -> bool:
    """Return whether the date falls on the day of the week; Monday is 0."""
    return _date(date.low).weekday() == day.low


def same_date(outer: bool, date: Interval, other: Interval) -> bool:
    """Return whether two dates are one."""
    return date.low == other.low


def valid_date(outer: bool, day: Interval, month: Interval, year: Interval | None = None) -> bool:
    """Return whether the calendar holds the date; without a year, whether that of some year does."""
    try:
        datetime.date(_date(year.low).year if year else 2000, int(month.low), int(day.low))
    except ValueError:
        return False
    return True


def _date(day: Fraction) -> datetime.date:
    return datetime.date.fromordinal(int(day))


def percent_not_points(outer: bool, start: Interval, end: Interval, stated: Interval) -> bool:
    """Return whether the stated percentage is the change of two percentages and not just their difference.

    Where both fit as far as rounding goes, or neither, that is left open.
    """
    change = _size(Interval(end.low / start.high - 1, end.high / start.low - 1))
    points = _size(Interval(end.low - start.high, end.high - start.low))
    if outer:
        return abs(_middle(end) - _middle(start)) != _middle(stated) or meet(stated, change)
    return meet(stated, change) and not meet(stated, points)


def successive_not_added(outer: bool, total: Interval, *changes: Interval) -> bool:
    """Return whether the total is what the changes compound to and not just their sum; both or neither is left open."""
    added = Interval(sum(change.low for change in changes), sum(change.high for change in changes))
    low, high = (math.prod(1 + getattr(change, end) for change in changes) - 1 for end in ("low", "high"))
    if outer:
        return sum(_middle(change) for change in changes) != _middle(total) or meet(total, Interval(low, high))
    return meet(total, Interval(low, high)) and not meet(total, added)


def _size(interval: Interval) -> Interval:
    """Return the interval of absolute values."""
    if interval.low >= 0:
        return interval
    if interval.high <= 0:
        return Interval(-interval.high, -interval.low)
    return Interval(Fraction(0), max(-interval.low, interval.high))


def _middle(interval: Interval) -> Fraction:
    return (interval.low + interval.high) / 2


PREDICATES: dict[str, Predicate] = {
    function.__name__: function
    for function in (
        majority, times_more, possible_decrease, parts, rank, highest, lowest, position, same_rate, whole_share,
        whole_mean, whole_base, less, at_most, shutout, won, listed, before, within, age, nominal_age, anniversary,
        duration_of_days, duration_of_years, weekday, same_date, valid_date, percent_not_points, successive_not_added,
    )
}  # fmt: skip
# These look at figures as they are printed, so no generous reading applies.
AS_PRINTED = ("percent_not_points", "successive_not_added")
# The operand that such a rule's statement computes: the one that a writer may have cut.
STATED = {"times_more": 0, "whole_share": 0, "whole_mean": 0, "whole_base": 1, "possible_decrease": 0}
