"""Write a check's terms as a reader sees them: the article's own figures in place of their names."""

from __future__ import annotations

from factcheck.engine.compiling.calls import BadCall, arguments_of
from factcheck.engine.evaluation import Evaluation, Participant
from factcheck.engine.languages import Languages
from factcheck.language import write_quantity
from factcheck.language.phrases import load_phrases
from factcheck.model.expression import Binary, Call, Name, Negation, Number, Term
from factcheck.model.figure import Figure
from factcheck.rules import find_rule
from factcheck.rules.families import UnknownRule

SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "^": "^"}
TIGHTNESS = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 4}
OF_A_NEGATION = 3

MOST_ARGUMENTS = 12
"""A sum of more parts than this is told by its first parts and "…"."""

JOINTS = {"sum": " + ", "product": " × ", "remainder": " − "}
"""How the arguments of a role that takes many are joined; commas elsewhere."""


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
        """Return one term, in brackets where it binds no tighter than `loosest`."""
        if isinstance(term, Name):
            return self.figure_text(term.name)
        if isinstance(term, Number):
            return write_quantity(term.value, term.unit, self.languages.numbers)
        if isinstance(term, Call):
            return self.call(term)
        if isinstance(term, Negation):
            text, tightness = f"−{self.term(term.term, OF_A_NEGATION)}", OF_A_NEGATION
        else:
            assert isinstance(term, Binary)
            tightness = TIGHTNESS[term.operator]
            left, right = self.term(term.left, tightness - 1), self.term(term.right, tightness)
            text = f"{left} {SIGNS[term.operator]} {right}"
        return f"({text})" if tightness <= loosest else text

    def figure_text(self, name: str) -> str:
        """Return a figure as the article writes it, its hedge included; an unknown by its name."""
        participant = self.participants.get(name)
        return f"“{name}”" if participant is None or participant.figure is None else surface(participant.figure)

    def call(self, call: Call) -> str:
        """Return a rule applied to its arguments, in words."""
        try:
            rule = find_rule(call.rule)
            arguments = arguments_of(rule, call)
        except (UnknownRule, BadCall):
            return f"{call.rule}(…)"
        joint = JOINTS.get(rule.name, ", ")
        written: dict[str, str] = {}
        for role in rule.roles:
            texts = [self.term(term) for filled, term in arguments if filled is role]
            if len(texts) > MOST_ARGUMENTS:
                texts[MOST_ARGUMENTS - 1 : -1] = ["…"]
            if texts:
                written[role.name] = joint.join(texts)
        key = "+".join([rule.name, *(role.name for role in rule.roles if role.optional and role.name in written)])
        if key not in self.phrases.rule:
            return f"{rule.name}({', '.join(written.values())})"
        return self.phrases.rule[key].format(**written)


def surface(figure: Figure) -> str:
    """Return a figure's own words on one line, with the hedge on its side."""
    text = " ".join(figure.text.split())
    if figure.hedge is None:
        return text
    hedge = " ".join(figure.hedge.text.split())
    return f"{hedge} {text}" if figure.hedge.start < figure.start else f"{text} {hedge}"
