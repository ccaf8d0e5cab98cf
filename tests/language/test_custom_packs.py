"""A newsroom's own packs and words."""

import pytest

from factcheck.article import article_from_text
from factcheck.language import detect_language, load_pack, packs_in_use, read_figures
from factcheck.model.errors import FactcheckError
from tests.language.test_packs import GOOD

WORDS = {
    "vi": {
        "units": {"count": {"person": ["thuê bao"]}},
        "hedges": {"about": {"before": ["phỏng chừng"]}},
        "identifiers": {"before": ["hồ sơ"]},
    }
}


def test_own_words_are_read_beside_the_packs():
    text = "Phỏng chừng 500 thuê bao và 3 người mở hồ sơ 77."
    plain = read_figures(text, "vi")
    assert [(figure.text, figure.unit) for figure in plain] == [("500", ""), ("3 người", "person"), ("77", "")]
    count, people, file = read_figures(text, "vi", words=WORDS)
    assert (count.text, count.unit, count.hedge.sense) == ("500 thuê bao", "person", "about")
    assert people.unit == "person"
    assert file.kind == "identifier"


def test_own_words_end_with_their_stretch():
    with packs_in_use(words=WORDS):
        assert read_figures("500 thuê bao", "vi")[0].unit == "person"
    assert read_figures("500 thuê bao", "vi")[0].unit == ""


def test_an_own_pack_is_a_language_like_any_other(tmp_path):
    (tmp_path / "xx.toml").write_text(GOOD, encoding="utf-8")
    with packs_in_use([tmp_path]):
        assert load_pack("xx").name == "Test"
        assert detect_language("zed zed zed 1.234,5 kg zed") == "xx"
        (figure,) = read_figures("zed zed zed 1.234,5 kg zed")
    assert (figure.unit, float(figure.value)) == ("kilogram", 1234.5)


MISTAKES = {
    "a table that is none": ("[words.vi.unit.count]\n", {"unit": {"count": {}}}, 'Did you mean “units”?', 1),
    "a unit that is none": (
        "[words.vi.units.count]\nsubscriberr = []\n", {"units": {"count": {"subscriberr": []}}}, "subscriber", 2,
    ),
    "a word for a list": (
        '[words.vi.hedges.about]\nbefore = "cỡ"\n', {"hedges": {"about": {"before": "cỡ"}}}, "", 2,
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_own_words_is_reported_where_it_is(mistake, tmp_path):
    source, words, hint, line = MISTAKES[mistake]
    config = tmp_path / "factcheck.toml"
    config.write_text(source, encoding="utf-8")
    with pytest.raises(FactcheckError) as caught, packs_in_use(words={"vi": words}, path=str(config)):
        pass
    (problem,) = caught.value.problems
    assert problem.line == line
    assert hint in problem.hint


def test_words_for_a_language_without_a_pack_are_refused():
    with pytest.raises(FactcheckError, match='no language pack for "qq"'):
        read_figures("5", "vi", words={"qq": {}})


def test_own_abbreviations_end_no_sentence():
    text = "Ông đến cty. Lan Anh mua 5 chiếc xe."
    assert len(article_from_text(text, language="vi").sentences) == 2
    with packs_in_use(words={"vi": {"abbreviations": ["cty"]}}):
        assert len(article_from_text(text, language="vi").sentences) == 1
        assert len(article_from_text(text.replace("cty", "tp"), language="vi").sentences) == 1
