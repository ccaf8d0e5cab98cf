"""Help is complete in every language that the command line speaks, and one entry serves what English says alike."""

import re

import pytest

from factcheck.cli.commands import COMMANDS, GROUPS, load_command, load_group
from factcheck.cli.help import help_words, parameters_of
from factcheck.language.messages import spoken_languages
from tests.cli.command import factcheck

EVERY = {name: load_command(name) for name in COMMANDS} | {
    f"{group} {name}": command for group in GROUPS for name, command in load_group(group).items()
}
OTHERS = [language for language in spoken_languages() if language != "en"]
GENERAL = ("frame", "values", "commands", "options")


def entry(words, path, name):
    """Return the table that says what a parameter means, or None."""
    return next((table for table in (path, path.partition(" ")[0], "options") if name in words.get(table, {})), None)


@pytest.mark.parametrize("language", OTHERS)
def test_every_command_and_option_has_its_help(language):
    words = help_words(language)
    assert {"factcheck", *GROUPS, *EVERY} == set(words["commands"])
    missing = [
        f"[{path}] {one.name}"
        for path, command in EVERY.items()
        for one in parameters_of(command)
        if not entry(words, path, one.name)
    ]
    assert missing == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_entry_is_unused_and_one_entry_says_one_thing(language):
    words = help_words(language)
    english = {}
    for path, command in EVERY.items():
        for one in parameters_of(command):
            english.setdefault((entry(words, path, one.name), one.name), set()).add(one.described.help)
    written = {(table, name) for table in words if table not in GENERAL[:3] for name in words[table]}
    assert written - set(english) == set()
    assert {place: texts for place, texts in english.items() if len(texts) > 1} == {}
    assert set(words["frame"]) == set(help_words("en")["frame"])


@pytest.mark.parametrize("path", ["", *GROUPS, *EVERY])
def test_help_is_in_the_language_that_is_asked_for(path, tmp_path):
    vietnamese = factcheck(*path.split(), "-h", cwd=tmp_path, FACTCHECK_LANG="vi")
    english = factcheck(*path.split(), "--help", cwd=tmp_path, LC_ALL="C")
    assert (vietnamese.returncode, english.returncode) == (0, 0)
    assert vietnamese.stdout.startswith("Cách dùng: factcheck")
    assert english.stdout.startswith("Usage: factcheck")
    options = re.compile(r"^  (?:-\w, )?(--[a-z-]+)", re.MULTILINE)
    assert options.findall(vietnamese.stdout) == options.findall(english.stdout)
    assert max(map(len, (vietnamese.stdout + english.stdout).splitlines())) <= 100


@pytest.mark.parametrize(
    ("settings", "arguments", "head"),
    [
        ({"LANG": "vi_VN.UTF-8"}, (), "Cách dùng"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "vi_VN.UTF-8"}, (), "Usage"),
        ({"LANG": "vi_VN.UTF-8", "FACTCHECK_LANG": "en"}, (), "Usage"),
        ({"FACTCHECK_LANG": "en"}, ("--lang", "vi"), "Cách dùng"),
        ({"LANG": "xx_YY"}, (), "Usage"),
    ],
)
def test_option_before_variable_before_system(settings, arguments, head, tmp_path):
    none = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG", "FACTCHECK_LANG"), "")
    assert factcheck("verify", *arguments, "-h", cwd=tmp_path, **none | settings).stdout.startswith(head)


def test_without_arguments_help_goes_to_standard_error_and_fails(tmp_path):
    finished = factcheck(cwd=tmp_path)
    assert (finished.returncode, finished.stdout) == (2, "")
    assert finished.stderr.startswith("Usage: factcheck")
