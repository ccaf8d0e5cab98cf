"""Numbers that people write outside articles (options, configuration, claims, packs), read exactly and bounded.

`Fraction("1e-999999999")` builds an integer of a billion digits: ten characters hold a machine for hours.  So length
and exponent are looked at before anything is converted, here and nowhere else.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

LONGEST_NUMBER = 1_000
"""Characters: far beyond what anyone writes, and converted in microseconds."""

LARGEST_EXPONENT = 1_000
"""Powers of ten, either way; the observable universe has 10^80 atoms."""

FORM = re.compile(r"[+-]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE](?P<exponent>[+-]?[0-9_]+))?")


class UnboundedNumber:
    """A number in a TOML file that can't be computed with: no number (nan), infinite, or beyond the bounds above.

    It keeps the other values of the file readable; whoever needs this one refuses it, with its place.
    """

    def __init__(self, written: str) -> None:
        """Keep what was written."""
        self.written = written


def exact_decimal(written: str) -> Decimal:
    """Return a number as it is written ("85", "0.5", "1e-3"); ValueError for what is none, or is out of bounds."""
    found = FORM.fullmatch(written) if len(written) <= LONGEST_NUMBER else None
    if found is None:
        raise ValueError(f"no number of at most {LONGEST_NUMBER:,} characters: {written[:20]!r}")
    exponent = (found["exponent"] or "0").replace("_", "").lstrip("+-0") or "0"
    if len(exponent) > len(str(LARGEST_EXPONENT)) or int(exponent) > LARGEST_EXPONENT:
        raise ValueError(f"a power of ten beyond {LARGEST_EXPONENT:,}: {written[:20]!r}")
    return Decimal(written)


def exact_fraction(written: str) -> Fraction:
    """Return a written number as a fraction; ValueError as `exact_decimal`."""
    return Fraction(exact_decimal(written))


def toml_number(written: str) -> Decimal | UnboundedNumber:
    """Return a float of a TOML file exactly; never raises, because tomllib would lose the place of the error."""
    try:
        return exact_decimal(written)
    except ValueError:
        return UnboundedNumber(written)
