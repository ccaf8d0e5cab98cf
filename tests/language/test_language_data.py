"""All data of a language: what comes along is sound, mistakes are reported, and a newsroom may write all of it."""

import tomllib
from functools import cache

import pytest

from factcheck.language import load_pack, packs_in_use
from factcheck.language.data_files import DATA_FOLDER, read_part, shipped_codes
from factcheck.language.load_languages import language_files, load_relations, read_language, shipped_relations
from factcheck.language.messages import load_phrases, load_words, spoken_languages
from factcheck.language.pack import Pack
from factcheck.language.problems import (
    blanks_of,
    faults_of_form,
    faults_of_messages,
    faults_of_values,
    lines_of,
    problems_at,
)
from factcheck.language.relation_data import RelationData
from factcheck.language.relations import relation_words
from factcheck.model.errors import FactcheckError
from tests.language.test_packs import GOOD

SAID_BY_CODE = ("errors", "help")
"""Parts that tests/cli/test_catalogue.py and tests/cli/test_help.py check."""

FILES = sorted(path for path in DATA_FOLDER.glob("*/*.toml") if path.stem not in SAID_BY_CODE)


@cache
def catalogue(part):
    return read_part("en", part)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_comes_along_is_sound(path):
    tree = tomllib.loads(path.read_text(encoding="utf-8"))
    if path.stem in ("explanations", "report"):
        faults = list(faults_of_messages(tree, catalogue(path.stem)))
    else:
        form = RelationData if path.stem == "relations" else Pack
        faults = list(faults_of_form(tree, form, whole=False))
        faults += faults_of_values(tree) if form is Pack else ()
    assert faults == []


def test_every_folder_is_a_language_with_its_parts():
    assert {path.stem for path in FILES} == {"words", "cldr", "relations", "explanations", "report"}
    for code in shipped_codes():
        assert load_pack(code).code == code
        assert load_relations(code) is not None


@pytest.mark.parametrize("part", ["explanations", "report"])
def test_vietnamese_has_every_message(part):
    missing = [
        f"{section}.{key}"
        for section, messages in catalogue(part).items()
        for key in messages
        if key not in read_part("vi", part).get(section, {})
    ]
    assert missing == []


RELATIONS = {
    "a cue that is none": ('[cues]\nrize = ["steg"]\n', 2, 'in "cues.rize"', "Did you mean “rise”?"),
    "a table that is none": ('[cue]\nrise = ["steg"]\n', 1, 'in "cue"', "Did you mean “cues”?"),
    "a word for a list": ('[cues]\n\nrise = "steg"\n', 3, "Expected a list, got text in quotes", ""),
    "an empty phrase": ('[cues]\nrise = ["steg", " "]\n', 2, "that is not empty", ""),
    "a number for a phrase": ("[cues]\nrise = [5]\n", 2, "Expected text in quotes", ""),
    "a list of words that is none": ('[words]\nfiler = ["och"]\n', 2, 'in "words.filer"', "Did you mean “fillers”?"),
    "a role that is none": ('[roles]\npercentige = "andel"\n', 2, "percentige", "Did you mean “percentage”?"),
    "a kind of claim that is none": ('[kinds]\nchanges = "ändring"\n', 2, "changes", "Did you mean “change”?"),
    "a role that is no text": ("[roles]\npart = 1\n", 2, "Expected text in quotes, got a whole number", ""),
    "not TOML": ('[cues]\nrise = ["steg\n', 2, "not valid TOML", ""),
}

EXPLANATIONS = {
    "a section that is none": ('[sentense]\nagrees = "x"\n', 1, 'in "sentense"', 'Did you mean “sentence”?'),
    "a message that is none": ('[sentence]\nagres = "x"\n', 2, "agres", 'Did you mean “agrees”?'),
    "a blank that nothing fills": (
        '[sentence]\nagrees = "{formel} ger {computed}"\n', 2, "nothing fills in {formel}", "Did you mean “formula”?",
    ),
    "braces that do not match": ('[sentence]\nagrees = "{formula ger"\n', 2, "braces of a message do not match", "{{"),
    "a message that is no text": ("[sentence]\nagrees = 5\n", 2, "Expected text in quotes, got a number", ""),
    "one text for two": ('[gap]\npercent = ["{} procentenhet"]\n', 2, "Expected text in quotes, got a list", ""),
}  # fmt: skip

