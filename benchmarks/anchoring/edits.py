"""Edit signed-off articles at random, verify each edit, and count what is said.

    python -m benchmarks.anchoring.edits ARTICLE.txt… [--corpus FILE.parquet] [--sample 30] [--edits 500]

Each article gets the claims that `factcheck draft` finds, and one for every sentence with figures whose checks
compare them with the desk's records, so that every figure is covered.  Each kind of edit is made `--edits` times,
article by article in turn.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.anchoring.copy_text import Copy
from benchmarks.anchoring.harmful import add_figure, cut_paragraph, edit_number, edit_number_and_words
from benchmarks.anchoring.harmless import HARMLESS, Edit, any_harmless, several_harmless
from benchmarks.anchoring.judging import Saying, judge_added, judge_cut, judge_harmless, judge_numbers
from benchmarks.anchoring.making import SENTENCE, Signed, sign_off

Judge = Callable[[Signed, Copy], Iterable[Saying]]

KINDS: dict[str, tuple[Edit, Judge]] = {
    "harmless": (any_harmless, judge_harmless),
    "number edited": (edit_number, judge_numbers),
    "figure added": (add_figure, judge_added),
    "five harmless at once": (several_harmless, judge_harmless),
    "number and words edited": (edit_number_and_words, judge_numbers),
    "paragraph cut": (cut_paragraph, judge_cut),
}


class Tally(msgspec.Struct):
    """How many edits of one kind were made and told rightly, and what was said of the claims."""

    edits: int = 0
    right: int = 0
    sayings: Counter[str] = msgspec.field(default_factory=Counter)
    wrong: list[str] = msgspec.field(default_factory=list)


def tally(signed: Sequence[Signed], edit: Edit, judge: Judge, count: int, chance: random.Random) -> Tally:
    """Make `count` edits of a kind, in each article in turn, and judge what `verify` says of each."""
    total = Tally()
    for one, copy in _edited(signed, edit, count, chance):
        sayings = list(judge(one, copy))
        total.edits += 1
        total.right += all(saying.right for saying in sayings)
        total.sayings.update(saying.label for saying in sayings)
        total.wrong += [f"{saying.label}: {saying.case}" for saying in sayings if not saying.right]
    return total


def _edited(signed: Sequence[Signed], edit: Edit, count: int, chance: random.Random) -> Iterator[tuple[Signed, Copy]]:
    """Yield so many edits; a text that has nothing to edit in this way is passed over."""
    made = 0
    for tries in range(50 * count):
        one = signed[tries % len(signed)]
        copy = edit(one.copy, chance)
        if copy is not None:
            yield one, copy
            made += 1
        if made == count:
            return


def read_texts(paths: Sequence[Path], corpus: Path | None, count: int, seed: int) -> list[tuple[str, str]]:
    """Return (language, text) of the named articles, and of a random sample of a corpus: those with some numbers."""
    texts = [("auto", path.read_text("utf-8")) for path in paths]
    if corpus is None or not corpus.exists():
        return texts
    import duckdb

    rows = duckdb.sql(f"select language, text from '{corpus}' order by id").fetchall()
    random.Random(seed).shuffle(rows)
    return texts + [row for row in rows if sum(map(str.isdecimal, row[1])) > 20][:count]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--sample", type=int, default=30, help="articles taken from the corpus")
    parser.add_argument("--edits", type=int, default=500, help="edits of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", action="store_true", help="count every kind of harmless edit apart as well")
    parser.add_argument("--show", type=int, default=0, help="show so many of what went wrong")
    options = parser.parse_args()
    texts = read_texts(options.articles, options.corpus, options.sample, options.seed)
    signed = [one for one in (sign_off(text, language) for language, text in texts) if one]
    _describe(signed)
    kinds = KINDS | ({name: (edit, judge_harmless) for name, edit in HARMLESS.items()} if options.each else {})
    for name, (edit, judge) in kinds.items():
        total = tally(signed, edit, judge, options.edits, random.Random(options.seed))
        print(f"{name}: {total.right} of {total.edits} edits right; {dict(total.sayings.most_common())}")
        for case in total.wrong[: options.show]:
            print("    ", case)


def _describe(signed: Sequence[Signed]) -> None:
    claims = [claim for one in signed for claim in one.claims_file.claims]
    drafted = sum(not claim.id.startswith(SENTENCE) for claim in claims)
    checks = sum(len(claim.checks) for claim in claims)
    figures = sum(one.report.coverage.figures for one in signed)
    uncovered = sum(len(one.report.coverage.uncovered) for one in signed)
    print(
        f"{len(signed)} articles, {len(claims)} claims ({drafted} drafted), {checks} checks, "
        f"{figures} figures ({uncovered} uncovered at sign-off)"
    )


if __name__ == "__main__":
    main()
