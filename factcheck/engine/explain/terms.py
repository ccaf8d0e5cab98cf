"""Write a check's terms as a reader sees them: the article's own figures in place of their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.language.messages import load_phrases
from factcheck.language.writing import write_quantity
from factcheck.model.expression import Binary, Call, Name, Negation, Number, Term
from factcheck.model.rule import BadCallError, arguments_of
from factcheck.rules import find_rule
from factcheck.rules.families import UnknownRuleError

if TYPE_CHECKING:
    from factcheck.engine.environment import Languages
    from factcheck.engine.evaluation import Evaluation, Participant
    from factcheck.model.figure import Figure
    from factcheck.model.rule import Role, Rule

SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "^": "^"}
PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 4}
OF_A_NEGATION = 3

MOST_ARGUMENTS = 12
"""A sum of more parts than this is written as its first parts and "…"."""

JOINTS = {"sum": " + ", "product": " × ", "remainder": " − "}
"""How the arguments of a role that takes many are joined; commas elsewhere."""

PAIRS = {"weighted_mean": " × ", "same_rate": " = "}
"""Rules that take values two by two, and what joins those of a pair."""

LOOSEST = {"product": PRECEDENCE["*"], "remainder": PRECEDENCE["-"]}
"""Rules by whose joints an argument needs brackets: (a + b) × c."""


YEARS = range(1000, 10000)
"""Bare numbers that can be years."""


class Writer:
    """Writes the terms of one evaluated check."""

    __slots__ = ("evaluation", "languages", "participants", "phrases")

    def __init__(self, evaluation: Evaluation, languages: Languages) -> None:
        """Take the check and the language of the report."""
        self.evaluation = evaluation
        self.languages = languages
        self.phrases = load_phrases(languages.words)
        self.participants: dict[str, Participant] = {one.name: one for one in evaluation.participants}

    def statement(self) -> str:
        """Return the whole check."""
        terms = [self.term(term) for term in self.evaluation.comparison.terms]
        pieces = [terms[0]]
        for relation, term in zip(self.evaluation.relations, terms[1:], strict=True):
            pieces += (relation, term)
        return " ".join(pieces)

    def term(self, term: Term, loosest: int = 0) -> str:
        """Return one term, in brackets where its precedence is not above `loosest`."""
        if isinstance(term, Name):
            return self.figure_text(term.name)
        if isinstance(term, Number):
            return write_quantity(term.value, term.unit, self.languages.numbers)
        if isinstance(term, Call):
            return self.call(term, loosest)
        if isinstance(term, Negation):
            text, precedence = f"−{self.term(term.term, OF_A_NEGATION)}", OF_A_NEGATION
        else:
            assert isinstance(term, Binary)
            precedence = PRECEDENCE[term.operator]
            left, right = self.term(term.left, precedence - 1), self.term(term.right, precedence)
            text = f"{left} {SIGNS[term.operator]} {right}"
        return f"({text})" if precedence <= loosest else text

    def figure_text(self, name: str) -> str:
        """Return a figure as the article writes it, its hedge included; an unknown by its name."""
        participant = self.participants.get(name)
        return f"“{name}”" if participant is None or participant.figure is None else surface(participant.figure)

    def call(self, call: Call, loosest: int = 0) -> str:
        """Return a rule applied to its arguments, in words; in brackets where it is part of a longer formula."""
        try:
            rule = find_rule(call.rule)
            arguments = arguments_of(rule, call)
        except (UnknownRuleError, BadCallError):
            return f"{call.rule}(…)"
        given = [role for role in rule.roles if any(filled is role for filled, _ in arguments)]
        key = "+".join([rule.name, *(role.name for role in given if role.optional)])
        phrase = self.phrases.rule.get(key, "")
        is_bare = phrase == f"{{{rule.roles[0].name}}}" and rule.name not in JOINTS
        inner = loosest if is_bare else LOOSEST.get(rule.name, highest_precedence(phrase))
        written = {role.name: self.filled(rule, role, arguments, inner) for role in given}
        if not phrase:
            return f"{rule.name}({', '.join(written.values())})"
        text = phrase.format(**written)
        return f"({text.rstrip(',')})" if loosest and not is_bare else text

    def filled(self, rule: Rule, role: Role, arguments: Sequence[tuple[Role, Term]], loosest: int) -> str:
        """Return what a call gives for one role."""
        terms = [term for filled, term in arguments if filled is role]
        if role.is_year:
            terms = [as_year(term) for term in terms]
        texts = [self.term(term, loosest) for term in terms]
        if rule.name in PAIRS:
            texts = [PAIRS[rule.name].join(texts[first : first + 2]) for first in range(0, len(texts), 2)]
        if len(texts) > MOST_ARGUMENTS:
            texts[MOST_ARGUMENTS - 1 : -1] = ["…"]
        return JOINTS.get(rule.name, ", ").join(texts)


def as_year(term: Term) -> Term:
    """Return a bare number that names a year as that year."""
    if isinstance(term, Number) and not term.unit and term.value.denominator == 1 and term.value in YEARS:
        return Number(term.value, "calendar year")
    return term


def highest_precedence(phrase: str) -> int:
    """Return the highest precedence of the signs that join the arguments in a rule's phrase: brackets go below that."""
    return max((PRECEDENCE[sign] for sign, written in SIGNS.items() if f" {written} " in phrase), default=0)


def surface(figure: Figure) -> str:
    """Return a figure's own words on one line, with the hedge on its side."""
    text = " ".join(figure.text.split())
    if figure.hedge is None:
        return text
    hedge = " ".join(figure.hedge.text.split())
    return f"{hedge} {text}" if figure.hedge.start < figure.start else f"{text} {hedge}"
