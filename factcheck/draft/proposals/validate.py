"""Stage 2, validate: from a proposal to a rule over figures of our own reader, or a reason why not.

The steps, in order: known rule, roles and marks; verbatim quotes; each mark one figure; units and kinds that fit; no
figure twice; the word that a trivial relation needs.  Values, units, hedges come from the reader alone; a proposal
has no field in which a number could come in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.article.anchoring import Passages
from factcheck.draft.evaluating import Operands
from factcheck.draft.proposals.forms import BY, NOT_OFFERED, Form, ProposalRole, find_form, form_names
from factcheck.draft.proposals.placing import FoldedText, MarkedQuote, Placed, marked_quote, placings
from factcheck.draft.proposals.record import MOST_MARKS, Numbered, Proposal, Rejection
from factcheck.draft.proposals.sorts import RejectedError, check_alike, check_apart, check_sorts, short
from factcheck.draft.proximity import hedge_plays
from factcheck.language.bracket_faults import fault_of, whole_span
from factcheck.model.article import Span
from factcheck.model.nearest import nearest_names

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence
    from factcheck.language.messages import Words
    from factcheck.model.figure import Figure

LONGEST_REST = 40
"""Characters of a mark beyond its figure: a counted noun of some words ("1,190 coffee-growing households")."""
EACH = "each"
"""The role of the number for which a rate is, where it is a figure by itself."""
LEAST_EACH = 100
MOST_OTHERS = 8
"""Other places of the same words that are tried before an error is reported."""


class Valid(msgspec.Struct, frozen=True):
    """A proposal whose every role is a figure of the article."""

    number: int
    line: int
    form: Form
    operands: Operands
    quotes: tuple[Span, ...]
    others: tuple[Operands, ...] = ()
    """The same words at other places, nearest first."""
    items: tuple[Span, ...] = ()
    """The marks that are words and only counted: the items of a list."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Return all its figures."""
        return tuple(mention for mentions in self.operands.values() for mention in mentions)


