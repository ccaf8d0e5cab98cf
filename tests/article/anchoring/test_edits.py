"""Random edits of signed-off articles: the edit benchmark, small and with fixed seeds, on articles of our own."""

import random
from pathlib import Path

import pytest

from benchmarks.anchoring.edits import tally
from benchmarks.anchoring.harmful import add_figure, cut_paragraph, edit_number, edit_number_and_words
from benchmarks.anchoring.harmless import HARMLESS, several_harmless
from benchmarks.anchoring.judging import judge_added, judge_cut, judge_harmless, judge_numbers
from benchmarks.anchoring.making import sign_off

EDITS_OF_A_KIND = 8


@pytest.fixture(scope="module")
def signed():
    files = sorted((Path(__file__).parent / "articles").glob("*.txt"))
    return [sign_off(file.read_text(encoding="utf-8"), "auto") for file in files]


def test_every_figure_is_covered_and_nothing_drifted_at_sign_off(signed):
    for one in signed:
        assert one.report.coverage.uncovered == ()
        assert {finding.verdict for finding in one.report.claims} <= {"consistent", "rounding", "implied", "unchecked"}
        assert sum(finding.verdict == "consistent" for finding in one.report.claims) >= 4


@pytest.mark.parametrize("kind", [*HARMLESS, "five at once"])
def test_harmless_edits_change_no_verdict(signed, kind):
    edit = HARMLESS.get(kind, several_harmless)
    total = tally(signed, edit, judge_harmless, EDITS_OF_A_KIND, random.Random(kind))
    assert total.edits == EDITS_OF_A_KIND
    assert total.wrong == []


def test_every_edited_number_is_reported(signed):
    total = tally(signed, edit_number, judge_numbers, 4 * EDITS_OF_A_KIND, random.Random(1))
    assert total.wrong == []
    assert total.sayings["edited, breaks a check, told as inconsistent"] >= EDITS_OF_A_KIND
    assert total.sayings["edited, told as drifted"] > 0


def test_a_number_edited_among_words_is_reported_at_least_as_missing(signed):
    total = tally(signed, edit_number_and_words, judge_numbers, 4 * EDITS_OF_A_KIND, random.Random(1))
    assert [case for case in total.wrong if not case.startswith("edited, told as missing")] == []
    assert len(total.wrong) <= 2


def test_every_added_figure_is_reported_as_uncovered(signed):
    total = tally(signed, add_figure, judge_added, EDITS_OF_A_KIND, random.Random(1))
    assert total.wrong == []
    assert total.sayings["told as uncovered"] == EDITS_OF_A_KIND


def test_what_was_cut_is_missing(signed):
    total = tally(signed, cut_paragraph, judge_cut, EDITS_OF_A_KIND, random.Random(1))
    assert total.wrong == []
    assert total.sayings["cut, told as missing"] >= EDITS_OF_A_KIND
