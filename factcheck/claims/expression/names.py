"""What a check speaks of: the figures and the rules it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model.expression import Binary, Call, Comparison, Name, Negation, Term


def names_used(comparison: Comparison) -> Iterator[Name]:
    """Yield every name of a figure, in the order of the text."""
    return (term for term in terms_in(comparison) if isinstance(term, Name))


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