REPORT = {"a heading that is none": ('[heading]\nverdikt = "Utfall"\n', 2, "heading.verdikt", "mean “verdict”?")}

WORDS = {
    "a unit that is none": ('[units.measure]\nkilomter = ["km"]\n', 2, 'no unit is called "kilomter"', "kilometre"),
    "a currency that is none": ('[signs]\n"kr" = "SKR"\n', 2, 'no unit is called "SKR"', ""),
    "a fraction that is none": ('[fractions.words]\nhalva = "1/0"\n', 2, '"1/0" is no number', "1/2"),
    "nouns of any number of words": ("[nouns]\nwords = 99999999999\n", 2, "99,999,999,999 is not from 1 to 8", ""),
    "nouns of no word": ("[nouns]\nwords = 0\n", 2, "0 is not from 1 to 8", ""),
    "a word of a page": (f'[nouns]\nstop = ["a", "{"a" * 3000}"]\n', 2, "3,000 letters are no phrase", "200"),
    "a thirteenth month": ("[dates.months]\nmars = 13\n", 2, "13 is not from 1 to 12", ""),
    "a language to extend that is none": ('extends = "sx"\n', 1, 'no language pack for "sx"', ""),
}


def name_of(value):
    return value if isinstance(value, str) else ""


FAULTS = [
    (name, fault, faults[fault])
    for name, faults in (
        ("relations", RELATIONS), ("explanations", EXPLANATIONS), ("report", REPORT), ("words", WORDS),
    )
    for fault in faults
]  # fmt: skip


def folder_of(tmp_path, **files):
    folder = tmp_path / "xx"
    folder.mkdir()
    for name, source in {"words": GOOD, **files}.items():
        (folder / f"{name}.toml").write_text(source, encoding="utf-8")
    return folder


def problems_of(path):
    with pytest.raises(FactcheckError) as caught:
        read_language(path)
    return caught.value.problems


@pytest.mark.parametrize(("name", "fault", "expected"), FAULTS, ids=name_of)
def test_a_mistake_is_reported_at_its_line(name, fault, expected, tmp_path):
    source, line, message, hint = expected
    before = GOOD if name == "words" else ""
    if source.startswith("extends"):
        before, source = "", source + GOOD
    (problem,) = problems_of(folder_of(tmp_path, **{name: before + source}))
    assert (problem.path.endswith(f"xx/{name}.toml"), problem.line) == (True, line + before.count("\n"))
    assert message in problem.message
    assert hint in problem.hint
    assert problem.source_line == (before + source).splitlines()[problem.line - 1]


@pytest.mark.parametrize(("name", "fault", "expected"), FAULTS, ids=name_of)
def test_the_same_mistake_in_a_language_of_one_file(name, fault, expected, tmp_path):
    source, _, message, hint = expected
    if name == "words" or fault == "not TOML":
        pytest.skip("the same file")
    written = GOOD + source.replace("[", f"[{name}.", 1)
    (tmp_path / "xx.toml").write_text(written, encoding="utf-8")
    (problem,) = problems_of(tmp_path / "xx.toml")
    assert message.replace('in "', f'in "{name}.') in problem.message
    assert hint in problem.hint
    assert problem.source_line == source.replace("[", f"[{name}.", 1).splitlines()[expected[1] - 1]


def test_all_mistakes_are_reported_at_once(tmp_path):
    relations = '[cues]\nrize = ["steg"]\n\n[roles]\nwhole = 1\n'
    folder = folder_of(tmp_path, words=GOOD + "[dates]\nmonth = 1\n", relations=relations)
    found = [(problem.path.rpartition("/")[2], problem.line) for problem in problems_of(folder)]
    assert found == [("words.toml", 12), ("relations.toml", 2), ("relations.toml", 5)]


def test_a_folder_without_words_is_refused(tmp_path):
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "relations.toml").write_text("", encoding="utf-8")
    (problem,) = problems_of(folder)
    assert "words.toml is missing" in problem.message


