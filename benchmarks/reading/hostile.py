"""Tells how reading time grows on texts that are made to be slow: 256 KB, 512 KB, 1 MB of one thing.

    python hostile.py

For each text: the time for the double size as a multiple of the time for the single one (2 is linear).
"""

from __future__ import annotations

import itertools
import time

from factcheck.language import read_figures

TEXTS = {
    "digits": "7", "commas": ",", "digits and commas": "1,", "scales": "tỷ ", "number words": "một trăm ",
    "combining marks": "a\u0301\u0301", "heaps of marks": "\u0323", "dashes": "1-", "currencies": "$", "blanks": " ",
}  # fmt: skip

SIZES = (256_000, 512_000, 1_024_000)


def seconds(text: str) -> float:
    start = time.process_time()
    read_figures(text, "vi")
    return time.process_time() - start


def main() -> None:
    for name, piece in TEXTS.items():
        times = [seconds(piece * (size // len(piece))) for size in SIZES]
        growth = ", ".join(f"{after / before:.2f}" for before, after in itertools.pairwise(times))
        print(f"{name:18} × {growth}   {SIZES[-1] / 1000 / times[-1]:.0f} KB/s")


if __name__ == "__main__":
    main()
