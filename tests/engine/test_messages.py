"""The catalogue of messages has everything that the program says, in English and in Vietnamese."""

import ast
import string
from pathlib import Path

import pytest

import factcheck
from factcheck.language.messages import Phrases, load_phrases, load_words
from factcheck.rules import all_rules

PACKAGE = Path(factcheck.__file__).parent

GIVE_REASONS = ("PredicateResult", "CheckOutcome", "verdict_of", "whole_total", "NoDayError", "ArgumentTooLargeError")
"""What is called with a reason in English."""

CONSTANTS = ("UNDECIDED", "MAY_BE_ZERO", "NO_ANSWER", "CROSSES_ZERO")
"""The names that hold one."""

SECTIONS = {*Phrases.__struct_fields__}


def trees(*folders):
    for folder in folders:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"))


def calls(*folders):
    for tree in trees(*folders):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield getattr(node.func, "id", getattr(node.func, "attr", "")), node


def text_of(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def reasons():
    for name, call in calls("rules", "engine"):
        if name in GIVE_REASONS:
            given = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "reason")]
            for part in (part for one in given for part in ast.walk(one)):
                yield text_of(part)
        elif name == "invalid" and len(call.args) > 1:
            yield text_of(call.args[1])
    for tree in trees("engine"):
        for node in tree.body:
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in CONSTANTS:
                yield text_of(node.value)


REASONS = sorted({reason for reason in reasons() if " " in reason and not reason.startswith(("beyond", " "))})


def test_no_reason_is_written_out_in_one_language():
    """Rules and engine give reasons by codes; tests/cli/test_catalogue.py holds those to their messages."""
    assert REASONS == []


def asked_messages():
    """Yield section and key of each message that is asked for by a written key: `phrases.step["check"]`."""
    for tree in trees("engine", "draft"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Subscript) and getattr(node.value, "attr", "") in SECTIONS and text_of(node.slice):
                yield node.value.attr, text_of(node.slice)
    for name, call in calls("engine"):
        if name == "message" and len(call.args) > 1 and text_of(call.args[1]):
            yield "finding", text_of(call.args[1])


@pytest.mark.parametrize(("section", "key"), sorted(set(asked_messages())))
def test_every_message_is_there(section, key):
    for language in ("en", "vi"):
        assert key in getattr(load_phrases(language), section)


def asked_words():
    for tree in trees("report", "cli", "integrations"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") in ("words", "own"):
                yield text_of(node.slice)


def test_every_word_of_a_report_is_there():
    keys = {key for key in asked_words() if "." in key}
    assert len(keys) > 15
    for language in ("en", "vi"):
        assert keys <= load_words(language).keys()


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_every_rule_has_its_words(rule):
    for language in ("en", "vi"):
        phrases = load_phrases(language)
        named = [phrase for key, phrase in phrases.rule.items() if key.partition("+")[0] == rule.name]
        blanks = {name for phrase in named for _, name, _, _ in string.Formatter().parse(phrase) if name}
        assert named
        assert blanks <= {role.name for role in rule.roles} | {"values", "pairs", "parts", "items", "factors"}
    assert rule.name in load_phrases("vi").summary
