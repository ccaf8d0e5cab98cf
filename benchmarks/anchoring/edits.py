"""Edit signed-off articles at random and count what anchoring says.

    python -m benchmarks.anchoring.edits ARTICLE.txt… [--corpus FILE.parquet] [--articles 30] [--edits 500]

Each article gets a claim for every sentence that has figures (all of them marked), and again a short claim for
every figure (four words before it, three after it).  An edit is harmless when only words, marks, spaces, normal
form or order change; whether it is told, and told at the right place, is checked against where the edit put
each figure.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.anchoring.harmful import add_figure, cut_paragraph, edit_number
from benchmarks.anchoring.harmless import HARMLESS
from benchmarks.anchoring.making import Edited, Signed, sign_off
from factcheck.article import article_from_text
from factcheck.article.anchoring import Anchor, anchor_all
from factcheck.language import read_figures
from factcheck.model.article import Span
from factcheck.model.figure import Figure

Edit = Callable[[Signed, random.Random], Edited | None]


def anchored(signed: Signed, edited: Edited) -> tuple[tuple[Anchor, ...], tuple[Figure, ...]]:
    """Return the anchors of all claims in an edited text, and the figures read there."""
    article = article_from_text(edited.text, signed.article.path, signed.article.language)
    figures = read_figures(article.text, article.language)
    return anchor_all(signed.claims, article, figures), figures


def judge_harmless(signed: Signed, edited: Edited) -> str:
    """Return "kept" when every mark is the same at its place; else what was said instead."""
    anchors, _ = anchored(signed, edited)
    for claim, (anchor, marked) in enumerate(zip(anchors, signed.marked, strict=True)):
        if anchor.status not in ("exact", "moved"):
            return f"{anchor.status}: {edited.kind}: {describe(signed, claim, anchor)}"
        for mark, figure in zip(anchor.marks, marked, strict=False):
            place = edited.figures[figure]
            if place is None or (mark.start, mark.end) != (place.start, place.end):
                words = edited.text[place.start : place.end] if place else ""
                if words != mark.text:
                    return f"elsewhere: {edited.kind}: {describe(signed, claim, anchor)}"
    return "kept"


def judge_number(signed: Signed, edited: Edited) -> str:
    """Return "told" when every claim on the edited figure says so; "imprecise" when not with the new text.

    Of several claims with the very same words one must say so: nobody can tell which of them stood where.
    """
    anchors, _ = anchored(signed, edited)
    drifted = {
        signed.claims[claim][0].text: anchor
        for claim, anchor in enumerate(anchors)
        if anchor.status not in ("exact", "moved")
    }
    verdict = "told"
    for claim, marked in enumerate(signed.marked):
        words = signed.claims[claim][0].text
        anchor = drifted.get(words, anchors[claim])
        hit = [position for position, figure in enumerate(marked) if figure in edited.touched]
        if hit and words not in drifted:
            return f"silent: {describe(signed, claim, anchor)}"
        if not hit and anchors[claim].status not in ("exact", "moved") and not _is_repeated(signed, words):
            return f"false alarm: {describe(signed, claim, anchor)}"
        if any(not _follows(anchor, position, edited.figures[marked[position]]) for position in hit):
            verdict = f"imprecise: {describe(signed, claim, anchor)}"
    return verdict


def _is_repeated(signed: Signed, words: str) -> bool:
    return sum(quotes[0].text == words for quotes in signed.claims) > 1


def _follows(anchor: Anchor, position: int, place: Span | None) -> bool:
    """Tell whether a mark is told as changed at the place where its figure was edited."""
    mark = anchor.marks[position] if position < len(anchor.marks) else None
    return mark is not None and place is not None and mark.status == "changed" and _overlaps(mark, place)


def judge_added(signed: Signed, edited: Edited) -> str:
    """Return "told" when the added figure is read and no mark covers it."""
    anchors, figures = anchored(signed, edited)
    added = [index for index, figure in enumerate(figures) if _overlaps(figure, edited.added)]
    covered = {index for anchor in anchors for mark in anchor.marks for index in mark.covers}
    if not added:
        return "unread"
    return "covered" if covered & set(added) else "told"


def judge_cut(signed: Signed, edited: Edited) -> str:
    """Return "missing" when every claim whose figures were cut says so."""
    anchors, _ = anchored(signed, edited)
    verdict = "missing"
    for claim, (anchor, marked) in enumerate(zip(anchors, signed.marked, strict=True)):
        cut = any(edited.figures[figure] is None for figure in marked)
        if cut and anchor.status in ("exact", "moved"):
            repeat = signed.article.text.count(signed.claims[claim][0].text) > 1
            return "repeated elsewhere" if repeat else f"silent: {describe(signed, claim, anchor)}"
        if cut and anchor.status != "missing":
            verdict = f"told as {anchor.status}: {describe(signed, claim, anchor)}"
        if not cut and anchor.status not in ("exact", "moved"):
            return f"false alarm: {describe(signed, claim, anchor)}"
    return verdict


def describe(signed: Signed, claim: int, anchor: Anchor) -> str:
    """Return a claim and its anchor in one line, for a person who looks into it."""
    marks = "; ".join(f"{mark.surface} {mark.status} {mark.text!r}" for mark in anchor.marks)
    return f"{signed.claims[claim][0].text!r} → {anchor.status} [{marks}] {anchor.notes}"


def _overlaps(one, other) -> bool:
    return one.start < other.end and other.start < one.end


def first_in_each(parts: Sequence[Signed], edit: Edit, judge, count: int, chance: random.Random) -> Iterator[str]:
    """Yield what was said of `count` edits, article by article in turn."""
    made = tries = 0
    while made < count and tries < 50 * count:
        edited = edit(parts[tries % len(parts)], chance)
        if edited is not None:
            made += 1
            yield judge(parts[tries % len(parts)], edited)
        tries += 1


def any_harmless(signed: Signed, chance: random.Random) -> Edited | None:
    """Make one harmless edit of any kind."""
    kind = chance.choice(list(HARMLESS))
    edited = HARMLESS[kind](signed, chance)
    return edited and msgspec.structs.replace(edited, kind=kind)


KINDS: dict[str, tuple[Edit, Callable[[Signed, Edited], str]]] = {
    "harmless": (any_harmless, judge_harmless),
    "number edited": (edit_number, judge_number),
    "figure added": (add_figure, judge_added),
    "paragraph cut": (cut_paragraph, judge_cut),
}


def texts(paths: Sequence[Path], corpus: Path | None, count: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """Yield (path, language, text) of the named articles and of a random sample of a corpus."""
    for path in paths:
        yield str(path), "auto", path.read_text("utf-8")
    if corpus is not None and corpus.exists():
        import duckdb

        rows = duckdb.sql(f"select id, language, text from '{corpus}' order by id").fetchall()
        chosen = random.Random(seed).sample(rows, len(rows))
        with_numbers = [row for row in chosen if sum(character.isdecimal() for character in row[2]) > 20]
        yield from with_numbers[:count]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--sample", type=int, default=30, help="articles taken from the corpus")
    parser.add_argument("--edits", type=int, default=500, help="edits of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="show so many of what went wrong")
    options = parser.parse_args()
    for short in (False, True):
        sources = texts(options.articles, options.corpus, options.sample, options.seed)
        signed = [sign_off(text, path, language, short) for path, language, text in sources]
        signed = [one for one in signed if one.claims]
        claims = sum(len(one.claims) for one in signed)
        figures = sum(len(one.figures) for one in signed)
        print(
            f"\n{'short quotes' if short else 'whole sentences'}: {len(signed)} articles, {claims} claims, {figures} figures"
        )
        for kind, (edit, judge) in KINDS.items():
            start = time.process_time()
            said = list(first_in_each(signed, edit, judge, options.edits, random.Random(options.seed)))
            counts = Counter(answer.partition(":")[0] for answer in said)
            print(f"  {kind}: {len(said)} edits: {dict(counts)} ({time.process_time() - start:.1f} s)")
            for answer in [answer for answer in said if ":" in answer][: options.show]:
                print("    ", answer)


if __name__ == "__main__":
    main()
