"""Tokens → tree, by precedence climbing.

From the lowest precedence: relations (a chain, never inside brackets), + and −, × and ÷, unary minus, ^ (to the right).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import msgspec

from factcheck.claims.expression.tokens import Token, expression_error, tokenize
from factcheck.model.expression import (
    PRECEDENCE,
    UNARY,
    Binary,
    Call,
    Comparison,
    Name,
    Negation,
    Number,
    Operator,
    Relation,
    Term,
)
from factcheck.model.said import said

if TYPE_CHECKING:
    from fractions import Fraction

    from factcheck.model.errors import FactcheckError

# What may follow `^`: written-out powers are bounded, so that no check can compute for ever.


LARGEST_EXPONENT = 1_000
"""In size, and of the denominator; compound growth over centuries needs less."""


def check_exponent(source: str, exponent: Term, offset: int) -> None:
    """Refuse an exponent that is too large, or that is a power itself; FactcheckError at the sign `^`.

    An exponent that holds names (`^(to − from)`) is bounded where the names get their values.
    """
    if _has_power(exponent):
        raise expression_error(source, offset, said("claims.power_inside"), said("claims.multiply_exponents"))
    value = _constant(exponent)
    if value is not None and (abs(value) > LARGEST_EXPONENT or value.denominator > LARGEST_EXPONENT):
        raise expression_error(
            source,
            offset,
            said("claims.exponent_beyond", largest_exponent=LARGEST_EXPONENT),
            said("claims.no_write_smaller"),
        )


def _has_power(term: Term) -> bool:
    if isinstance(term, Binary):
        return term.operator == "^" or _has_power(term.left) or _has_power(term.right)
    return isinstance(term, Negation) and _has_power(term.term)


def _constant(term: Term) -> Fraction | None:
    """Return the value of a term without names and calls; None where it has some, or divides by zero."""
    if isinstance(term, Number):
        return term.value
    if isinstance(term, Negation):
        inner = _constant(term.term)
        return None if inner is None else -inner
    if not isinstance(term, Binary):
        return None
    left, right = _constant(term.left), _constant(term.right)
    if left is None or right is None:
        return None
    if term.operator == "/":
        return left / right if right else None
    return {"+": left + right, "-": left - right, "*": left * right}[term.operator]


MOST_NESTED = 50
"""Brackets in brackets: the parser and everything that walks the tree recurse, and people stop at three."""

MOST_OPERATIONS = 100
"""Other than additions, in one check; `a × b × c × …` nests to the left, so this bounds the depth of the tree too."""

MOST_ADDED = 5_000
"""Terms that one check adds: a column of a table.  All after is as quick as the terms are many."""

LONGEST_CHAIN = 50
"""Additions that nest to the left; `a + b + …` is read as the rule `sum` where it is longer."""

MOST_ARGUMENTS = MOST_ADDED


def parse(source: str) -> Comparison:
    """Read a check.

    Raises FactcheckError whose problem has the column (from 1), the check as `source_line`, and what would
    be right.  Rules are not looked up here; units are.
    """
    return _Parser(source).comparison()


class _Parser:
    """Walks over the tokens of one check."""

    __slots__ = ("added", "at", "nested", "operations", "source", "tokens")

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = tokenize(source)
        self.at = 0
        self.nested = 0
        self.operations = 0
        self.added = 0

    def comparison(self) -> Comparison:
        """Read the whole check: terms with relations between them, or a rule alone."""
        first = self.tokens[0]
        if first.kind == "end":
            raise self.error(first, said("claims.check_empty"), said("claims.write_what"))
        terms = [self.term(0)]
        relations: list[Relation] = []
        while self.tokens[self.at].kind == "relation":
            relations.append(cast("Relation", self.take().text))
            terms.append(self.term(0))
        if self.tokens[self.at].kind != "end":
            raise self.unexpected(self.tokens[self.at])
        if not relations and not isinstance(terms[0], Call):
            raise self.error(
                self.tokens[self.at],
                said("claims.no_check_says"),
                said("claims.compare_something"),
            )
        return Comparison(tuple(terms), tuple(relations), first.start + 1)

    def term(self, loosest: int) -> Term:
        """Read a term whose operators all have a precedence above `loosest`."""
        left = self.operand()
        links: list[tuple[Token, Term]] = []
        while (sign := self.tokens[self.at]).kind == "sign" and PRECEDENCE.get(sign.text, 0) > loosest:
            self.count_operation(sign)
            self.at += 1
            precedence = PRECEDENCE[sign.text]
            right = self.exponent(sign) if sign.text == "^" else self.term(precedence)
            if precedence == PRECEDENCE["+"]:
                links.append((sign, right))
            else:
                left = Binary(cast("Operator", sign.text), left, right, sign.start + 1)
        return chained(left, links) if len(links) <= LONGEST_CHAIN else summed(left, links)

    def exponent(self, sign: Token) -> Term:
        """Read what follows `^`; powers nest to the right."""
        number = self.tokens[self.at - 2]
        if number.unit:
            hint = said("claims.write_for", text=number.text, unit=number.unit)
            raise self.error(sign, said("claims.no_clear_whether"), hint)
        term = self.inside(PRECEDENCE["^"] - 1, self.tokens[self.at])
        check_exponent(self.source, term, sign.start)
        return term

    def operand(self) -> Term:
        """Read a number, a name, a call, a bracket, or one of these with a minus."""
        token = self.take()
        column = token.start + 1
        if token.kind == "number":
            return Number(token.value, token.unit, column)
        if token.kind == "word":
            if self.tokens[self.at].text == "(":
                return self.call(token)
            return Name(self.identifier(token), column)
        if token.text == "(" and token.kind == "sign":
            term = self.inside(0, token)
            self.close(token)
            return term
        if token.text in "+-" and token.kind == "sign":
            self.count_operation(token)
            term = self.inside(UNARY, token)
            return Negation(term, column) if token.text == "-" else term
        raise self.unexpected(token)

    def inside(self, loosest: int, opening: Token) -> Term:
        """Read a term one level deeper."""
        self.nested += 1
        if self.nested > MOST_NESTED:
            raise self.error(
                opening,
                said("claims.more_than", most_nested=MOST_NESTED),
                said("claims.split_check"),
            )
        term = self.term(loosest)
        self.nested -= 1
        return term

    def call(self, rule: Token) -> Call:
        """Read the arguments of a rule: positional ones, then `name = term`."""
        opening = self.take()
        arguments: list[Term] = []
        named: dict[str, Term] = {}
        while self.tokens[self.at].text != ")":
            self.argument(arguments, named, opening)
            if self.tokens[self.at].text != ",":
                break
            self.at += 1
        self.close(opening)
        return Call(self.rule_name(rule), tuple(arguments), tuple(named.items()), rule.start + 1)

    def argument(self, arguments: list[Term], named: dict[str, Term], opening: Token) -> None:
        """Read one argument into the list or the table."""
        token, after = self.tokens[self.at], self.tokens[self.at + 1 : self.at + 2]
        is_named = token.kind == "word" and bool(after) and after[0].text == "=" and after[0].kind == "relation"
        if len(arguments) + len(named) == MOST_ARGUMENTS:
            raise self.error(
                token, said("claims.rule_takes", most_arguments=MOST_ARGUMENTS), said("claims.split_check")
            )
        if not is_named:
            if named:
                raise self.error(token, said("claims.argument_without"), said("claims.name_one"))
            arguments.append(self.inside(0, opening))
            return
        name = self.identifier(token)
        if name in named:
            raise self.error(token, said("claims.argument_given", name=name), said("claims.keep_one"))
        self.at += 2
        named[name] = self.inside(0, opening)

    def close(self, opening: Token) -> None:
        """Take the bracket that closes `opening`."""
        token = self.tokens[self.at]
        if token.text == ")":
            self.at += 1
            return
        if token.kind == "relation":
            raise self.error(token, said("claims.inside_brackets", text=token.text), said("claims.close_bracket"))
        if token.kind == "end":
            raise self.error(opening, said("claims.bracket_never"), said("claims.close"))
        raise self.unexpected(token)

    def identifier(self, token: Token) -> str:
        """Return the name that a word stands for; superscripts belong to units only."""
        if not token.text.isidentifier():
            raise self.error(token, said("claims.no_name", text=token.text), said("claims.write_power"))
        return token.text

    def rule_name(self, token: Token) -> str:
        """Return the name of a rule: a word, or “plugin.rule”."""
        for part in token.text.split("."):
            self.identifier(msgspec.structs.replace(token, text=part))
        return token.text

    def count_operation(self, sign: Token) -> None:
        """Hold the check to a size that everything after can walk."""
        if PRECEDENCE[sign.text] == PRECEDENCE["+"]:
            self.added += 1
            if self.added > MOST_ADDED:
                raise self.error(
                    sign, said("claims.more_than_additions", most_added=MOST_ADDED), said("claims.split_check")
                )
            return
        self.operations += 1
        if self.operations > MOST_OPERATIONS:
            raise self.error(
                sign, said("claims.more_than_operations", most_operations=MOST_OPERATIONS), said("claims.split_check")
            )

    def take(self) -> Token:
        """Return the next token and step over it; the end stays where it is."""
        token = self.tokens[self.at]
        if token.kind != "end":
            self.at += 1
        return token

    def unexpected(self, token: Token) -> FactcheckError:
        """Return the error for a token that can't be where it is."""
        if token.kind == "end":
            return self.error(token, said("claims.check_ends"), said("claims.name_number"))
        if token.kind in ("number", "word"):
            return self.error(
                token,
                said("claims.follows_without", text=token.text),
                said("claims.put_sign"),
            )
        if token.text == ")":
            return self.error(token, said("claims.closing_bracket"), said("claims.take_out"))
        return self.error(token, said("claims.cant_here", text=token.text), said("claims.name_number_bracket"))

    def error(self, token: Token, message: str, hint: str) -> FactcheckError:
        """Return the error to raise for a mistake at a token."""
        return expression_error(self.source, token.start, message, hint)


def chained(first: Term, links: Sequence[tuple[Token, Term]]) -> Term:
    """Return `first` with terms added and subtracted one after another."""
    for sign, right in links:
        first = Binary(cast("Operator", sign.text), first, right, sign.start + 1)
    return first


def summed(first: Term, links: Sequence[tuple[Token, Term]]) -> Term:
    """Return a long chain as what is added less what is subtracted, each one sum, so that it nests no deeper."""
    added = [first, *(right for sign, right in links if sign.text == "+")]
    taken = [right for sign, right in links if sign.text == "-"]
    column = links[0][0].start + 1
    whole, less = (
        terms[0] if len(terms) == 1 else Call("sum", tuple(terms), (), column) for terms in (added, taken or [first])
    )
    return Binary("-", whole, less, column) if taken else whole
