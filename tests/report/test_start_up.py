"""What a format may load: nobody waits for a library that the chosen format does not use."""

import subprocess
import sys

import pytest

from factcheck.report import FIGURE_FORMATS, FORMATS

HEAVY = ("rich", "jinja2", "json", "csv", "xml", "pint", "numpy", "pydantic", "tomlkit", "rapidfuzz", "typer")

ALLOWED = {
    "table": {"rich"},
    "html": set(),  # jinja2 when a page is written, not before
    "csv": {"csv"},
    "junit": {"xml"},
}


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_loads_only_what_it_needs(format):
    module = FORMATS[format]
    probe = f"import sys, {module}; print(' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout.split()
    assert set(loaded) <= ALLOWED.get(format, set())


def test_a_missing_library_is_reported_with_the_command_that_installs_it():
    probe = (
        "import sys; sys.modules['jinja2'] = None\n"
        "from factcheck.model.errors import FactcheckError\n"
        "from factcheck.report import render\n"
        "try:\n    render([], 'html')\n"
        "except FactcheckError as error:\n    print(error.problems[0].hint)\n"
    )
    shown = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout
    assert shown == "run `pip install 'factcheck-desk[html]'`\n"


def test_every_format_is_a_module_that_renders():
    from importlib import import_module

    for module in (*FORMATS.values(), *FIGURE_FORMATS.values()):
        assert callable(import_module(module).render)


def test_words_are_the_same_in_every_language():
    from factcheck.report.words import load_words

    assert load_words("en").keys() == load_words("vi").keys()
