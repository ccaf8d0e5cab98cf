"""What a check speaks of: the figures and the rules it names."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.expression import Binary, Call, Comparison, Name, Negation, Term


def names_used(comparison: Comparison) -> Iterator[Name]:
    """Yield every name of a figure, in the order of the text."""
    return (term for term in terms_in(comparison) if isinstance(term, Name))


def called_rules(comparison: Comparison) -> Iterator[Call]:
    """Yield every call of a rule, in the order of the text."""
    return (term for term in terms_in(comparison) if isinstance(term, Call))


def terms_in(comparison: Comparison) -> Iterator[Term]:
    """Yield all terms, outer before inner, left before right, without recursion."""
    waiting = list(reversed(comparison.terms))
    while waiting:
        term = waiting.pop()
        yield term
        if isinstance(term, Binary):
            waiting += (term.right, term.left)
        elif isinstance(term, Negation):
            waiting.append(term.term)
        elif isinstance(term, Call):
            waiting += reversed([*term.arguments, *(value for _, value in term.named)])
