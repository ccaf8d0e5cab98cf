"""Stage 4, fit: recompute a proposal with the engine, and look for a reading that would hold where it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from factcheck.draft.candidate import Candidate
from factcheck.draft.change_endpoints import delta
from factcheck.draft.evaluating import Operands, evaluated, spellings
from factcheck.draft.proposals.sorts import TIME_OF_DAY, are_alike, sorts_of
from factcheck.draft.proposals.validate import Valid
from factcheck.draft.scoring import ENOUGH
from factcheck.draft.search import Fit, SearchOutcome, compute
from factcheck.engine.evaluation import Evaluation

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention
    from factcheck.draft.proposals.forms import Form, ProposalRole

Reading = Literal["", "swapped", "base", "beside", "occurrence", "direction"]

FEW = 50_000
"""In parts per million: other bases count only where so few numbers would fit by chance, over all that are tried."""
MOST_BASES = 24
"""Other figures that are tried for one role."""


class Fitted(msgspec.Struct, frozen=True):
    """A proposal as a check that the engine has evaluated."""

    valid: Valid
    candidate: Candidate
    outcome: SearchOutcome
    evaluation: Evaluation
    reading: Reading = ""
    """Where it does not hold: how else it would."""
    reading_figures: tuple[str, ...] = ()
    """The figures that this other reading is about."""

    @property
    def holds(self) -> bool:
        """Return whether the engine lets it hold, strictly or generously."""
        return self.evaluation.verdict in ("consistent", "rounding")


def fit(scene: AnnotatedArticle, valid: Valid) -> Fitted | None:
    """Return the proposal recomputed; None where the engine can't evaluate it in any spelling of its units."""
    made = _evaluated(scene, valid.form, valid.operands)
    if made is None:
        return None
    candidate, evaluation = made
    if evaluation.verdict == "inconsistent":
        candidate, evaluation = _from_lowest(scene, valid) or made
    outcome = _outcome(candidate, evaluation)
    fitted = Fitted(valid, candidate, outcome, evaluation)
    if fitted.holds:
        return fitted
    found = _other_reading(scene, valid)
    return msgspec.structs.replace(fitted, reading=found[0], reading_figures=found[1]) if found else fitted


def _from_lowest(scene: AnnotatedArticle, valid: Valid) -> tuple[Candidate, Evaluation] | None:
    """Return a place that holds where it is counted from the lowest ("second-shortest"), unless words say highest."""
    if valid.form.name != "position":
        return None
    home = scene.sentences[valid.operands["rank"][0].sentence]
    if "highest" in home.parts and "lowest" not in home.parts:
        return None
    form = msgspec.structs.replace(valid.form, ranked=len(valid.operands["others"]) + 1)
    made = _evaluated(scene, form, valid.operands)
    return made if made is not None and made[1].verdict == "consistent" else None


def _evaluated(
    scene: AnnotatedArticle, form: Form, operands: Operands, sign: str | None = None
) -> tuple[Candidate, Evaluation] | None:
    """Return the first spelling of the check that the engine can evaluate, with its evaluation."""
    for candidate in _candidates(scene, form, operands, sign):
        evaluation = evaluated(candidate)
        if evaluation is not None:
            return candidate, evaluation
    return None


def _candidates(
    scene: AnnotatedArticle, form: Form, operands: Operands, sign: str | None = None
) -> Iterator[Candidate]:
    """Yield the check in the article's own units, then with what a text leaves out of them put in."""
    names = {
        role.name: [f"{role.name}{number}" if role.many else role.name for number in range(1, len(own) + 1)]
        for role in form.roles
        if (own := operands.get(role.name))
    }
    flat = tuple(
        (name, mention) for role, own in operands.items() for name, mention in zip(names[role], own, strict=True)
    )
    stated = names[form.stated][0] if form.stated else flat[0][0]
    used = _sign(scene, form, operands) if sign is None else sign
    by_clock = _is_by_clock(form, operands)
    written_ways = spellings(form.alike, operands, names)
    lack = {not mention.figure.unit for role in form.alike for mention in operands.get(role, ())}
    if form.name == "position" and len(lack) > 1:
        next(written_ways)  # as written some lack the unit: a place among others would compare them all the same
    for written in written_ways:
        check = clock_check(operands) if by_clock else form.check(written, used)
        if form.name == "annual_growth" and operands["rate"][0].figure.unit.startswith("times"):
            check = f"1 + {check}"  # "trebled each year" is a growth of 200 %
        yield Candidate(kind=form.kind, check=check, operands=flat, stated=stated, text_score=ENOUGH)


