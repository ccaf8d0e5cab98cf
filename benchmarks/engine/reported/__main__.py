"""Evaluate calculations that others reported: python -m benchmarks.engine.reported FOLDER

FOLDER holds tatqa.jsonl, convfinqa.jsonl, grim.jsonl, statcheck.jsonl, xbrl_calc11.jsonl and unround.jsonl; a file that
is absent is left out.  Every number is a figure known to half a unit of its last digit, ends closed; cutting instead
of rounding is its generous reading.  Constants of a formula (÷ 2 for a mean, × 100, − 1) are exact.
Prints the number of rows by verdict, and every row that is not plainly as it should be.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from benchmarks.engine.reported import convfinqa, grim, statcheck, tatqa, unround, xbrl
from benchmarks.engine.reported.written import rows_of
from factcheck.engine.evaluation import Evaluation

FILES = {
    "tatqa.jsonl": (tatqa.verdict, ("expr", "answer", "scale")),
    "convfinqa.jsonl": (convfinqa.verdict, ("program", "answer")),
    "grim.jsonl": (grim.verdict, ("mean", "n", "rounding", "expect")),
    "statcheck.jsonl": (statcheck.verdict, ("text", "options", "field", "expect")),
    "xbrl_calc11.jsonl": (xbrl.verdict, ("mode", "expect")),
    "unround.jsonl": (unround.verdict, ("rounding", "lower", "upper")),
}
PLAIN = ("consistent", "as expected", "as expected; read as strict", "as expected; read as truncation")


def computed(evaluation: object) -> str:
    """Return what came out, to print; "" where nothing did."""
    side = evaluation.computed_side if isinstance(evaluation, Evaluation) else None
    if side is None or side.strict is None:
        return ""
    return f"[{float(side.strict.low or 0):.6g}; {float(side.strict.high or 0):.6g}]"


def main(folder: Path) -> None:
    """Print the figures of every file."""
    for name, (verdict, shown) in FILES.items():
        path = folder / name
        if not path.is_file():
            print(f"{name}: absent")
            continue
        counts: Counter[str] = Counter()
        for row in rows_of(path):
            told, evaluation = verdict(row)
            counts[told] += 1
            if told not in PLAIN:
                print("   ", told, "·", *(row[key] for key in shown), computed(evaluation))
        print(f"{name}: {sum(counts.values())} rows,", ", ".join(f"{number} {told}" for told, number in counts.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
