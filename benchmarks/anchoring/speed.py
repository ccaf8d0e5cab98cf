"""Measure how anchoring grows with the number of claims in one file on one article.

    python -m benchmarks.anchoring.speed [COUNT…]

Each claim is a sentence of one pattern with two marked figures.  "as signed": the article is unchanged.  "out of
order": it is too, and every tenth claim quotes a sentence further up.  "edited": a third of the sentences reworded, a
third with another number.  Times are per claim, in microseconds and as ratios to the first count's.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import time
from collections import Counter

from factcheck.api import article_figures
from factcheck.article import article_from_text
from factcheck.article.anchoring import anchor_all
from factcheck.claims.quotes import parse_quote

PLACES = ("harbour", "bakery", "school", "ferry", "library", "museum", "station", "market", "bridge", "garden")
SYLLABLES = ("ba", "ro", "ti", "lu", "ne", "ka", "mi", "so", "du", "ve")


def sentences(count: int) -> list[str]:
    """Return so many sentences of one pattern."""
    chance = random.Random(1)
    return [
        f"In ward {ward} the {chance.choice(PLACES)} of {name(chance)} {name(chance)} "
        f"took in {chance.randrange(100, 99999)} visitors "
        f"and ${chance.randrange(1, 99)}.{chance.randrange(0, 9)} million."
        for ward in range(count)
    ]


def name(chance: random.Random) -> str:
    """Return a made-up name, so that sentences differ in more than their numbers."""
    return "".join(chance.choice(SYLLABLES) for _ in range(4)).capitalize()


def edited(number: int, sentence: str) -> str:
    """Reword every third sentence, and change a number in every third."""
    if number % 3 == 0:
        return sentence.replace(" took in ", " received ")
    if number % 3 == 1:
        return re.sub(r"(\d\d) visitors", lambda digits: f"{(int(digits[1]) + 7) % 100:02} visitors", sentence)
    return sentence


def out_of_order(sentences: list[str]) -> list[str]:
    """Return the sentences with every tenth one set behind the six after it."""
    later = list(sentences)
    for start in range(0, len(later) - 6, 10):
        later[start : start + 7] = [*later[start + 1 : start + 7], later[start]]
    return later


def measure(signed: list[str], now: list[str]) -> tuple[float, Counter[str]]:
    """Return the seconds per claim, and what was said of the claims."""
    marked = r"in [\1 visitors] and [\2]"
    quotes = [(parse_quote(re.sub(r"in (\d+) visitors and (\$[\d.]+ million)", marked, one[:-1])),) for one in signed]
    article = article_from_text("\n".join(now), "article.txt", "en")
    figures = article_figures(article)
    start = time.process_time()
    anchors = anchor_all(quotes, article, figures)
    return (time.process_time() - start) / len(signed), Counter(anchor.status for anchor in anchors)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    counts = parser.parse_args().counts
    for name in ("as signed", "out of order", "edited"):
        first = 0.0
        for count in counts:
            signed = sentences(count)
            now = [edited(*one) for one in enumerate(signed)] if name == "edited" else signed
            each, said = measure(out_of_order(signed) if name == "out of order" else signed, now)
            first = first or each
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            cost = f"{each / first:.2f} a claim ({each * 1e6:.0f} us)"
            print(f"{name}, {count:,} claims: {cost}, {memory} MiB, {dict(said)}", flush=True)


if __name__ == "__main__":
    main()