def test_what_must_be_there_is_missed(tmp_path):
    path = tmp_path / "xx.toml"
    path.write_text('code = "xx"\nname = "Test"\n[marks]\ndecimal = ","\n', encoding="utf-8")
    messages = sorted(problem.message for problem in problems_of(path))
    assert messages == ['"frequent" is missing', '"groups" is missing in "marks"', '"numbers" is missing']


def test_an_example_is_checked_too(tmp_path):
    (problem,) = problems_of(
        folder_of(tmp_path, examples='[[example]]\ntext = "x"\n\n[[example]]\nfigure = []\ntext = ""\n')
    )
    assert (problem.line, problem.hint) == (5, "Did you mean “figures”?")


def test_lines_of_tables_below_lists():
    places = lines_of('[[a]]\nx = 1\n[a.b]\ny = 2\n[[a]]\n"x y" = 1\n')
    assert (places["a", 0, "b", "y"], places["a", 1, "x y"]) == (4, 6)


def test_a_key_in_a_list_of_words_is_no_key():
    faults = faults_of_form({"cues": {"to": 1}}, RelationData)
    source = '# to = 5\n[cues]\nfrom = [\n    "to",\n]\nto = 1\n'
    assert [problem.line for problem in problems_at(faults, "", source)] == [6]


def test_a_language_in_a_folder_has_all_its_parts(tmp_path):
    folder = folder_of(
        tmp_path,
        relations='[cues]\nrise = ["Steg"]\n[roles]\npart = "del"\n',
        explanations='[word]\nyes = "ja"\n',
        report='[verdict]\nmissing = "saknas"\n',
    )
    with packs_in_use([folder]):
        words = relation_words("xx")
        assert words.phrases == {"steg": ((("steg",), ("rise",)),)}
        assert (words.roles["part"], words.roles["whole"]) == ("del", "total")
        assert (load_phrases("xx").word["yes"], load_phrases("xx").word["no"]) == ("ja", "no")
        assert load_words("xx")["verdict.missing"] == "saknas"
        assert load_words("xx")["verdict.invalid"] == "invalid"
        assert "xx" in spoken_languages()
    assert relation_words("xx").phrases == {}
    assert "xx" not in spoken_languages()


def test_a_language_may_extend_another(tmp_path):
    path = tmp_path / "pt-BR.toml"
    path.write_text(
        'code = "pt-BR"\nname = "Brazilian Portuguese"\nextends = "pt"\n'
        '[numbers.scales]\nbi = 1_000_000_000\n[relations.cues]\nrise = ["bombou"]\n',
        encoding="utf-8",
    )
    with packs_in_use([path]):
        pack, plain = load_pack("pt-BR"), load_pack("pt")
        assert (pack.numbers.scales["bi"], pack.numbers.values) == (1_000_000_000, plain.numbers.values)
        cues, known = load_relations("pt-BR").cues, load_relations("pt").cues
        assert (cues.rise, cues.fall) == ((*known.rise, "bombou"), known.fall)
    assert "bombou" not in load_relations("pt").cues.rise


def test_a_pack_without_relations_keeps_those_of_its_language(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text(GOOD.replace("xx", "vi"), encoding="utf-8")
    with packs_in_use([path]):
        assert load_pack("vi").name == "Test"
        assert load_relations("vi").cues.rise == shipped_relations("vi").cues.rise


def test_a_folder_of_languages_holds_files_and_folders(tmp_path):
    folder_of(tmp_path)
    (tmp_path / "yy.toml").write_text(GOOD.replace("xx", "yy"), encoding="utf-8")
    (tmp_path / "notes").mkdir()
    assert [path.name for path in language_files([tmp_path])] == ["xx", "yy.toml"]


def test_words_of_a_configuration_may_hold_relations():
    words = {"vi": {"relations": {"cues": {"rise": ["nhảy vọt"]}}, "explanations": {"word": {"yes": "phải"}}}}
    with packs_in_use(words=words):
        assert "nhảy" in relation_words("vi").phrases
        assert load_phrases("vi").word["yes"] == "phải"
    with pytest.raises(FactcheckError, match="no such key"), packs_in_use(words={"vi": {"relations": {"cue": {}}}}):
        pass


def test_blanks():
    assert blanks_of("{a} {{b}} {}") == {"a", ""}
