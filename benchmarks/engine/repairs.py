"""How often the first repair is what stood there before a slip.

    python benchmarks/engine/repairs.py [--statements N] [--seed N]

Random true statements (sum, difference, change, share, ratio, product; English and Vietnamese) get one slip in one
figure: a digit, two digits in the wrong order, the decimal mark, the scale word.  Told: by slip, and whether it is in
the result or in an operand, how often the true figure is the first repair, and how often it is among them.
"""

from __future__ import annotations

import argparse
import itertools
import random
from collections import Counter
from collections.abc import Callable, Mapping

import msgspec

from factcheck.claims.expression import parse
from factcheck.engine.corrections.proposing import propose_repairs
from factcheck.engine.evaluate import evaluate_figures
from factcheck.engine.evaluation import Evaluation
from factcheck.language import read_surface
from factcheck.model.claim import Check

Statement = tuple[str, dict[str, str]]
"""A check, and its figures as they are printed; "c" is the stated result."""

SCALES = {"en": ("million", "billion"), "vi": ("tỷ", "triệu")}
MARKS = {"en": (",", "."), "vi": (".", ",")}


def printed(value: float, places: int, language: str) -> str:
    grouped = f"{value:,.{places}f}"
    return grouped if language == "en" else grouped.translate(str.maketrans(",.", ".,"))


def money(value: float, places: int, language: str) -> str:
    number = printed(value, places, language)
    return f"${number} million" if language == "en" else f"{number} tỷ đồng"


def statement(language: str, chance: random.Random) -> Statement:
    """Return a true statement, its result rounded as it is printed."""
    places = chance.choice((0, 1, 2))
    small, more = round(chance.uniform(20, 900), places), round(chance.uniform(20, 900), places)
    large = round(small * chance.uniform(1.2, 9), places)
    count = chance.randrange(12, 400)
    amounts = {"a": money(small, places, language), "b": money(large, places, language)}
    percent = {"c": printed((large / small - 1) * 100, 1, language) + "%"}
    share = {"c": printed(small / large * 100, 1, language) + "%"}
    times = {"c": printed(large / small, 2, language) + (" times" if language == "en" else " lần")}
    parts = {"a": money(small, places, language), "b": money(more, places, language)}
    return chance.choice(
        (
            ("a + b ≈ c", parts | {"c": money(small + more, places, language)}),
            ("b - a ≈ c", amounts | {"c": money(large - small, places, language)}),
            ("change(a, b) ≈ c", amounts | percent),
            ("share(a, b) ≈ c", amounts | share),
            ("b ÷ a ≈ c", amounts | times),
            ("a × n ≈ c", {"a": amounts["a"], "n": str(count), "c": money(small * count, places, language)}),
        )
    )


def other_digit(text: str, language: str, chance: random.Random) -> str:
    at = chance.choice([place for place, character in enumerate(text) if character.isdigit()])
    return text[:at] + chance.choice([digit for digit in "123456789" if digit != text[at]]) + text[at + 1 :]


def other_order(text: str, language: str, chance: random.Random) -> str:
    digits = [place for place, character in enumerate(text) if character.isdigit()]
    pairs = [(one, two) for one, two in itertools.pairwise(digits) if text[two] != "0" != text[one]]
    if not pairs:
        return text
    one, two = chance.choice(pairs)
    return text[:one] + text[two] + text[one + 1 : two] + text[one] + text[two + 1 :]


def other_mark(text: str, language: str, chance: random.Random) -> str:
    """Move the decimal mark one digit to the right."""
    group, decimal = MARKS[language]
    before, mark, after = text.replace(group, "").partition(decimal)
    rest = after[1:]
    return before + after[:1] + (decimal if rest[:1].isdigit() else "") + rest if mark else text


def other_scale(text: str, language: str, chance: random.Random) -> str:
    return text.replace(*SCALES[language])


SLIPS: dict[str, Callable[[str, str, random.Random], str]] = {
    "one digit": other_digit,
    "two digits in the wrong order": other_order,
    "decimal mark": other_mark,
    "scale word": other_scale,
}


def evaluated(check: str, figures: Mapping[str, str], language: str) -> Evaluation:
    """Return the evaluation, its figures numbered as those of an article are."""
    read = {name: read_surface(text, language) for name, text in figures.items()}
    evaluation = evaluate_figures(Check(check, parse(check)), read)
    numbered = (msgspec.structs.replace(one, index=at) for at, one in enumerate(evaluation.participants))
    return msgspec.structs.replace(evaluation, participants=tuple(numbered))


def measure(statements: int, chance: random.Random) -> Counter[tuple[str, str, str]]:
    told: Counter[tuple[str, str, str]] = Counter()
    for _ in range(statements):
        language = chance.choice(("en", "vi"))
        check, figures = statement(language, chance)
        name, slip = chance.choice([*figures, "c"]), chance.choice(list(SLIPS))
        wrong = SLIPS[slip](figures[name], language, chance)
        evaluation = evaluated(check, figures | {name: wrong}, language)
        if wrong == figures[name] or evaluation.verdict != "inconsistent":
            continue  # it slipped to itself, or by less than rounding hides
        repairs = [repair.after for repair in propose_repairs(evaluation, language)]
        where = "result" if name == "c" else "operand"
        told[slip, where, "all"] += 1
        told[slip, where, "first"] += repairs[:1] == [figures[name]]
        told[slip, where, "among"] += figures[name] in repairs
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=5)
    arguments = parser.parse_args()
    told = measure(arguments.statements, random.Random(arguments.seed))
    for slip in SLIPS:
        for where in ("result", "operand"):
            first, among, total = (told[slip, where, key] for key in ("first", "among", "all"))
            print(f"{slip}, in the {where}: {first} first, {among} among the repairs, of {total}")


if __name__ == "__main__":
    main()