def _is_by_clock(form: Form, operands: Operands) -> bool:
    return form.name == "duration" and all(
        operands[role][0].figure.unit == TIME_OF_DAY if role in operands else False for role in ("from", "to")
    )


def clock_check(operands: Operands) -> str:
    """Return the check of a span between two times of day, which may pass midnight."""
    start, end = operands["from"][0].figure.value, operands["to"][0].figure.value
    return f"(to − from{' + 24 time of day' if end < start else ''}) ÷ 1 time of day × 1 hour ≈ length"


def _sign(scene: AnnotatedArticle, form: Form, operands: Operands) -> str:
    """Return the sign that the words give the stated figure; where they give none, the one of the change itself."""
    if not form.signed or operands[form.stated][0].figure.value < 0:
        return ""
    stated = operands[form.stated][0]
    move = delta(scene.sentences[stated.sentence], stated)
    if move is not None:
        return "−" if move.sign < 0 else ""
    if "from" not in operands or "to" not in operands:
        return ""
    return "−" if operands["from"][0].figure.value > operands["to"][0].figure.value else ""


def has_direction(scene: AnnotatedArticle, form: Form, operands: Operands) -> bool:
    """Return whether a word right at the stated figure says which way it went."""
    stated = operands[form.stated][0]
    return form.signed and delta(scene.sentences[stated.sentence], stated) is not None


def _holds(scene: AnnotatedArticle, form: Form, operands: Operands, sign: str | None = None) -> SearchOutcome | None:
    """Return the outcome of a reading that holds strictly; None of one that does not."""
    made = _evaluated(scene, form, operands, sign)
    if made is None or made[1].verdict != "consistent":
        return None
    return _outcome(*made)


def _outcome(candidate: Candidate, evaluation: Evaluation) -> SearchOutcome:
    """Return how improbable a fit is; where only the engine can compute the check, as if it were no surprise."""
    outcome = compute(candidate.check, candidate.operands)
    fits: dict[str, Fit] = {"consistent": "strict", "rounding": "generous"}
    return msgspec.structs.replace(outcome, fit=fits.get(evaluation.verdict, "miss"))


def _other_reading(scene: AnnotatedArticle, valid: Valid) -> tuple[Reading, tuple[str, ...]] | None:
    """Return a reading under which the proposal would hold: another order, place, direction or base."""
    form, operands = valid.form, valid.operands
    for first, second in form.swaps:
        if first not in operands or second not in operands:
            continue
        swapped = {**operands, first: operands[second], second: operands[first]}
        if _holds(scene, form, swapped):
            return "swapped", (operands[first][0].figure.text, operands[second][0].figure.text)
    if form.name == "share" and _holds_beside(scene, form, operands):
        return "beside", (operands["part"][0].figure.text, operands["whole"][0].figure.text)
    for other in valid.others:
        if _holds(scene, form, other):
            return "occurrence", ()
    if form.signed and any(_holds(scene, form, operands, sign) for sign in ("", "−")):
        return "direction", ()
    return _other_base(scene, valid)


def _holds_beside(scene: AnnotatedArticle, form: Form, operands: Operands) -> bool:
    """Return whether a share holds of what the whole was without the part, or comes to with it."""
    for candidate in _candidates(scene, form, operands, ""):
        for sign in "−+":
            check = candidate.check.replace(", whole", f", whole {sign} part", 1)
            if compute(check, candidate.operands).fit == "strict":
                return True
    return False


def _other_base(scene: AnnotatedArticle, valid: Valid) -> tuple[Reading, tuple[str, ...]] | None:
    """Return another figure of the passage with which the proposal holds, and not just by chance."""
    form, operands = valid.form, valid.operands
    for role in form.roles:
        if role.name not in form.bases or len(operands.get(role.name, ())) != 1:
            continue
        instead = _instead(scene, valid, role)
        for mention in instead:
            outcome = _holds(scene, form, {**operands, role.name: (mention,)})
            if outcome is not None and outcome.chance * len(instead) <= FEW:
                return "base", (mention.figure.text, operands[role.name][0].figure.text)
    return None


def _instead(scene: AnnotatedArticle, valid: Valid, role: ProposalRole) -> Sequence[Mention]:
    """Return the figures of the same sentences and those next to them that could take a role."""
    own = valid.operands[role.name][0]
    used = {mention.place for mention in valid.mentions}
    near = {mention.sentence + step for mention in valid.mentions for step in (-1, 0, 1)}
    found = [
        mention
        for index in sorted(near)
        if 0 <= index < len(scene.sentences)
        for mention in (*scene.sentences[index].mentions, *scene.sentences[index].asides)
        if mention.place not in used and are_alike(own, mention) and not sorts_of(mention).isdisjoint(role.sorts)
    ]
    return found[:MOST_BASES]
