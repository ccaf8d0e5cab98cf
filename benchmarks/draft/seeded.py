"""Change one digit in one figure of each labelled consistent relation so that it fails: `seeded.py FOLDER`.

Counts the share of such errors that scanning tells as inconsistent, by kind; and beside it the share among the
relations that drafting finds at all.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from pathlib import Path

from gold import matches
from gold_data import Labelled, Relation, read_labelled, value_of

from factcheck.article import article_from_text
from factcheck.claims.expression import parse
from factcheck.draft.annotated_article import read_scene
from factcheck.draft.find import find_claims
from factcheck.draft.judge import judge
from factcheck.language import read_figures
from factcheck.model.expression import Term

SEED = 7
HALF = Fraction(1, 2)
MOST_NUMBERS = 7
"""Relations over more numbers have too many corners."""
MARGIN = Fraction(1, 10**6)


def changed(article: Labelled, relation: Relation, chance: random.Random) -> Iterator[Labelled]:
    """Yield the article with one digit of one number changed, for each number, where the relation then fails."""
    for name in sorted(relation.numbers):
        start, end = article.spans[name]
        places = [place for place in range(start, end) if article.text[place].isdigit()]
        chance.shuffle(places)
        for place in places:
            digit = chance.choice([d for d in "123456789" if d != article.text[place]])
            text = article.text[:place] + digit + article.text[place + 1 :]
            value = new_value(article, name, place, digit)
            if value is not None and fails(article, relation, name, value):
                yield Labelled(
                    article.id, article.file, article.language, text, article.spans, article.numbers, (relation,)
                )
                break


def new_value(article: Labelled, name: str, place: int, digit: str) -> Fraction | None:
    """Return the number's value with the digit at `place` changed; none where its text does not tell."""
    number = article.numbers[name]
    digits = re.findall(r"\d", number["text"])
    before = sum(character.isdigit() for character in article.text[article.spans[name][0] : place])
    value, ulp = Fraction(str(number["value"])), Fraction(str(number["ulp"] or 1))
    units = value / ulp
    if units.denominator != 1 or str(abs(units.numerator)) != "".join(digits).lstrip("0"):
        return None
    lead = len(digits) - len("".join(digits).lstrip("0"))
    written = list("0" * lead + str(abs(units.numerator)))
    written[before] = digit
    return (-1 if units < 0 else 1) * int("".join(written)) * ulp


def fails(article: Labelled, relation: Relation, name: str, value: Fraction) -> bool:
    """Return whether no values within the rounding of the numbers satisfy the relation any more (at its corners)."""
    spreads = []
    for own in sorted(relation.numbers):
        number = article.numbers[own]
        middle = value if own == name else Fraction(str(number["value"]))
        half = Fraction(str(number["ulp"] or 0)) * HALF
        spreads.append((own, (middle - half, middle, middle + half)))
    comparison = parse(relation.holds.replace("==", "="))
    differences = list(corners(spreads, comparison.terms[0], comparison.terms[1]))
    if not differences:
        return False
    low, high = min(differences), max(differences)
    operator = comparison.relations[0]
    if operator == "=":
        return low > MARGIN or high < -MARGIN
    return high < 0 if operator in (">", "≥") else low > 0


def corners(spreads: list, left: Term, right: Term) -> Iterator[Fraction]:
    """Yield left less right at the corners of the intervals."""
    names = [name for name, _ in spreads]
    if len(names) > MOST_NUMBERS:
        return
    for values in product(*(ends for _, ends in spreads)):
        known = dict(zip(names, values, strict=True))
        try:
            yield value_of(left, known) - value_of(right, known)
        except ZeroDivisionError:
            return


def outcome(article: Labelled) -> str:
    """Return whether the seeded relation is caught, found but thought right, or not found."""
    read = article_from_text(article.text, article.id, article.language)
    scene = read_scene(read, read_figures(article.text, article.language))
    (relation,) = article.relations
    verdicts = {
        item.evaluation.verdict for item in judge(scene, find_claims(scene)) if matches(article, item.weighed, relation)
    }
    return "caught" if "inconsistent" in verdicts else "thought right" if verdicts else "silent"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    if not options.folder.is_dir():
        raise SystemExit(f"{options.folder}: no such folder; nothing measured")
    chance = random.Random(SEED)
    tallies: dict[bool, Counter] = {True: Counter(), False: Counter()}
    for article in read_labelled(options.folder):
        for relation in article.relations:
            if relation.verdict == "consistent":
                for seeded in changed(article, relation, chance):
                    tallies[article.is_looked_at][relation.kind, outcome(seeded)] += 1
    for looked_at, tally in tallies.items():
        print("\n## looked at" if looked_at else "\n## measured only")
        kinds = sorted({kind for kind, _ in tally}, key=lambda kind: -sum(tally[kind, o] for o in OUTCOMES))
        print(f"{'kind':18}{'seeded':>8}{'caught':>8}{'share':>7}{'thought right':>15}{'silent':>8}")
        for kind in (*kinds, "all"):
            counts = [sum(tally[k, o] for k in (kinds if kind == "all" else [kind])) for o in OUTCOMES]
            seeded = sum(counts)
            print(f"{kind:18}{seeded:8}{counts[0]:8}{counts[0] / max(seeded, 1):7.0%}{counts[1]:15}{counts[2]:8}")


OUTCOMES = ("caught", "thought right", "silent")

if __name__ == "__main__":
    main()
