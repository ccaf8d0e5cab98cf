"""Packs: those that come along are whole; a faulty one is refused with its line, its key and what would be right."""

import pytest

from factcheck.language.lexicon.build_lexicon import lexicon_of
from factcheck.language.load_languages import pack_codes, read_pack, shipped_pack
from factcheck.model.errors import FactcheckError

GOOD = """code = "xx"
name = "Test"
frequent = ["zed"]

[marks]
decimal = ","
groups = ["."]

[numbers.values]
un = 1
"""

FAULTS = {
    "a key that is none": ('code = "xx"\nnumber = 5\n', 2, "number", "Did you mean “numbers”?"),
    "a key that is none in a table": (
        "[hedges.about]\nbefor = []\n",
        2,
        "hedges.about.befor",
        "Did you mean “before”?",
    ),
    "a word where a list belongs": ('[hedges.about]\nbefore = "zirka"\n', 2, "a list", ""),
    "a number in quotes": ('[numbers.values]\nun = "1"\n', 2, "a whole number", ""),
    "a hedge that is none": ('[hedges.neerly]\nbefore = ["zirka"]\n', 1, "neerly", "Did you mean “nearly”?"),
    "an order of dates that is none": ('[dates]\norder = "ydm"\n', 2, "ydm", ""),
    "no marks": ('code = "xx"\nname = "Test"\nfrequent = []\n[numbers.values]\nun = 1\n', 0, "marks", ""),
    "not TOML": ('code = "xx\n', 1, "not valid TOML", ""),
}


def problem_of(path, source):
    path.write_text(source, encoding="utf-8")
    with pytest.raises(FactcheckError) as caught:
        read_pack(path)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("code", pack_codes())
def test_a_shipped_pack_is_whole(code):
    pack = shipped_pack(code)
    lexicon = lexicon_of(pack)
    assert pack.code == code
    assert lexicon.style.decimal == pack.marks.decimal
    assert pack.hedges.keys() >= {"about", "nearly", "over", "at least", "under", "up to"}
    assert len(pack.dates.months) >= 12


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_pack_is_reported_with_its_line(fault, tmp_path):
    source, line, words, hint = FAULTS[fault]
    head = "" if source.startswith("code") else GOOD.partition("[numbers")[0]
    if "[numbers" not in source and head:
        head += "[numbers.values]\nun = 1\n"
    problem = problem_of(tmp_path / "xx.toml", head + source)
    before = head.count("\n")
    assert words in problem.message + problem.source_line
    assert problem.line == (line + before if line else 0)
    assert hint in problem.hint
    assert problem.path.endswith("xx.toml")


def test_a_pack_that_is_not_there_is_reported(tmp_path):
    with pytest.raises(FactcheckError, match="there is no such language pack"):
        read_pack(tmp_path / "none.toml")


def test_an_unknown_language_is_reported_with_those_there_are():
    with pytest.raises(FactcheckError) as caught:
        shipped_pack("vn")
    assert "en, es, fr" in caught.value.problems[0].hint
