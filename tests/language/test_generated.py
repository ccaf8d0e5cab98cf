"""Forms that CLDR and num2words spell, read back: the same generator as `benchmarks/reading/generated.py`, in small."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("babel")
pytest.importorskip("num2words")
sys.path.append(str(Path(__file__).parents[2] / "benchmarks" / "reading"))

from generated import FORMS, forms, is_right

from factcheck.language import read_figures

ONE_WORD = 10
"""Below this, numbers in words are mostly other words too ("acht", "ba"), and are read beside a unit or noun only."""


@pytest.mark.parametrize("language", FORMS)
def test_generated_forms_are_read_back(language):
    missed = [
        (kind, text)
        for kind, text, expected in forms(language, 400, seed=20)
        if not is_right(expected, read_figures(text, language)) and not (kind == "in_words" and expected[1] < ONE_WORD)
    ]
    assert missed == []