class Validator:
    """Validates proposals about one article."""

    def __init__(self, scene: AnnotatedArticle, words: Words) -> None:
        """Fold the article's text and order its figures, once for all proposals; `words` are what it speaks in."""
        self.scene = scene
        self._words = words
        self.folded = FoldedText(scene.article.text)
        self.mentions = sorted((*scene.mentions, *scene.asides), key=lambda mention: mention.figure.start)
        self._passages = Passages(scene.article)
        self._ends = [mention.figure.end for mention in self.mentions]

    def validate(self, numbered: Numbered) -> Valid | Rejection:
        """Return the proposal with its figures, or the first step that it fails."""
        try:
            return self._valid(numbered)
        except RejectedError as error:
            message = self._message(error)
            return Rejection(numbered.number, numbered.line, error.reason, message, numbered.proposal.rule[:40])

    def _message(self, error: RejectedError) -> str:
        """Return what would be right; values that are keys of words, in a list, become "an amount or a count"."""
        joint = f" {self._words['rejected.or']} "
        values = {
            name: joint.join(dict.fromkeys(self._words[key] for key in value)) if isinstance(value, list) else value
            for name, value in error.values.items()
        }
        return self._words[f"rejected.{error.key}"].format(**values)

    def _valid(self, numbered: Numbered) -> Valid:
        proposal = numbered.proposal
        form = _form(proposal.rule)
        quotes = _quotes(proposal)
        numbers = _mark_numbers(form, proposal, sum(len(quote.marks) for quote in quotes))
        sets = placings(self.folded, quotes)
        if not sets:
            raise self._not_found(quotes)
        form, numbers, items = self._without_words(form, numbers, sets[0])
        form, numbers = self._without_ones(form, numbers, sets[0])
        placed, operands = self._first_with_figures(sets, numbers)
        form, operands = _as_share(form, operands)
        check_sorts(form, operands)
        check_alike(form, operands)
        check_apart(form, operands)
        self._check_word(form, operands, placed.quotes)
        others = self._others(form, sets, placed, numbers)
        return Valid(numbered.number, numbered.line, form, operands, placed.quotes, others, items)

    def _without_words(
        self, form: Form, numbers: dict[str, list[int]], placed: Placed
    ) -> tuple[Form, dict[str, list[int]], tuple[Span, ...]]:
        """Return the form and its marks less those that are words and only counted, and these: items of a list."""
        marks = [placed.marks[number - 1] for number in numbers.get(form.words, ())]
        if not marks or all(self._overlapping(mark) for mark in marks):
            return form, numbers, ()
        if len({(mark.start, mark.end) for mark in marks}) < len(marks):
            raise RejectedError("same figure", "counted_twice", rule=form.name)
        rest = {role: own for role, own in numbers.items() if role != form.words}
        return msgspec.structs.replace(form, counted=len(marks)), rest, tuple(marks)

    def _without_ones(
        self, form: Form, numbers: dict[str, list[int]], placed: Placed
    ) -> tuple[Form, dict[str, list[int]]]:
        """Return the form and its marks less those of single things that no figure counts: "a Dane"."""
        if form.name != "sum":
            return form, numbers
        words = self.scene.words.ones | {*self.scene.words.lists.articles}
        ones = [
            number
            for number in numbers["parts"]
            if not self._overlapping(mark := placed.marks[number - 1])
            and self.scene.article.text[mark.start : mark.end].lower() in words
        ]
        rest = [number for number in numbers["parts"] if number not in ones]
        if not ones or not rest:
            return form, numbers
        return msgspec.structs.replace(form, ones=len(ones)), {**numbers, "parts": rest}

    def _not_found(self, quotes: Sequence[MarkedQuote]) -> RejectedError:
        missing = next((quote for quote in quotes if not self.folded.places(quote.text)), quotes[0])
        nearest = self._passages.nearest(missing.text)
        if nearest is None:
            return RejectedError("not a quote", quote=short(missing.text))
        passage = short(self.scene.article.text[nearest.start : nearest.end])
        return RejectedError("not a quote", "nearest_passage", quote=short(missing.text), passage=passage)

    def _first_with_figures(
        self, sets: Sequence[Placed], numbers: Mapping[str, Sequence[int]]
    ) -> tuple[Placed, Operands]:
        """Return the nearest set whose marks are figures; where there is none, say what is wrong with the nearest."""
        first: RejectedError | None = None
        for placed in sets:
            try:
                return placed, self._operands(placed, numbers)
            except RejectedError as error:
                first = first or error
        assert first is not None
        raise first

    def _operands(self, placed: Placed, numbers: Mapping[str, Sequence[int]]) -> Operands:
        quote_of = {
            mark: next(quote for quote in placed.quotes if quote.start <= mark.start and mark.end <= quote.end)
            for mark in placed.marks
        }
        operands: dict[str, tuple[Mention, ...]] = {}
        for role, own in numbers.items():
            marks = [placed.marks[number - 1] for number in own]
            if role == "rate" and EACH not in numbers and (pair := self._rate_and_each(marks[0])):
                operands[EACH], operands[role] = ((one,) for one in reversed(pair))
            else:
                operands[role] = tuple(self._figure(mark, quote_of[mark]) for mark in marks)
        return operands

    def _rate_and_each(self, mark: Span) -> tuple[Mention, Mention] | None:
        """Return both figures of a mark over "7 cases per 100,000": the second is what the first is for."""
        over = self._overlapping(mark)
        if len(over) != len(("rate", EACH)):
            return None
        rate, each = over
        between = self.scene.article.text[rate.figure.end : each.figure.start].strip()
        is_round = not each.figure.unit and str(each.figure.value).strip("0") == "1" and each.figure.value >= LEAST_EACH
        return (rate, each) if is_round and between.replace(" ", "").isalpha() else None

    def _figure(self, mark: Span, quote: Span) -> Mention:
        """Return the one figure that a mark covers, whole up to hedge and unit."""
        over = self._overlapping(mark)
        shown = short(self.scene.article.text[mark.start : mark.end])
        if not over:
            raise RejectedError("no figure", mark=shown)
        if len(over) > 1:
            read = ", ".join(f"“{short(mention.figure.text)}”" for mention in over[:4])
            raise RejectedError("several figures", mark=shown, count=len(over), figures=read)
        if not self._is_whole(over[0], mark, quote):
            whole = whole_span(over[0].figure)
            right = short(self.scene.article.text[whole.start : whole.end])
            raise RejectedError("part of a figure", mark=shown, whole=right)
        return over[0]

    def _overlapping(self, mark: Span) -> list[Mention]:
        found: list[Mention] = []
        for mention in self.mentions[max(bisect_left(self._ends, mark.start) - 1, 0) :]:
            if mention.figure.start >= mark.end:
                break
            if mention.figure.end > mark.start:
                found.append(mention)
        return found

    def _is_whole(self, mention: Mention, mark: Span, quote: Span) -> bool:
        figure = mention.figure
        has_number = figure.number_start >= 0
        start = figure.number_start if has_number else figure.start
        end = figure.number_end if has_number else figure.end
        text = self.scene.article.text
        if any(character.isdigit() for character in text[mark.start : min(start, mark.end)] + text[end : mark.end]):
            return mark.start >= figure.start and mark.end <= figure.end
        if mark.start <= start and end <= mark.end and figure.kind != "range":
            return (mark.end - mark.start) - (end - start) <= (figure.end - figure.start) + LONGEST_REST
        if is_fraction(figure) and figure.start <= mark.start and mark.end == figure.end:
            return True  # the 5 of "one in 5": that is one figure, a fifth
        article = self.scene.article
        return fault_of(article.text, mark, quote, [figure], article.language) is None

    def _check_word(self, form: Form, operands: Operands, quotes: Sequence[Span]) -> None:
        if form.needs and not (
            self._has_cue(operands, form.needs, quotes)
            or self._is_led(form, operands)
            or self._is_score(form, operands)
        ):
            raise RejectedError("word", rule=form.name, needs=[f"needs.{form.name}"])

    def _has_cue(self, operands: Operands, parts: Sequence[str], quotes: Sequence[Span]) -> bool:
        """Return whether a word that plays one of these parts is in a sentence of the figures or of the quotes."""
        mentions = [mention for own in operands.values() for mention in own]
        sentences = sentences_of(self.scene, mentions, quotes)
        return any(not sentence.parts.isdisjoint(parts) for sentence in sentences) or any(
            hedge_plays(self.scene, mention, part) for mention in mentions for part in parts
        )

    def _is_score(self, form: Form, operands: Operands) -> bool:
        """Return whether two figures are to each other as the numbers of two sides, the winner first: "54 to 37"."""
        if form.name != "won":
            return False
        winner, loser = (operands[role.name][0].figure for role in form.roles)
        between = self.scene.article.text[winner.end : loser.start].strip().lower()
        return winner.end <= loser.start and between in self.scene.words.against

    def _is_led(self, form: Form, operands: Operands) -> bool:
        """Return whether such a word stands right before the figure of the first role, or one word before it."""
        first = operands[form.roles[0].name][0]
        text = self.scene.article.text
        return any(
            not set(cue.parts).isdisjoint(form.leads)
            and cue.end <= first.figure.start
            and len(between := text[cue.end : first.figure.start].split()) <= 1
            and "".join(between).isalpha() == bool(between)
            for cue in self.scene.sentences[first.sentence].cues
        )

    def _others(
        self, form: Form, sets: Sequence[Placed], used: Placed, numbers: Mapping[str, Sequence[int]]
    ) -> tuple[Operands, ...]:
        found: list[Operands] = []
        for placed in sets:
            if placed is used or len(found) == MOST_OTHERS:
                continue
            try:
                operands = self._operands(placed, numbers)
                check_sorts(form, operands)
                check_alike(form, operands)
                check_apart(form, operands)
            except RejectedError:
                continue
            found.append(operands)
        return tuple(found)


