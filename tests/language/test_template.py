"""Templates of a new language: valid as they are, and valid with every example in them taken up."""

import re
import tomllib

import msgspec
import pytest

from factcheck.language.data_files import read_part
from factcheck.language.load_languages import read_language
from factcheck.language.pack import Pack
from factcheck.language.problems import faults_of_form, faults_of_messages
from factcheck.language.relation_data import Cues, RelationData
from factcheck.language.template import meanings_of, template_of
from factcheck.model.errors import FactcheckError

COMMENTED_KEY = re.compile(r"^# (?=(?:\w[\w-]*|\"[^\"]*\") = )", re.MULTILINE)


def taken_up(text):
    return tomllib.loads(COMMENTED_KEY.sub("", text))


@pytest.mark.parametrize("code", ["sv", "pt-BR", "vi", "sr-Latn"])
def test_a_template_is_a_language(code, tmp_path):
    for name, text in template_of(code).items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    language = read_language(tmp_path)
    assert language.pack.code == code
    assert (language.relations is None or language.relations.cues != Cues()) == (code in ("pt-BR", "vi"))


def test_every_example_of_a_template_is_valid():
    files = template_of("sv")
    assert list(faults_of_form(taken_up(files["words"]), Pack, whole=False)) == []
    assert list(faults_of_form(taken_up(files["relations"]), RelationData)) == []
    for part in ("explanations", "report"):
        assert list(faults_of_messages(taken_up(files[part]), read_part("en", part))) == []
        assert taken_up(files[part]) == read_part("en", part)
    assert len(tomllib.loads(COMMENTED_KEY.sub("", files["examples"].replace("# [[", "[[")))["example"]) == 2


def test_a_template_has_every_key():
    files = template_of("sv")
    for kind, text in ((Pack, files["words"]), (RelationData, files["relations"])):
        known = taken_up(text)
        names = [field.encode_name for field in msgspec.structs.fields(kind)]
        assert [name for name in names if name not in known] == []
    cues = taken_up(files["relations"])["cues"]
    assert cues.keys() == {field.encode_name for field in msgspec.structs.fields(Cues)}


def test_every_cue_says_what_it_is():
    meanings = meanings_of(Cues)
    assert [field.name for field in msgspec.structs.fields(Cues) if not meanings.get(field.name)] == []
    assert '# Where a change starts: "from".\n# from = ["from",' in template_of("sv")["relations"]


@pytest.mark.parametrize("code", ["", "Swedish", "sv_SE", "s", "../sv", "sv-"])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(FactcheckError, match="is no code of a language"):
        template_of(code)
