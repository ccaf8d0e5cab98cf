"""How many published blunders are told, and how many correct passages are left alone.

    python benchmarks/rules/measure_blunders.py BLUNDERS.jsonl CLEAN.jsonl CLAIMS_FOLDER [--verbose]

A row of the two files has `id`, `kind`, `text`, `decidable_from_text` and, for a blunder, `strength` (hard or
soft).  CLAIMS_FOLDER holds `<id>.toml`, a claims file for the row's text as `article.txt`.  A hard blunder must be
inconsistent, a soft one inconsistent or rounding; a clean passage neither inconsistent nor unreadable.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from factcheck.api import verify
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Report

BROKEN = ("invalid", "missing", "drifted")


def report_on(text: str, claims: Path) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "article.txt").write_text(text, encoding="utf-8")
        path = Path(folder, "claims.toml")
        path.write_text(claims.read_text(encoding="utf-8"), encoding="utf-8")
        return verify(path)


def verdicts_of(report: Report) -> set[str]:
    return {check.verdict for finding in report.claims for check in finding.checks} | {
        finding.verdict for finding in report.claims if finding.verdict in BROKEN
    }


def is_right(row: dict[str, object], verdicts: set[str], is_blunder: bool) -> bool:
    if verdicts & set(BROKEN):
        return False
    if not is_blunder:
        return "inconsistent" not in verdicts
    accepted = {"inconsistent", "rounding"} if row.get("strength") == "soft" else {"inconsistent"}
    return bool(verdicts & accepted)


def measure(path: Path, claims: Path, is_blunder: bool, verbose: bool) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["decidable_from_text"]:
            continue
        total[row["kind"]] += 1
        claims_path = claims / f"{row['id']}.toml"
        try:
            report = report_on(row["text"], claims_path)
        except (FactcheckError, FileNotFoundError) as error:
            print(f"  {row['id']} {row['kind']}: {error}")
            continue
        verdicts = verdicts_of(report)
        good = is_right(row, verdicts, is_blunder)
        right[row["kind"]] += good
        if not good or verbose:
            print(
                f"  {'ok ' if good else 'BAD'} {row['id']} {row['kind']} {row.get('strength', '')} {sorted(verdicts)}"
            )
            for finding in report.claims:
                for check in finding.checks:
                    repairs = "; ".join(f"{one.before} → {one.after} ({one.slip})" for one in check.repairs)
                    print(f"        {check.severity} [{check.rule}] {check.explanation} {repairs}")
                if finding.verdict in BROKEN:
                    print(f"        {finding.verdict}: {finding.explanation}")
            for problem in report.errors:
                print(f"        error: {problem.message}")
    for kind in sorted(total):
        print(f"{kind:18} {right[kind]:3} / {total[kind]}")
    print(f"{path.name:18} {sum(right.values()):3} / {sum(total.values())}")


def main() -> None:
    paths = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(paths) != 3 or not all(path.exists() for path in paths):
        print("skipped: needs BLUNDERS.jsonl CLEAN.jsonl CLAIMS_FOLDER")
        return
    for path, is_blunder in ((paths[0], True), (paths[1], False)):
        measure(path, paths[2], is_blunder, "--verbose" in sys.argv)


if __name__ == "__main__":
    main()
