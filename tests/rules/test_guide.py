"""The reference of rules is what the rules say of themselves."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_reference_is_generated_from_the_rules():
    command = [sys.executable, "tools/rules_guide.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == (ROOT / "docs/rules.md").read_text(encoding="utf-8"), (
        "python tools/rules_guide.py > docs/rules.md"
    )
