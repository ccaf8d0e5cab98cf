"""Say what recomputing a check has found in one sentence that a reader understands.

It is in the article's language and number style; the words are in factcheck/language/data/CODE/explanations.toml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.engine.explain.numbers import difference_text, interval_text, side_text
from factcheck.engine.explain.terms import Writer
from factcheck.language.messages import Phrases, load_phrases
from factcheck.model.expression import EQUALITIES

if TYPE_CHECKING:
    from factcheck.engine.environment import Languages
    from factcheck.engine.evaluation import Alternative, Evaluation, Side


def sentence_of(evaluation: Evaluation, languages: Languages) -> str:
    """Return one sentence: what was recomputed, what the article says, and whether the two agree."""
    phrases = load_phrases(languages.words)
    writer = Writer(evaluation, languages)
    text = body_of(evaluation, writer, phrases)
    return text[:1].upper() + text[1:] + alternatives_text(evaluation, writer, phrases)


def body_of(evaluation: Evaluation, writer: Writer, phrases: Phrases) -> str:
    """Return the sentence without what else the figures might mean."""
    say = phrases.sentence
    if evaluation.verdict == "missing":
        return evaluation.reason
    if evaluation.verdict == "invalid":
        return say["invalid"].format(reason=reason_text(evaluation.reason, phrases))
    statement = writer.statement()
    if evaluation.verdict == "unchecked" and evaluation.reason:
        return say["unsure"].format(statement=statement, reason=reason_text(evaluation.reason, phrases))
    if evaluation.verdict == "implied":
        return implied_text(evaluation, writer, phrases)
    stated, computed = evaluation.stated_side, evaluation.computed_side
    relation = evaluation.failing_relation or "".join(evaluation.relations[:1])
    explained = evaluation.verdict == "inconsistent" and evaluation.reason
    if stated is None or computed is None or relation not in EQUALITIES or len(evaluation.relations) > 1 or explained:
        return statement_text(evaluation, statement, writer, phrases)
    return recomputed_text(evaluation, stated, computed, writer, phrases)


def recomputed_text(evaluation: Evaluation, stated: Side, computed: Side, writer: Writer, phrases: Phrases) -> str:
    """Return "a ÷ b gives …, the article says …: it agrees (off by …)"."""
    key = {"consistent": "agrees", "rounding": "rounding"}.get(evaluation.verdict, "misses")
    if key == "misses" and not evaluation.difference:
        key = "differs"
    alone = stated.is_alone
    if alone and computed.is_alone:
        key = {"agrees": "same"}.get(key, f"{key}_same")
    elif not alone:
        key += "_both"
    return phrases.sentence[key].format(
        formula=writer.term(computed.term),
        computed=side_text(computed, stated, evaluation, writer.languages),
        source=source_text(evaluation, stated, phrases),
        stated=writer.term(stated.term) if alone else side_text(stated, stated, evaluation, writer.languages),
        other=writer.term(stated.term),
        difference=difference_text(evaluation, writer.languages),
        reading=reading_text(evaluation, writer, phrases),
    )


def statement_text(evaluation: Evaluation, statement: str, writer: Writer, phrases: Phrases) -> str:
    """Return "…: it holds", or that it does not, with the reason or with what the sides come to."""
    say = phrases.sentence
    if evaluation.verdict == "consistent":
        return say["holds"].format(statement=statement)
    if evaluation.verdict == "rounding":
        return say["loosely"].format(statement=statement, reading=reading_text(evaluation, writer, phrases))
    if evaluation.reason:
        return say["fails_reason"].format(statement=statement, reason=reason_text(evaluation.reason, phrases))
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


def alternatives_text(evaluation: Evaluation, writer: Writer, phrases: Phrases) -> str:
    """Return the alternative interpretations that the stated figure fits, by name."""
    return "".join(alternative_text(one, evaluation, writer, phrases) for one in evaluation.alternatives if one.fits)


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


def reason_text(reason: str, phrases: Phrases) -> str:
    """Return a reason in the report's language where that has it, without a full stop of its own."""
    return phrases.reason.get(reason, reason).rstrip(".")


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
