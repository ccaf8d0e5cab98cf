"""The package's tables say the same as the JSON that is installed and as the TOML that people edit."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from factcheck.model.shipped import read_shipped

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build the package as an install does, and return its folder."""
    folder = tmp_path_factory.mktemp("build")
    command = [
        "setup.py",
        "-q",
        "egg_info",
        "--egg-base",
        folder,
        "build",
        "--build-base",
        folder,
        "--build-lib",
        folder,
    ]
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True, capture_output=True)
    return folder / "factcheck"


def test_every_table_is_installed_as_json_that_says_the_same(built):
    tables = sorted(file.relative_to(ROOT / "factcheck") for file in (ROOT / "factcheck").rglob("*.toml"))
    assert len(tables) > 20
    for table in tables:
        assert (built / table).with_suffix(".json").is_file()
        assert read_shipped(built / table) == tomllib.loads((ROOT / "factcheck" / table).read_text(encoding="utf-8"))


def test_the_tree_under_development_has_the_toml_alone():
    data = ROOT / "factcheck/language/data"
    assert list(data.rglob("*.json")) == []
    assert read_shipped(data / "vi/words.toml")["code"] == "vi"


def test_an_edited_file_counts_at_once(tmp_path):
    (tmp_path / "words.toml").write_text('word = "tấn"\n', encoding="utf-8")
    assert read_shipped(tmp_path / "words.toml") == {"word": "tấn"}
    (tmp_path / "words.toml").write_text('word = "tạ"\n', encoding="utf-8")
    assert read_shipped(tmp_path / "words.toml") == {"word": "tạ"}
