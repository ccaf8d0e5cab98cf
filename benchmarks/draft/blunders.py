"""Published errors that `scan` reports without a claims file, and correct passages that it reports falsely.

    python -m benchmarks.draft.blunders FOLDER --sensitivity balanced

FOLDER holds blunders.jsonl and clean.jsonl: one passage a line, with `id`, `lang`, `text`, and `numbers` as written.
An error counts as reported where an inconsistent claim touches one of its numbers.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from benchmarks.draft.plain import Alarm, alarms, touches


def is_reported(found: list[Alarm], text: str, numbers: list[str]) -> bool:
    """Return whether an alarm touches one of the numbers; any counts where none of them is in the text as written."""
    spans = tuple(match.span() for number in numbers for match in re.finditer(re.escape(number), text))
    return bool(found) if not spans else any(touches(alarm, spans) for alarm in found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sensitivity", choices=["strict", "balanced", "eager"], default="balanced")
    parser.add_argument("--show", action="store_true", help="print what was missed, and every false report")
    asked = parser.parse_args()
    reported: Counter[bool] = Counter()
    for row in map(json.loads, (asked.folder / "blunders.jsonl").read_text("utf-8").splitlines()):
        found = alarms(row["text"], row["lang"], asked.sensitivity)
        hit = is_reported(found, row["text"], row.get("numbers", []))
        reported[hit] += 1
        if asked.show:
            print(
                "REPORTED" if hit else "MISSED",
                row["id"],
                row["kind"],
                "|",
                row["text"],
                "|",
                row["what_is_wrong"],
                found,
            )
    false: Counter[bool] = Counter()
    for row in map(json.loads, (asked.folder / "clean.jsonl").read_text("utf-8").splitlines()):
        found = alarms(row["text"], row["lang"], asked.sensitivity)
        false[bool(found)] += 1
        if found and asked.show:
            print("FALSE", row["id"], "|", row["text"], "|", found)
    print(
        f"{asked.sensitivity}: {reported[True]} of {reported.total()} errors reported, "
        f"{false[True]} of {false.total()} right passages falsely"
    )


if __name__ == "__main__":
    main()
