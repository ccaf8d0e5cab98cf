"""Say what recomputing a check has found in one sentence that a reader understands.

It is in the article's language and number style; the words are in factcheck/language/data/CODE/explanations.toml.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from factcheck.engine.explain.numbers import figure_of, gap_text, interval_text, side_text
from factcheck.engine.explain.order import is_order, order_text
from factcheck.engine.explain.plain import Values, decimals, is_fraction, values_of
from factcheck.engine.explain.rule_sentences import wrong_text
from factcheck.engine.explain.terms import Writer
from factcheck.language.load_languages import load_pack
from factcheck.language.messages import Phrases, load_phrases
from factcheck.language.writing import write_quantity
from factcheck.model.expression import EQUALITIES
from factcheck.model.interval import Interval
from factcheck.model.said import in_language

if TYPE_CHECKING:
    from factcheck.engine.environment import Languages
    from factcheck.engine.evaluation import Alternative, Evaluation, Side


def sentence_of(evaluation: Evaluation, printed: Evaluation, languages: Languages) -> str:
    """Return one sentence: what was recomputed, what the article says, and whether the two agree.

    `printed` is the same check evaluated over the printed values.
    """
    phrases = load_phrases(languages.words)
    writer = Writer(evaluation, languages)
    text = body_of(evaluation, printed, writer, phrases)
    return text[:1].upper() + text[1:] + alternatives_text(evaluation, printed, writer, phrases)


def body_of(evaluation: Evaluation, printed: Evaluation, writer: Writer, phrases: Phrases) -> str:
    """Return the sentence without what else the figures might mean."""
    say = phrases.sentence
    if evaluation.verdict == "missing":
        return evaluation.reason
    if evaluation.verdict == "invalid":
        return say["invalid"].format(reason=reason_text(evaluation.reason, writer, phrases))
    if evaluation.verdict == "unchecked" and evaluation.reason:
        return say["unsure"].format(
            statement=writer.statement(), reason=reason_text(evaluation.reason, writer, phrases)
        )
    if evaluation.verdict == "implied":
        return implied_text(evaluation, writer, phrases)
    wrong = wrong_text(evaluation, writer)
    if wrong:
        return wrong
    stated, computed = evaluation.stated_side, evaluation.computed_side
    relation = evaluation.failing_relation or "".join(evaluation.relations[:1])
    explained = evaluation.verdict == "inconsistent" and evaluation.reason
    if stated is None or computed is None or relation not in EQUALITIES or len(evaluation.relations) > 1 or explained:
        return statement_text(evaluation, printed, writer, phrases)
    return recomputed_text(evaluation, printed, stated, computed, writer, phrases)


def plain_value(evaluation: Evaluation, printed: Evaluation, languages: Languages) -> str:
    """Return the recomputed value of an equation for people; "" where there is none."""
    stated, computed = evaluation.stated_side, evaluation.computed_side
    if (
        stated is None
        or computed is None
        or evaluation.verdict == "implied"
        or not EQUALITIES.issuperset(evaluation.relations)
    ):
        return ""
    return values_of(evaluation, printed, languages).computed


def recomputed_text(
    evaluation: Evaluation, printed: Evaluation, stated: Side, computed: Side, writer: Writer, phrases: Phrases
) -> str:
    """Return "81.8% (90 out of 110), the article says 88.1%: 6.3 points too high"."""
    values = values_of(evaluation, printed, writer.languages)
    formula = writer.term(computed.term).rstrip(",")
    if percent_is_meant(evaluation, stated, computed):
        percents = msgspec.structs.replace(evaluation, sides=in_percent(evaluation))
        return phrases.sentence["percent_meant"].format(
            formula=formula,
            computed=values_of(
                percents, msgspec.structs.replace(printed, sides=in_percent(printed)), writer.languages
            ).computed,
            source=source_text(evaluation, stated, phrases),
            stated=writer.term(stated.term),
            sign=load_pack(writer.languages.numbers).marks.percent,
        )
    formula += rate_text(evaluation, writer, phrases)
    return phrases.sentence[key_of(evaluation, stated, computed, values, formula)].format(
        formula=formula,
        computed=values.computed,
        source=source_text(evaluation, stated, phrases),
        stated=stated_text(stated, evaluation, writer),
        other=writer.term(stated.term),
        difference=values.difference,
        gap=values.gap,
        reading=reading_text(evaluation, writer, phrases),
    )


def key_of(evaluation: Evaluation, stated: Side, computed: Side, values: Values, formula: str) -> str:
    """Return which sentence fits: how it came out, and whether one side, both or none are computed."""
    key = {"consistent": "agrees", "rounding": "rounding"}.get(evaluation.verdict, "misses")
    if key == "misses" and not values.difference:
        key = "differs"
    if "weekday" in (stated.unit, computed.unit) and evaluation.rule == "weekday" and stated.is_alone:
        return f"{key}_weekday" if key in ("agrees", "differs") else key
    if not stated.is_alone:
        return f"{key}_both"
    if computed.is_alone or evaluation.rule == "repeat":
        return f"{key}_same"
    return f"{key}_other_unit" if evaluation.rule in CONVERSIONS else key


def rate_text(evaluation: Evaluation, writer: Writer, phrases: Phrases) -> str:
    """Return what a change between two percentages is in percent where points are said, and the reverse."""
    figures = [
        one.figure
        for one in evaluation.participants
        if evaluation.stated_side and one.name != evaluation.stated_side.name
    ]
    if evaluation.rule not in ("change", "decrease", "points") or len(figures) != 2:
        return ""
    first, second = figures
    if first is None or second is None or not first.unit == second.unit == "percent" or not first.value:
        return ""
    if evaluation.rule == "points":
        value = Fraction(round(abs(second.value / first.value - 1) * 1000), 10)
        text = write_quantity(value, "percent", writer.languages.numbers, decimals(value) or None)
    else:
        gap = abs(second.value - first.value)
        text = gap_text("percentage point", gap, decimals(gap), writer.languages)
    return f"{phrases.word['or']}{text}"


def percent_is_meant(evaluation: Evaluation, stated: Side, computed: Side) -> bool:
    """Return whether a check compares a share or a change with a bare number above one: "asks for 23"."""
    value = stated.strict.low if stated.strict else None
    return (
        evaluation.verdict == "inconsistent"
        and not stated.name
        and value is not None
        and abs(value) > 1
        and stated.unit == computed.unit == ""
        and evaluation.kind in ("share", "change", "annual_growth")
    )


def in_percent(evaluation: Evaluation) -> tuple[Side, ...]:
    """Return the sides of a check in percent."""
    return tuple(
        msgspec.structs.replace(side, unit="percent", strict=hundredfold(side.strict)) for side in evaluation.sides
    )


def hundredfold(interval: Interval | None) -> Interval | None:
    """Return a share in percent."""
    if interval is None or interval.low is None or interval.high is None:
        return interval
    return Interval(interval.low * 100, interval.high * 100)


CONVERSIONS = ("conversion", "inverse_conversion", "temperature_difference")


def stated_text(stated: Side, evaluation: Evaluation, writer: Writer) -> str:
    """Return what is stated as the article has it; a fraction in words and a computed side with their values."""
    figure = figure_of(stated, evaluation)
    text = writer.term(stated.term)
    if figure is not None and is_fraction(figure):
        percent = write_quantity(figure.value * 100, "percent", writer.languages.numbers)
        return f"{text} ({percent})"
    return text if stated.is_alone else side_text(stated, stated, evaluation, writer.languages)


def statement_text(evaluation: Evaluation, printed: Evaluation, writer: Writer, phrases: Phrases) -> str:
    """Return "…: it holds", or that it does not, with the reason or with what the sides come to."""
    say = phrases.sentence
    if is_order(evaluation) and evaluation.verdict in ("consistent", "inconsistent") and not evaluation.reason:
        return say["plain"].format(statement=order_text(evaluation, printed, writer))
    statement = writer.statement()
    if evaluation.verdict == "consistent":
        return say["holds"].format(statement=statement)
    if evaluation.verdict == "rounding":
        return say["loosely"].format(statement=statement, reading=reading_text(evaluation, writer, phrases))
    if evaluation.reason:
        return say["fails_reason"].format(statement=statement, reason=reason_text(evaluation.reason, writer, phrases))
    values = values_text(evaluation, writer, phrases)
    return (
        say["fails_values"].format(statement=statement, values=values)
        if values
        else say["fails"].format(statement=statement)
    )


def values_text(evaluation: Evaluation, writer: Writer, phrases: Phrases) -> str:
    """Return what each computed side of the failing relation comes to."""
    if evaluation.failing < 0 or not evaluation.relations:
        return ""
    sides = evaluation.sides[evaluation.failing : evaluation.failing + 2]
    shown = [
        phrases.word["value"].format(
            formula=writer.term(side.term), interval=side_text(side, side, evaluation, writer.languages)
        )
        for side in sides
        if side.strict is not None and not side.is_alone
    ]
    return joined(shown, phrases)


def implied_text(evaluation: Evaluation, writer: Writer, phrases: Phrases) -> str:
    """Return what the figures that are not printed must be."""
    unknowns = [
        phrases.word["unknown"].format(
            name=one.name, interval=interval_text(one.strict, one.unit, evaluation, writer.languages)
        )
        for one in evaluation.solved
        if one.strict.low is not None or one.strict.high is not None
    ]
    if not unknowns:
        return phrases.sentence["implied_any"].format(statement=writer.statement())
    return phrases.sentence["implied"].format(statement=writer.statement(), unknowns=joined(unknowns, phrases))


def alternatives_text(evaluation: Evaluation, printed: Evaluation, writer: Writer, phrases: Phrases) -> str:
    """Return the alternative interpretations that the stated figure fits, by name."""
    fitting = [one for one in evaluation.alternatives if one.fits]
    plain = {one.name: one for one in printed.alternatives} if fitting else {}
    return "".join(
        alternative_text(msgspec.structs.replace(plain.get(one.name, one), fits=True), evaluation, writer, phrases)
        for one in fitting
    )


def alternative_text(alternative: Alternative, evaluation: Evaluation, writer: Writer, phrases: Phrases) -> str:
    """Return one alternative interpretation with what it would have come to."""
    computed = interval_text(alternative.computed, alternative.unit, evaluation, writer.languages)
    name = phrases.meaning.get(alternative.name, alternative.name)
    return phrases.sentence["meaning"].format(meaning=name, computed=computed)


def reading_text(evaluation: Evaluation, writer: Writer, phrases: Phrases) -> str:
    """Return what one must grant for the check to hold."""
    if not evaluation.reading:
        return ""
    figures = joined([f"“{writer.figure_text(name)}”" for name in evaluation.loosened], phrases)
    return joined(
        [phrases.reading.get(name, name).format(figures=figures) for name in evaluation.reading.split(" + ")], phrases
    )


def reason_text(reason: str, writer: Writer, phrases: Phrases) -> str:
    """Return a reason in the report's language where that has it, without a full stop of its own."""
    return phrases.reason.get(reason, in_language(reason, writer.languages.words)).rstrip(".")


def source_text(evaluation: Evaluation, stated: Side, phrases: Phrases) -> str:
    """Return who says what was stated: the article, the check itself, or an outside source."""
    if not stated.name:
        return phrases.word["check"]
    outside = any(one.name == stated.name and one.outside for one in evaluation.participants)
    return phrases.word["outside" if outside else "article"]


def joined(texts: list[str], phrases: Phrases) -> str:
    """Return "a, b and c"."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {phrases.word['and']} {texts[-1]}"
