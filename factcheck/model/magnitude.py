"""Numbers too large to write out: their first digits and a power of ten."""

from __future__ import annotations

from fractions import Fraction

HUGE = Fraction(10**60)
"""From here on a number is told by its first digits; Python itself refuses to write out some thousands of them."""


def leading_digits(value: Fraction, count: int) -> tuple[str, int]:
    """Return the first digits of a huge number, cut off, and the power of ten of the first one: ("1234", 6020)."""
    whole = abs(value.numerator) // value.denominator
    left_out = max(whole.bit_length() * 30103 // 100000 - count - 1, 0)  # 0.30103 is the logarithm of 2
    digits = str(whole // 10**left_out)
    return digits[:count], left_out + len(digits) - 1
