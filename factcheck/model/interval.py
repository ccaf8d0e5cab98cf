"""The set of values that a writer can have meant, as a record."""

from __future__ import annotations

from fractions import Fraction

import msgspec

# Numbers too large to write out: their first digits and a power of ten.


HUGE = Fraction(10**60)
"""From here on a number is written by its first digits; Python itself refuses to write out some thousands of them."""


def leading_digits(value: Fraction, count: int) -> tuple[str, int]:
    """Return the first digits of a huge number, cut off, and the power of ten of the first one: ("1234", 6020)."""
    whole = abs(value.numerator) // value.denominator
    left_out = max(whole.bit_length() * 30103 // 100000 - count - 1, 0)  # 0.30103 is the logarithm of 2
    digits = str(whole // 10**left_out)
    return digits[:count], left_out + len(digits) - 1


class Interval(msgspec.Struct, frozen=True, gc=False):
    """All values between two exact ends.

    An end of `None` is no bound at all on that side.  Ends belong to the interval unless marked open.
    Arithmetic on intervals lives in `factcheck.engine`.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    @property
    def is_exact(self) -> bool:
        """Return whether a single value is left."""
        return self.low is not None and self.low == self.high

    def holds(self, value: Fraction) -> bool:
        """Return whether `value` lies inside."""
        if self.low is not None and (value < self.low or (self.low_open and value == self.low)):
            return False
        return self.high is None or not (value > self.high or (self.high_open and value == self.high))


EVERYTHING = Interval()


def exactly(value: Fraction | int) -> Interval:
    """Return the interval that holds `value` alone."""
    end = Fraction(value)
    return Interval(end, end)