def sentences_of(scene: AnnotatedArticle, mentions: Sequence[Mention], quotes: Sequence[Span]) -> list[Sentence]:
    """Return the sentences of figures, and those that a quote lies in."""
    indices = {mention.sentence for mention in mentions}
    return [
        sentence
        for index, sentence in enumerate(scene.sentences)
        if index in indices or any(sentence.start < quote.end and quote.start < sentence.end for quote in quotes)
    ]


def is_fraction(figure: Figure) -> bool:
    """Return whether a figure is a part of something in words ("one in five"), no percentage."""
    return not figure.unit and 0 < figure.value < 1 and not figure.text[-1:].isdigit()


def _as_share(form: Form, operands: Operands) -> tuple[Form, Operands]:
    """Return "one in five", which is read as a fifth, as the share that it is."""
    if form.name != "one_in" or not is_fraction(operands["count"][0].figure):
        return form, operands
    share = find_form("share")
    assert share is not None
    return share, {"part": operands["part"], "whole": operands["whole"], "percent": operands["count"]}


def _form(name: str) -> Form:
    form = find_form(name)
    if form is not None:
        return form
    if name in NOT_OFFERED:
        raise RejectedError("unknown rule", "not_offered", rule=name, why=[f"not_offered.{name}"])
    near = ", ".join(f"“{one}”" for one in nearest_names(name[:40], form_names(), 3))
    raise RejectedError("unknown rule", "similar_rule" if near else "", rule=short(name), near=near)


