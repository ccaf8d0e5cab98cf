"""Measure how scanning grows with the length of one article: `growth.py PARQUET`.

The text is made of a corpus's articles, one after another, doubled from 64 KB to 1 MB.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from factcheck.article import article_from_text
from factcheck.draft import draft_claims, scan_article
from factcheck.language import read_figures

SIZES = (65_536, 131_072, 262_144, 524_288, 1_048_576)


def dense_text(parquet: Path, size: int) -> str:
    """Return articles with many figures, one after another, so long together."""
    import pyarrow.parquet as reader

    rows = [row["text"] for row in reader.read_table(parquet).to_pylist() if row["language"] == "vi"]
    rows.sort(key=lambda text: -sum(character.isdigit() for character in text) / len(text))
    text, parts = 0, []
    for row in rows * 20:
        parts.append(row)
        text += len(row)
        if text >= size:
            break
    return "\n\n".join(parts)[:size]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parquet", type=Path)
    options = parser.parse_args()
    if not options.parquet.is_file():
        raise SystemExit(f"{options.parquet}: no such file; nothing measured")
    whole = dense_text(options.parquet, SIZES[-1])
    print(f"{'characters':>12}{'figures':>9}{'read s':>9}{'scan s':>9}{'draft s':>9}{'scan growth':>13}")
    before = 0.0
    for size in SIZES:
        article = article_from_text(whole[:size], "long", "vi")
        started = time.process_time()
        figures = read_figures(article.text, article.language)
        read = time.process_time()
        scan_article(article, figures)
        scanned = time.process_time()
        draft_claims(article, figures)
        drafted = time.process_time()
        growth = f"{(scanned - read) / before:.2f}" if before else ""
        before = scanned - read
        print(f"{size:12}{len(figures):9}{read - started:9.2f}{before:9.2f}{drafted - scanned:9.2f}{growth:>13}")


if __name__ == "__main__":
    main()
