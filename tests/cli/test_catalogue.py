"""The catalogue of errors: every code that the program uses has its message, and every message is used."""

import ast
from pathlib import Path
from string import Formatter

import pytest

import factcheck
from factcheck.language.messages import spoken_languages
from factcheck.model.said import Said, catalogue, in_language, said

PACKAGE = Path(factcheck.__file__).parent
FRAME = "number"


def codes_used():
    """Return each code in the source with the names of its values, and the codes that are put together elsewhere."""
    used = {}
    for path in PACKAGE.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if not any(f'"{section}.' in source for section in catalogue("en")):
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.JoinedStr) and starts_a_code(node):
                for code in codes_of(node):
                    used.setdefault(code, [])
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "said":
                names = {keyword.arg for keyword in node.keywords}
                for code in codes_of(node.args[0]):
                    used.setdefault(code, []).append((names, f"{path.relative_to(PACKAGE)}:{node.lineno}"))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and is_code(node.value):
                used.setdefault(node.value, [])
    return used


def starts_a_code(node):
    """Return whether a formatted string begins with a section and the first letters of a name: f"archive.fact_{x}"."""
    head = node.values[0].value if isinstance(node.values[0], ast.Constant) else ""
    section, _, name = head.partition(".")
    return section in catalogue("en") and bool(name)


def codes_of(node):
    if isinstance(node, ast.Constant):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*codes_of(node.body), *codes_of(node.orelse)]
    if isinstance(node, ast.JoinedStr):  # f"{section}.name" or f"section.{name}": any that fits
        head = node.values[0].value if isinstance(node.values[0], ast.Constant) else ""
        tail = node.values[-1].value if isinstance(node.values[-1], ast.Constant) else ""
        return [code for code in all_codes("en") if code.startswith(head) and code.endswith(tail)]
    return []


def all_codes(language):
    return {
        f"{section}.{name}": message
        for section, messages in catalogue(language).items()
        if section != FRAME
        for name, message in messages.items()
    }


def is_code(text):
    return text in all_codes("en")


def blanks(message):
    texts = message.values() if isinstance(message, dict) else [message]
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_code_has_a_message_and_every_message_a_code():
    assert set(codes_used()) == set(all_codes("en"))


def test_every_blank_is_filled_in():
    messages = all_codes("en")
    wrong = [
        (place, code, names)
        for code, uses in codes_used().items()
        for names, place in uses
        if code in messages and None not in names and not blanks(messages[code]) <= names
    ]
    assert wrong == []


@pytest.mark.parametrize("language", [one for one in spoken_languages() if one != "en" and catalogue(one)])
def test_a_language_says_all_of_it_with_the_same_blanks(language):
    english, other = all_codes("en"), all_codes(language)
    assert set(other) == set(english)
    assert [code for code, message in other.items() if not blanks(message) <= blanks(english[code])] == []
    assert set(catalogue(language)[FRAME]) == set(catalogue("en")[FRAME])


def test_vietnamese_has_the_whole_catalogue():
    assert set(all_codes("vi")) == set(all_codes("en"))


def test_a_message_remembers_what_it_says():
    message = said("usage.no_option", command="factcheck", option="--x")
    assert isinstance(message, Said)
    assert message == "`factcheck` has no option --x"
    assert in_language(message, "vi") == "`factcheck` không có tùy chọn --x"
    assert in_language("plain text", "vi") == "plain text"
