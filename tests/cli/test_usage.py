"""A command line that can't be read is answered in the reader's language, with what was likely meant."""

import tomllib
from pathlib import Path

import pytest

from tests.cli.command import factcheck

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "usage.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
def test_a_wrong_command_line_is_answered(case, language, tmp_path):
    finished = factcheck(*case["line"].split(), cwd=tmp_path, FACTCHECK_LANG=language)
    assert (finished.returncode, finished.stdout) == (2, "")
    assert finished.stderr.startswith({"en": "error: ", "vi": "lỗi: "}[language])
    for part in case[language]:
        assert part in finished.stderr
