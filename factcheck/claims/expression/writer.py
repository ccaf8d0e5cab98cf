"""Tree → check text, in the signs people read: `growth ÷ growth_vn ≈ times`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.model.expression import PRECEDENCE, UNARY, Binary, Call, Comparison, Name, Negation, Number, Term

if TYPE_CHECKING:
    from fractions import Fraction

# What a check speaks of: the figures and the rules it names.


def names_used(comparison: Comparison) -> Iterator[Name]:
    """Yield every name of a figure, in the order of the text."""
    return (term for term in terms_in(comparison) if isinstance(term, Name))


def names_in(comparison: Comparison) -> Iterator[str]:
    """Yield the names of a check's figures, repetitions included."""
    return (name.name for name in names_used(comparison))


def called_rules(comparison: Comparison) -> Iterator[Call]:
    """Yield every call of a rule, in the order of the text."""
    return (term for term in terms_in(comparison) if isinstance(term, Call))


def terms_in(comparison: Comparison) -> Iterator[Term]:
    """Yield all terms of a check, outer before inner, left before right."""
    return terms_from(comparison.terms)


def terms_from(terms: Sequence[Term]) -> Iterator[Term]:
    """Yield terms and all that they are made of, outer before inner, left before right, without recursion."""
    waiting = list(reversed(terms))
    while waiting:
        term = waiting.pop()
        yield term
        if isinstance(term, Binary):
            waiting += (term.right, term.left)
        elif isinstance(term, Negation):
            waiting.append(term.term)
        elif isinstance(term, Call):
            waiting += reversed([*term.arguments, *(value for _, value in term.named)])


SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "^": "^"}
HIGHEST = 5


def write(comparison: Comparison) -> str:
    """Write a check so that `parse` gives the same tree again, columns aside.

    Numbers are written exactly; one that no decimal can hold (a third) is written as a division.
    """
    pieces = [_write(comparison.terms[0], 0)]
    for relation, term in zip(comparison.relations, comparison.terms[1:], strict=True):
        pieces += (relation, _write(term, 0))
    return " ".join(pieces)


def _write(term: Term, loosest: int) -> str:
    """Write a term, in brackets where the precedence of its own operator is not above `loosest`."""
    if isinstance(term, Name):
        return term.name
    if isinstance(term, Call):
        arguments = [_write(argument, 0) for argument in term.arguments]
        arguments += [f"{name} = {_write(value, 0)}" for name, value in term.named]
        return f"{term.rule}({', '.join(arguments)})"
    text, precedence = _write_open(term)
    return f"({text})" if precedence <= loosest else text


def _write_open(term: Term) -> tuple[str, int]:
    """Write a number, a negation or an operation, and return it with its precedence."""
    if isinstance(term, Number):
        return _write_number(term)
    if isinstance(term, Negation):
        return f"−{_write(term.term, UNARY)}", UNARY
    assert isinstance(term, Binary)
    precedence = PRECEDENCE[term.operator]
    if term.operator == "^":
        left, right = _write(term.left, precedence), _write(term.right, UNARY)
        return f"{left} ^ {right}", precedence
    left, right = _write(term.left, precedence - 1), _write(term.right, precedence)
    return f"{left} {SIGNS[term.operator]} {right}", precedence


def _write_number(number: Number) -> tuple[str, int]:
    value, unit = number.value, _write_unit(number.unit)
    if value < 0:
        return f"−{_write_number(Number(-value, number.unit))[0]}", UNARY
    digits = exact_decimal(value)
    if digits is None:
        return f"{value.numerator}{unit} ÷ {value.denominator}", PRECEDENCE["/"]
    return digits + unit, PRECEDENCE["^"] if unit else HIGHEST


def _write_unit(unit: str) -> str:
    """Return a space and the unit, "%" for percent."""
    first, slash, rest = unit.partition("/")
    return f" {'%' if first == 'percent' else first}{slash}{rest}" if unit else ""


def exact_decimal(value: Fraction) -> str | None:
    """Write a value that is not negative with a decimal point as `parse` takes it; None where no decimal is exact.

    Three decimals get a fourth, since “7.960” could be thousands.
    """
    places = 0
    while 10**places % value.denominator:
        places += 1
        if places > 40:
            return None
    digits = str(value.numerator * (10**places // value.denominator)).rjust(places + 1, "0")
    if not places:
        return digits
    return f"{digits[:-places]}.{digits[-places:]}" + ("0" if places == 3 and not digits.startswith("0") else "")
