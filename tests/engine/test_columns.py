"""Sums as long as a table's column: added, subtracted or given to a rule, right or wrong, they end in a verdict."""

import json
from pathlib import Path

import pytest

from factcheck.api import verify
from factcheck.claims.expression.parser import MOST_ADDED

LENGTHS = (7, 60, 800, MOST_ADDED - 1)

CHECKS = {
    "a + b + …": (" + ".join, "{} = total"),
    "w − a − b − …": (" - ".join, "whole - {} = rest"),
    "sum(a, b, …)": (", ".join, "sum({}) = total"),
    "mean(a, b, …)": (", ".join, "mean({}) ≈ mean"),
}


def report_of(folder: Path, length: int, check: str, added: int):
    parts = [11 + number % 80 for number in range(length)]
    whole, total = 9_000_000, sum(parts) + added
    figures = [f"[p{number}: {part} people]" for number, part in enumerate(parts)]
    last = f"[total: {total} people] of [whole: {whole} people], [rest: {whole - total} people] stayed away"
    quote = f"{', '.join(figures)}: {last}, [mean: {round(total / length)} people] each"
    words = quote
    for name in ("total", "whole", "rest", "mean", *(f"p{number}" for number in range(length))):
        words = words.replace(f"[{name}: ", "")
    (folder / "article.txt").write_text(words.replace("]", "") + ".", encoding="utf-8")
    join, frame = CHECKS[check]
    names = join(f"p{number}" for number in range(length))
    claim = f'id = "column"\nquote = {json.dumps(quote)}\ncheck = {json.dumps(frame.format(names))}\n'
    (folder / "claims.toml").write_text(f'article = "article.txt"\nlanguage = "en"\n[[claim]]\n{claim}', "utf-8")
    return verify(folder / "claims.toml", explain_all=True)


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("check", CHECKS)
def test_a_right_column_holds(tmp_path: Path, length: int, check: str) -> None:
    report = report_of(tmp_path, length, check, added=0)
    (finding,) = report.claims
    assert (finding.verdict, report.errors) == ("consistent", ())


SHORTER = [(length, check) for length in LENGTHS[:-1] for check in CHECKS if check != "mean(a, b, …)"]


@pytest.mark.parametrize(("length", "check"), [*SHORTER, (LENGTHS[-1], "a + b + …")])
def test_a_column_with_a_wrong_total_does_not(tmp_path: Path, length: int, check: str) -> None:
    report = report_of(tmp_path, length, check, added=1)
    (finding,) = report.claims
    assert (finding.verdict, report.errors) == ("inconsistent", ())
    (result,) = finding.checks
    assert "…" in result.explanation or length < 12
    if "w" not in check:
        right = f"{sum(11 + number % 80 for number in range(length))} people"
        assert right in [repair.after.replace(",", "") for repair in result.repairs]
