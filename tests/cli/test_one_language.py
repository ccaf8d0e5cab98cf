"""A run has one language: no English word in what is said in Vietnamese, no Vietnamese word in what is said in English.

What is quoted, typed, named or part of a file is nobody's words: it is taken away before the rest is looked at.
English words are those of the English catalogue that the Vietnamese one does not use as well.
"""

import re
import shlex
import shutil
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from factcheck.cli.commands import COMMANDS, GROUPS, load_command, load_group
from factcheck.cli.help import parameters_of
from factcheck.language.messages import Phrases, load_phrases, load_words
from factcheck.model.kinds import RuleKind
from factcheck.model.said import catalogue
from factcheck.model.verdict import WORST_FIRST
from factcheck.rules import all_rules
from tests.cli.command import factcheck

FILES = Path(__file__).parent / "one_language"
RUNS = tomllib.loads((FILES / "runs.toml").read_text(encoding="utf-8"))["runs"]

NOT_SAID = re.compile(
    r"“[^”]*”|`[^`]*`|\"[^\"]*\"|'[^']*'|\([A-Za-z]+(?:Error|Exception)\)"  # quoted: words of others, code
    r"|^\s*\d+ \|.*$|^\s*\^$"  # the line of a file with the place
    r"|^\S*:(?:\d+:)*|^::\w+ .*?::"  # places
    r"|\S*[/\\_.=<>{}\[\]@]\S*|--?[\w-]+|\b[A-Z][A-Za-z]*[A-Z]\w*\b"  # paths, names, options, JSON, OpenAI
    r"|\w+\([^)]*\)|^.* ≈ .*$",  # calls of rules, checks
    re.MULTILINE,
)
WORD = re.compile(r"[A-Za-zÀ-ỹ]+")
VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯẠ-ỹ]")
PROSE = 2
"""Letters of the shortest word that is looked at."""


def words_of(texts):
    return {word.lower() for text in texts for word in WORD.findall(NOT_SAID.sub(" ", text)) if len(word) >= PROSE}


def messages(tree):
    if isinstance(tree, dict):
        return [text for value in tree.values() for text in messages(value)]
    return [text for value in tree for text in messages(value)] if isinstance(tree, list | tuple) else [str(tree)]


def catalogue_of(language):
    phrases = load_phrases(language)
    sections = [getattr(phrases, name) for name in Phrases.__struct_fields__ if name not in ("reason",)]
    help_file = Path(__file__).parents[2] / "factcheck" / "language" / "data" / language / "help.toml"
    return messages([catalogue(language), load_words(language), sections, tomllib.loads(help_file.read_text("utf-8"))])


def names():
    """Return what has one name in all languages: commands, options, rules, roles."""
    every = [*map(load_command, COMMANDS), *(one for group in GROUPS for one in load_group(group).values())]
    given = [name for command in every for one in parameters_of(command) for name in one.described.names]
    keys = [*catalogue("en")["expected"], *WORST_FIRST, *get_args(RuleKind), "error", "uncovered"]
    rules = [word for rule in all_rules() for word in (rule.name, *(role.name for role in rule.roles))]
    return words_of([" ".join((*COMMANDS, *GROUPS, *rules, *keys, *(name.strip("-") for name in given)))])


def docstrings():
    every = [*map(load_command, COMMANDS), *(one for group in GROUPS for one in load_group(group).values())]
    return [command.__doc__ for command in every] + [
        one.described.help for each in every for one in parameters_of(each)
    ]


ENGLISH = words_of(catalogue_of("en") + docstrings()) - words_of(catalogue_of("vi")) - names()


ARTICLE_STYLE = {"tỷ", "đồng", "lần", "người", "điểm", "phần", "đến", "tư", "thứ", "gấp"}
"""Units, days and ranges, which are written as the article writes them in every language."""

SAID_IN_VIETNAMESE = (
    words_of(catalogue_of("vi"))
    - words_of([(FILES / name).read_text(encoding="utf-8") for name in ("bai.txt", "claims.toml", "edited.toml")])
    - ARTICLE_STYLE
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    for file in FILES.iterdir():
        shutil.copy(file, folder / file.name)
    articles = folder / "kho.jsonl"
    articles.write_text('{"id": "1", "text": "Đội có 20 người, trong đó 12 nam và 9 nữ, tức 60% là nam."}\n', "utf-8")
    (folder / "trang.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "bang.xlsx").write_bytes(b"PK\x03\x04")
    factcheck("scan", "kho.jsonl", "--results", "results", cwd=folder, FACTCHECK_LANG="vi")
    return folder


def said_in(run, language, folder):
    """Return what a run prints, without what is quoted, typed or named."""
    done = factcheck(*shlex.split(run), cwd=folder, FACTCHECK_LANG=language)
    typed = {word for part in shlex.split(run) for word in WORD.findall(part)}
    lines = NOT_SAID.sub(" ", done.stdout + "\n" + done.stderr).splitlines()
    return [(line, [word for word in WORD.findall(line) if word not in typed]) for line in lines]


@pytest.mark.parametrize("run", RUNS)
def test_no_english_word_in_a_vietnamese_run(run, folder):
    found = [
        (line.strip(), word)
        for line, words in said_in(run, "vi", folder)
        for word in words
        if word.lower() in ENGLISH and len(word) >= PROSE
    ]
    assert found == []


@pytest.mark.parametrize("run", RUNS)
def test_no_vietnamese_word_in_an_english_run(run, folder):
    """Values and units stay in the article's own style; what is said about them does not."""
    found = [
        (line.strip(), word)
        for line, words in said_in(run, "en", folder)
        for word in words
        if VIETNAMESE.search(word) and word.lower() in SAID_IN_VIETNAMESE
    ]
    assert found == []


def test_english_words_are_known():
    assert {"the", "says", "is", "not", "there", "no", "this", "with", "takes"} <= ENGLISH
    assert not {"trong", "sinh", "bao", "json"} & ENGLISH
    assert "claim" not in ENGLISH  # a key of the claims file
