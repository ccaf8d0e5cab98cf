"""Reported tests and their p-values: "t(40) = 1.80, p < .04", "F(2, 57) = 3.40, p = .04", "χ²(1, N = 90) = 0.89, n.s.".

What is read is the style of the American Psychological Association and its usual variants, as by statcheck (Nuijten and
others 2016, doi:10.3758/s13428-015-0664-2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from factcheck.draft.annotated_article import Cue, Mention
from factcheck.draft.candidate import Candidate
from factcheck.draft.generators.statistics.wording import (
    NUMBER,
    any_of,
    by_start,
    cue_at,
    mention_at,
    says_any,
    value_of,
)
from factcheck.draft.search import agrees

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle
    from factcheck.language.relations import StatisticsWords

PLAIN = 95
"""A test in brackets with its p-value states nothing else."""
RELATIONS = {"=": "≈", "<": "<", ">": ">", "≤": "≤", "≥": "≥", "<=": "≤", ">=": "≥"}
RULES = {"t": "p_of_t", "r": "p_of_r", "f": "p_of_f", "z": "p_of_z", "chi2": "p_of_chi2"}
"""The rule for each group of the pattern that names a test."""
ONE_SIDED = frozenset({"p_of_t", "p_of_r", "p_of_z"})
DEGREES_OF = {"p_of_t": 1, "p_of_f": 2, "p_of_r": 1, "p_of_z": 0, "p_of_chi2": 1}
"""How many degrees of freedom each rule takes."""

CHI = r"[χΧ]\s?\^?\s?[2²]\^?"
OF_T = r"\(\s*(?P<df_of_t>\d+(?:[.,]\d+)?)\s*\)"
OF_CHI = r"\(\s*(?P<df_of_chi>\d+)\s*(?:[,;]\s*[Nn]\s*=\s*\d[\d.,]*)?\s*\)"
OF_F = r"\(\s*(?P<df_above>\d+(?:\.\d+)?)\s*[,;]\s*(?P<df_below>\d+(?:\.\d+)?)\s*\)"
OTHER_RESULT = r"(?:\s*[,;]\s*(?!p\b)[^\W\d][\w²]{{0,4}}\s*[=<>]\s*{number})"
"""What may be between a statistic and its p-value: "MSE = 4.21", "d = 0.4"."""


class Reported(msgspec.Struct, frozen=True, gc=False):
    """A reported test: its rule, its statistic and p-value (none for "n.s."), and the degrees of freedom."""

    rule: str
    statistic: Mention
    degrees: tuple[Mention | str, ...]
    """As figures; as they are written where the reader takes both of "F(2,57)" for one."""
    relation: str
    p: Mention | None
    name: tuple[Cue, ...] = ()
    """The letter or name of the test."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield the tests that are reported with a p-value, two-sided unless the article has one that looks one way only.

    Where it says that p-values were corrected, only what agrees is a statement of the plain test.
    """
    words, text = scene.words.statistics, scene.article.text
    is_one_sided, is_corrected = says_any(text, words.one_sided), says_any(text, words.corrected)
    for reported in reported_tests(scene):
        candidate = candidate_of(reported, "")
        if is_one_sided and reported.rule in ONE_SIDED and not holds(candidate):
            one_sided = candidate_of(reported, ", tails = 1")
            candidate = one_sided if holds(one_sided) else candidate
        if holds(candidate) or not is_corrected:
            yield candidate


def holds(candidate: Candidate) -> bool:
    """Return whether the figures agree as they are rounded."""
    return agrees(candidate.check, **dict(candidate.operands))


def candidate_of(reported: Reported, tails: str) -> Candidate:
    """Return the candidate that the p-value follows from the statistic."""
    operands = {"statistic": reported.statistic}
    arguments = ["statistic"]
    for number, degrees in enumerate(reported.degrees, start=1):
        name = "df" if len(reported.degrees) == 1 else f"df{number}"
        if isinstance(degrees, str):
            arguments.append(degrees)
        else:
            operands[name] = degrees
            arguments.append(name)
    if reported.p is not None:
        operands["p"] = reported.p
    limit = "p" if reported.p is not None else "0.05"
    return Candidate(
        kind="other",
        check=f"{reported.rule}({', '.join(arguments)}{tails}) {reported.relation} {limit}",
        operands=tuple(operands.items()),
        stated="p" if reported.p is not None else "statistic",
        text_score=PLAIN,
        cues=reported.name,
    )


def reported_tests(scene: AnnotatedArticle) -> Iterator[Reported]:
    """Yield every reported test whose statistic and p-value are figures of their own."""
    starts = by_start(scene.mentions)
    for found in pattern_of(scene.words.statistics).finditer(scene.article.text):
        reported = reported_test(starts, found)
        if reported is not None:
            sentence = scene.sentences[reported.statistic.sentence]
            yield msgspec.structs.replace(reported, name=cue_at(sentence, found.start(), found.start() + 1))


def reported_test(starts: dict[int, Mention], found: re.Match[str]) -> Reported | None:
    """Return what was found as a test; None where a figure is read otherwise, or p is no probability."""
    groups = found.groupdict()
    rule = next(rule for name, rule in RULES.items() if groups[name])
    written = [name for name in groups if name.startswith("df") and groups[name]]
    statistic = mention_at(starts, found, "statistic")
    p = mention_at(starts, found, "p") if groups["p"] else None
    if statistic is None or (groups["p"] and (p is None or value_of(groups["p"]) > 1)):
        return None
    if len(written) != DEGREES_OF[rule]:
        return None
    degrees = tuple(mention_at(starts, found, name) or groups[name].replace(",", ".") for name in written)
    return Reported(rule, statistic, degrees, RELATIONS[groups["relation"]] if p else ">", p)


@cache
def pattern_of(words: StatisticsWords) -> re.Pattern[str]:
    """Return the pattern of a reported test in a language."""
    start, end = r"(?<![\w.])", r"(?!\w)\s*"
    test = "|".join(
        (
            rf"{start}(?:(?P<t>t)|(?P<r>r)){end}(?:{OF_T})?",
            rf"{start}(?P<f>F){end}{OF_F}",
            rf"{start}(?P<z>[zZ]){end}",
            rf"(?P<chi2>{CHI}|[Xx]²|{any_of(words.chi_square)})\s*(?:{OF_CHI})?",
        )
    )
    after = rf"\s*[,;]\s*{any_of(words.degrees)}\s*=\s*(?P<df_after>\d+(?:[.,]\d+)?)(?!\d)"
    p_name = rf"(?<!\w)(?:[pP]|{any_of(words.p_value)})"
    relation = r"(?P<relation><=|>=|[=<>≤≥])"
    p = rf"{p_name}\s*{relation}\s*(?P<p>[01]?[.,]\d+)"
    insignificant = rf"(?:[pP]\s*=\s*)?{any_of_marks(words.not_significant)}"
    other = OTHER_RESULT.format(number=NUMBER)
    return re.compile(
        rf"(?:{test})\s*=\s*(?P<statistic>{NUMBER})(?:{after})?{other}{{0,2}}"
        rf"\s*[,;(]\s*(?:[^\W\d][\w-]+\s+){{0,2}}?(?:{p}|{insignificant})"
    )


def any_of_marks(phrases: tuple[str, ...]) -> str:
    """Return a pattern for phrases that may end in a full stop: "n.s."."""
    return any_of(phrases).removesuffix(r"(?!\w)") + r"(?![^\W_])"
