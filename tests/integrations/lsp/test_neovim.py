"""The server in real Neovim, without a screen: what is shown moves with edits, corrections and names are written."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import COMMAND

NEOVIM = shutil.which("nvim")
SCRIPT = Path(__file__).parent / "neovim" / "drive.lua"

pytestmark = pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed: the server is not tried in it")
pytest.importorskip("pygls", reason="pygls is not installed")

STORY = "🎟️ Of the 640 tickets sold, 128, or 25%, went to children.\n😀 Sales rose 12% to $105m from $100m.\n"

CLAIMS = """article = "story.txt"
language = "en"

[[claim]]
id = "tickets"
quote = "Of the [vé: 640 tickets] sold, [trẻ_em: 128], or [tỷ_lệ: 25%], went"
check = "share(trẻ_em, vé) ≈ tỷ_lệ"
"""


def test_open_edit_correct_and_rename(tmp_path):
    (tmp_path / "factcheck.toml").write_text("", "utf-8")
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    (tmp_path / "claims.toml").write_text(CLAIMS, "utf-8")
    environment = {**os.environ, "FACTCHECK_FOLDER": str(tmp_path), "FACTCHECK_COMMAND": str(COMMAND)}
    environment |= {"XDG_STATE_HOME": str(tmp_path / ".state"), "XDG_CACHE_HOME": str(tmp_path / ".cache")}
    ended = subprocess.run(
        [NEOVIM, "--headless", "--clean", "-n", "-l" if _runs_lua() else "-S", str(SCRIPT)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    steps = dict(line.split("\t", 1) for line in ended.stdout.splitlines() if "\t" in line)
    assert "failed" not in steps, ended.stdout + ended.stderr
    assert steps["opened"] == "25% 12%"
    assert steps["moved"] == "1"
    assert "or 20%, went" in steps["corrected"]
    assert "[thiếu_nhi: 128]" in steps["renamed"]
    assert "share(thiếu_nhi, vé)" in steps["renamed"]
    assert steps["definition"] == "story.txt"


def _runs_lua():
    """Return whether this Neovim takes scripts by -l, which it does from 0.9 on; before it sources them."""
    printed = subprocess.run([NEOVIM, "--version"], capture_output=True, encoding="utf-8", check=True).stdout
    major, minor = printed.split("\n", 1)[0].removeprefix("NVIM v").split(".")[:2]
    return (int(major), int(minor)) >= (0, 9)
