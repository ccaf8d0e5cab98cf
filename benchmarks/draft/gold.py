"""Measure drafting on labelled articles: `python benchmarks/draft/gold.py FOLDER [--show] [--labelled-figures]`."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from gold_data import KINDS, OFTEN_UNLABELLED, Labelled, Relation, labelled_figures, read_labelled

from factcheck.article import article_from_text
from factcheck.draft.annotated_article import read_scene
from factcheck.draft.find import find_claims
from factcheck.draft.judge import judge
from factcheck.draft.scoring import ScoredCandidate

ALARM = "inconsistent"


def numbers_of(article: Labelled, item: ScoredCandidate) -> tuple[frozenset[str], bool]:
    """Return the labelled numbers that the claim's figures cover, and whether each figure covers one."""
    found, complete = set(), True
    for _, mention in item.candidate.operands:
        figure = mention.figure
        over = {name for name, (start, end) in article.spans.items() if start < figure.end and figure.start < end}
        complete = complete and bool(over)
        found |= over
    return frozenset(found), complete


def matches(article: Labelled, item: ScoredCandidate, relation: Relation) -> bool:
    found, complete = numbers_of(article, item)
    if not complete or not relation.numbers <= found:
        return False
    return all(
        any(
            start < mention.figure.end and mention.figure.start < end
            for start, end in (article.spans[name] for name in relation.numbers)
        )
        for _, mention in item.candidate.operands
    )


class Tally:
    def __init__(self) -> None:
        self.articles = 0
        self.labelled = Counter()
        self.found = Counter()
        self.right = Counter()
        self.errors = 0
        self.caught = 0
        self.claims = Counter()
        self.true_claims = Counter()
        self.false_alarms = 0
        self.alarms = 0

    def print(self, title: str) -> None:
        print(f"\n## {title}: {self.articles} articles")
        print(
            f"{'kind':18}{'labelled':>9}{'found':>7}{'recall':>8}{'verdict right':>15}{'claims':>8}{'labelled too':>14}"
        )
        for kind in sorted(self.labelled, key=lambda kind: -self.labelled[kind]):
            own = KINDS[kind]
            recall = self.found[kind] / self.labelled[kind]
            print(
                f"{kind:18}{self.labelled[kind]:9}{self.found[kind]:7}{recall:8.0%}{self.right[kind]:15}"
                f"{self.claims[own]:8}{self.true_claims[own]:14}"
            )
        rest = [kind for kind in self.labelled if kind != "repeat"]
        total, found = sum(self.labelled[k] for k in rest), sum(self.found[k] for k in rest)
        claims, true = sum(self.claims.values()), sum(self.true_claims.values())
        print(f"all but repeats: {found}/{total} = {found / max(total, 1):.0%}")
        print(f"claims {claims}, labelled too {true} = {true / max(claims, 1):.0%}")
        print(f"labelled errors {self.errors}, caught {self.caught}; alarms {self.alarms}, false {self.false_alarms}")


def measure(article: Labelled, tally: Tally, use_labels: bool, show: bool) -> None:
    read = article_from_text(article.text, article.id, article.language)
    if use_labels:
        figures = labelled_figures(article)
    else:
        from factcheck.language import read_figures

        figures = read_figures(article.text, article.language)
    scene = read_scene(read, figures)
    judged = judge(scene, find_claims(scene))
    claims = [item.weighed for item in judged]
    verdicts_of = [item.evaluation.verdict for item in judged]
    tally.articles += 1
    used = set()
    lines = []
    for relation in article.relations:
        tally.labelled[relation.kind] += 1
        hits = [place for place, item in enumerate(claims) if matches(article, item, relation)]
        used.update(hits)
        verdicts = {verdicts_of[place] for place in hits}
        is_error = relation.verdict == ALARM
        tally.errors += is_error
        if hits:
            tally.found[relation.kind] += 1
            right = ALARM in verdicts if is_error else ALARM not in verdicts
            tally.right[relation.kind] += right
            tally.caught += is_error and right
            lines.append(
                f"  {'ok ' if right else 'BAD'} {relation.kind} {relation.holds} {relation.verdict} {verdicts}"
            )
        else:
            shown = {n: article.numbers[n]["text"] for n in sorted(relation.numbers)}
            lines.append(
                f"  -- MISSED {relation.kind} {relation.holds} {relation.verdict} {shown} | {relation.quote[:150]!r}"
            )
    own_kinds = {KINDS[kind] for kind in OFTEN_UNLABELLED}
    errors = [relation for relation in article.relations if relation.verdict == ALARM]
    for place, item in enumerate(claims):
        if not article.is_fully_labelled and item.candidate.kind in own_kinds and verdicts_of[place] != ALARM:
            continue
        tally.claims[item.candidate.kind] += 1
        tally.true_claims[item.candidate.kind] += place in used
        is_alarm = verdicts_of[place] == ALARM
        tally.alarms += is_alarm
        false = is_alarm and not any(matches(article, item, relation) for relation in errors)
        tally.false_alarms += false
        if place not in used or false:
            shown = ", ".join(f"{role}={mention.figure.text}" for role, mention in item.candidate.operands)
            mark = "FALSE ALARM" if false else "extra"
            lines.append(
                f"  ++ {mark} {item.candidate.kind} {item.confidence} {item.candidate.check} [{shown}] {item.outcome}"
            )
    if show and lines:
        print(f"\n# {article.file} {article.id}")
        print("\n".join(lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="list misses and extras of the articles looked at")
    parser.add_argument("--labelled-figures", action="store_true")
    options = parser.parse_args()
    if not options.folder.is_dir():
        raise SystemExit(f"{options.folder}: no such folder; nothing measured")
    tallies: dict[str, Tally] = defaultdict(Tally)
    for article in read_labelled(options.folder):
        half = "looked at" if article.is_looked_at else "measured only"
        measure(article, tallies[half], options.labelled_figures, options.show and article.is_looked_at)
    for title in sorted(tallies):
        tallies[title].print(title)


if __name__ == "__main__":
    main()