def _quotes(proposal: Proposal) -> list[MarkedQuote]:
    quotes: list[MarkedQuote] = []
    for written in proposal.quotes:
        quote = marked_quote(written)
        if quote is None or not quote.text:
            raise RejectedError("mark", "brackets", quote=short(written))
        quotes.append(quote)
    count = sum(len(quote.marks) for quote in quotes)
    if not count:
        raise RejectedError("mark", "unmarked")
    if count > MOST_MARKS:
        raise RejectedError("too large", "too_many_marks", most=MOST_MARKS)
    return quotes


def _mark_numbers(form: Form, proposal: Proposal, marks: int) -> dict[str, list[int]]:
    """Return the numbers of the marks of each role, in the order of the rule's roles."""
    roles = form.roles
    known = {role.name for role in roles}
    offered = ", ".join(role.name for role in roles)
    for name in proposal.roles:
        if name not in known:
            raise RejectedError("unknown role", rule=form.name, role=short(name), roles=offered)
    numbers: dict[str, list[int]] = {}
    for role in roles:
        given = proposal.roles.get(role.name)
        if given is None or given == ():
            if not role.optional:
                raise RejectedError("missing role", rule=form.name, role=role.name, roles=offered)
            continue
        numbers[role.name] = _numbers(form, role, given if isinstance(given, tuple) else (given,), marks)
    ends = len({"from", "to", BY} & numbers.keys())
    if BY in known and ends != 2:
        raise RejectedError("missing role", "missing_end", rule=form.name, by=BY, count=ends)
    return numbers


def _numbers(form: Form, role: ProposalRole, given: Sequence[str | int], marks: int) -> list[int]:
    if len(given) > 1 and not role.many:
        raise RejectedError("count", "one_only", role=role.name, count=len(given))
    if role.many and len(given) < form.least:
        raise RejectedError("count", "at_least", role=role.name, least=form.least)
    numbers: list[int] = []
    for one in given:
        text = str(one).strip() if isinstance(one, str) or abs(one) < MOST_MARKS * 10 else "?"
        if not (text.isascii() and text.isdigit() and len(text) <= 3) or not 1 <= int(text) <= marks:
            raise RejectedError("mark", role=role.name, given=short(text), marks=marks)
        numbers.append(int(text))
    return numbers
