"""Measures the reader beside one compiled scan for number-like tokens with a trailing word, on the same articles.

    python speed.py ARTICLES.parquet [--articles 300] [--rounds 5] [--peers]

Both read the same articles in turn, round by round (paired); told are KB of text a second and the ratio of times.
With --peers, quantulum3 and Recognizers-Text read a few articles of English too, where they are installed.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import time
from collections.abc import Callable

import pyarrow.parquet as parquet

from factcheck.language import read_figures

SCAN = re.compile(r"\d[\d.,]*\s*\w+")
Reader = Callable[[str], object]


def seconds(read: Reader, texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


def paired(first: Reader, second: Reader, texts: list[str], rounds: int) -> tuple[float, float, float]:
    seconds(first, texts), seconds(second, texts)
    pairs = [(seconds(first, texts), seconds(second, texts)) for _ in range(rounds)]
    ratio = statistics.median(mine / other for mine, other in pairs)
    return min(mine for mine, _ in pairs), min(other for _, other in pairs), ratio


def peers(texts: list[str]) -> None:
    readers: dict[str, Reader] = {}
    try:
        from quantulum3 import parser

        readers["quantulum3"] = parser.parse
    except ImportError:
        print("quantulum3 is not installed")
    try:
        from recognizers_number import recognize_number

        readers["recognizers-text (numbers only)"] = lambda text: recognize_number(text, "en-us")
    except ImportError:
        print("recognizers-text is not installed")
    size = sum(len(text.encode()) for text in texts) / 1000
    for name, read in readers.items():
        took, _scan, ratio = paired(read, scan_only, texts, 1)
        print(f"{name}: {size / took:.1f} KB/s, {ratio:.0f} times the scan ({len(texts)} articles)")


def scan_only(text: str) -> object:
    return SCAN.findall(text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles")
    parser.add_argument("--articles", dest="count", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", action="store_true")
    arguments = parser.parse_args()
    rows = parquet.read_table(arguments.articles).to_pylist()
    for language in ("vi", "en"):
        own = [row["text"] for row in rows if row["language"] == language]
        texts = random.Random(7).sample(own, arguments.count)
        size = sum(len(text.encode()) for text in texts) / 1000
        figures = sum(len(read_figures(text, language)) for text in texts)
        mine, scan, ratio = paired(
            lambda text, code=language: read_figures(text, code), scan_only, texts, arguments.rounds
        )  # type: ignore[misc]
        print(
            f"{language}: {size:.0f} KB, {figures} figures; "
            f"reader {size / mine:.0f} KB/s, scan {size / scan:.0f} KB/s, "
            f"ratio {ratio:.1f}; {1e6 * mine / max(figures, 1):.1f} µs a figure"
        )
        if arguments.peers and language == "en":
            peers(texts[:3])


if __name__ == "__main__":
    main()
