"""List the alarms on articles that nobody has read: `python -m benchmarks.draft.corpus PARQUET --seed N [--each N]`."""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path

from factcheck.article import article_from_text
from factcheck.draft import scan_article
from factcheck.language import read_figures
from factcheck.model.report import Finding, Report
from tools.train.texts import corpus_articles

MARGIN = 60
"""How many characters of the article are shown on each side of an alarm."""


def chosen(parquet: Path, each: int, seed: int, skipped: tuple[int, ...] = ()) -> list[dict]:
    """Return so many articles of each language, by a fixed seed, none of those that the seeds `skipped` chose."""
    import pyarrow.parquet as reader

    rows = sorted(reader.read_table(parquet).to_pylist(), key=lambda row: row["id"])
    random.Random(seed).shuffle(rows)
    seen = {row["id"] for other in skipped for row in chosen(parquet, each, other)}
    seen |= {row["id"] for n, other in enumerate(skipped) if n for row in chosen(parquet, each, other, skipped[:n])}
    rows = [row for row in rows if row["id"] not in seen]
    return [row for language in ("vi", "en") for row in [r for r in rows if r["language"] == language][:each]]


def show(row: dict, report: Report, finding: Finding) -> None:
    check = finding.checks[0]
    figures = " · ".join(report.figures[index].text for index in finding.figures)
    print(f"\n## {row['id']}  {check.rule}  {check.source}  [{figures}]  {finding.confidence}")
    print(f"   {' '.join(row['text'][max(finding.start - MARGIN, 0) : finding.end + MARGIN].split())[:900]}")
    print(f"   → {check.explanation}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parquet", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=500)
    parser.add_argument("--skip", type=int, nargs="*", default=[], help="seeds whose articles were looked at before")
    parser.add_argument("--sensitivity", choices=["strict", "balanced", "eager"], default="balanced")
    parser.add_argument("--trained", type=int, default=0, help="leave out so many that the scores were trained on")
    options = parser.parse_args()
    if not options.parquet.is_file():
        raise SystemExit(f"{options.parquet}: no such file; nothing measured")
    trained = {text.id for text in corpus_articles(options.parquet, options.trained)}
    rows = [
        row
        for row in chosen(options.parquet, options.each, options.seed, tuple(options.skip))
        if row["id"] not in trained
    ]
    alarms, kinds, spent = 0, Counter(), Counter()
    for row in rows:
        started = time.process_time()
        article = article_from_text(row["text"], row["id"], row["language"])
        figures = read_figures(article.text, article.language)
        read = time.process_time()
        report = scan_article(article, figures, options.sensitivity)
        spent["reading"] += read - started
        spent["scanning"] += time.process_time() - read
        for finding in report.claims:
            kinds[finding.checks[0].rule] += 1
            if finding.verdict == "inconsistent":
                alarms += 1
                show(row, report, finding)
    print(f"\n{len(rows)} articles, {alarms} alarms; statements: {dict(kinds.most_common())}")
    print(f"reading {len(rows) / spent['reading']:.0f}/s, in all {len(rows) / sum(spent.values()):.0f}/s")


if __name__ == "__main__":
    main()
