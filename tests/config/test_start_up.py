"""Reading claims and configuration must not load what only mistakes need."""

import subprocess
import sys

import pytest

HEAVY = ("tree_sitter", "tree_sitter_toml", "tomlkit", "pint", "difflib", "rapidfuzz", "jsonschema")


@pytest.mark.parametrize("load", ["claims.load(folder / 'claims.toml')", "config.load_config(folder)"])
def test_nothing_heavy_is_imported_for_sound_files(load, tmp_path):
    (tmp_path / "claims.toml").write_text(
        'article = "a.txt"\n[[claim]]\nid = "a"\nquote = "[a: 5 km]"\ncheck = "a = 5 km"\n'
    )
    (tmp_path / "factcheck.toml").write_text('language = "vi"\n')
    program = (
        "import sys, pathlib\nfrom factcheck import claims, config\n"
        f"folder = pathlib.Path({str(tmp_path)!r})\n{load}\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "[]"
