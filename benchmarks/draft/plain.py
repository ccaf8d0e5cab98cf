"""Errors and false reports of `scan` in plain passages, by kind and language, at one sensitivity.

    python -m benchmarks.draft.plain benchmarks/plain --part held --sensitivity balanced

An error is reported where the passage with the slip has an `inconsistent` claim that touches a figure of its relation
and the right passage has none at all; a false report is any such claim in a right passage or a trap.  "held" are the
passages of writers on whom nothing was trained (tools/train/texts.py), "known" the others.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

import factcheck
from tools.train.texts import Text, passages

Alarm = tuple[str, list[tuple[int, int]], str]
"""A rule, where its figures are, and what is said."""


def alarms(text: str, language: str, sensitivity: str) -> list[Alarm]:
    report = factcheck.scan_text(text, language, sensitivity).to_dict()
    figures = report["figures"]
    return [
        (claim["rule"], [(figures[index]["start"], figures[index]["end"]) for index in claim["figures"]],
         claim["explanation"])
        for claim in report["claims"]
        if claim["verdict"] == "inconsistent"
    ]  # fmt: skip


def touches(alarm: Alarm, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start < last and first < end for start, end in alarm[1] for first, last in spans)


def outcome(asked: tuple[Text, str]) -> tuple[Text, list, bool]:
    text, sensitivity = asked
    false = alarms(text.text, text.language, sensitivity)
    if text.part == "trap":
        return text, false, False
    (relation,) = text.relations
    found = alarms(relation.wrong, text.language, sensitivity)
    return text, false, any(touches(alarm, relation.wrong_spans) for alarm in found)


def language_of(text: Text) -> str:
    return text.language if text.language in ("en", "vi") else "six others"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=["held", "known", "all"], default="held")
    parser.add_argument("--sensitivity", choices=["strict", "balanced", "eager"], default="balanced")
    parser.add_argument("--kinds", action="store_true")
    parser.add_argument("--show", type=int, default=0, help="print so many misses, and every false report")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    chosen = [
        text
        for text in passages(asked.folder)
        if text.part in ("passage", "trap") and (asked.part == "all" or text.held == (asked.part == "held"))
    ]
    errors: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    clean: Counter[str] = Counter()
    false: Counter[str] = Counter()
    missed = []
    with Pool(asked.jobs) as pool:
        for text, wrongly, hit in pool.imap(outcome, [(text, asked.sensitivity) for text in chosen], chunksize=16):
            kind = text.relations[0].kind if text.relations else "trap"
            for name in ("all", language_of(text), kind):
                clean[name] += 1
                false[name] += bool(wrongly)
                errors[name] += bool(text.relations)
                caught[name] += hit and not wrongly
            if wrongly and asked.show:
                print("FALSE", text.id, wrongly[0][0], wrongly[0][2], "|", text.text)
            if text.relations and not hit:
                missed.append(text)
    for text in random.Random(1).sample(missed, min(asked.show, len(missed))):
        print("MISSED", text.id, text.relations[0].kind, "|", text.relations[0].wrong)
    names = ["all", "en", "vi", "six others"] + (
        sorted(set(clean) - {"all", "en", "vi", "six others"}) if asked.kinds else []
    )
    print(f"{asked.part} passages, {asked.sensitivity}")
    print(f"{'':18}{'errors':>8}{'reported':>10}{'':8}{'right':>8}{'falsely':>9}")
    for name in names:
        print(
            f"{name:18}{errors[name]:8}{caught[name]:10}{caught[name] / max(errors[name], 1):8.1%}{clean[name]:8}"
            f"{false[name]:9}{false[name] / max(clean[name], 1):8.2%}"
        )


if __name__ == "__main__":
    main()
