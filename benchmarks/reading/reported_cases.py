"""Runs small inputs from bug reports and real files, and prints what comes out beside what is right.

    python -m benchmarks.reading.reported_cases CASES.jsonl …

CASES: one JSON object a line with id, lang, text, command ("scan", "figures", "draft", or "verify | quote: … | check:
…"), right (in words).  A case counts as right when the first word of `right` says so ("consistent", "inconsistent",
"no …", "nothing"); what it says otherwise is printed to be judged by eye.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from factcheck import read_figures, scan_text, verify

ALARMS = ("inconsistent", "invalid", "missing")


def outcome(case: dict[str, str]) -> str:
    command = case["command"].split(" ")[0]
    if command == "verify" and "| quote:" in case["command"]:
        return verified(case)
    if command in ("figures", "cli"):
        return " ; ".join(described(case["text"], case["lang"]))
    report = scan_text(case["text"], language=case["lang"])
    return (
        " ; ".join(f"{'+'.join(check.rule for check in claim.checks)} {claim.verdict}" for claim in report.claims)
        or "no claim"
    )


def described(text: str, language: str) -> list[str]:
    return [
        f"{figure.text} = {figure.value} {figure.unit} {figure.hedge.sense if figure.hedge else ''}".strip()
        for figure in read_figures(text, language)
    ]


def verified(case: dict[str, str]) -> str:
    _, quote, check = (part.strip() for part in case["command"].split(" | ", 2))
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "article.md" if case["text"].startswith("markdown: ") else "article.txt")
        article.write_text(case["text"].removeprefix("markdown: "), encoding="utf-8")
        claims = Path(folder, "claims.toml")
        lines = [f'article = "{article.name}"', f'language = "{case["lang"]}"', "[[claim]]", 'id = "case"']
        lines += [f"quote = {json.dumps(quote.removeprefix('quote: '), ensure_ascii=False)}"]
        lines += [f"check = {json.dumps(check.removeprefix('check: '), ensure_ascii=False)}"]
        claims.write_text("\n".join(lines), encoding="utf-8")
        try:
            return " ; ".join(f"{claim.verdict}" for claim in verify(claims).claims)
        except Exception as error:
            return f"{type(error).__name__} {error}"


def judged(right: str, found: str) -> str:
    """Return "right", "wrong", or "?" where only a person can say."""
    first = right.split()[0].strip(":;,").lower()
    if first in ("no", "nothing"):
        return "wrong" if any(word in found for word in ALARMS) else "right"
    if first in ("inconsistent", "consistent"):
        verdicts = found.replace(";", " ").split()
        return "right" if first in verdicts and (first == "inconsistent" or "inconsistent" not in verdicts) else "wrong"
    return "?"


def main(paths: list[str]) -> None:
    for path in paths:
        counts = {"right": 0, "wrong": 0, "?": 0}
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            try:
                found = outcome(case)
            except Exception as error:
                found = f"{type(error).__name__} {error}"
            verdict = judged(case["right"], found)
            counts[verdict] += 1
            if verdict != "right":
                print(f"{verdict:6}{case['id']}  {case['text'][:110]!r}")
                print(f"      right: {case['right']}\n      found: {found}")
        print(Path(path).stem, counts)


if __name__ == "__main__":
    main(sys.argv[1:])
