"""Compare rules and proposals: `python benchmarks/draft/proposals/measure.py SHARED [--show]`.

`articles.jsonl` and `passages.jsonl` hold the proposals of a careful reader, written to the prompt alone and before any
label was looked at, for what `choose.py` draws.  Those for articles say by offsets which stretches of the text they
quote and mark, since the articles are not ours to print.  A question counts as neither found nor reported.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from choose import articles, passages

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from gold import matches  # noqa: E402
from gold_data import read_labelled  # noqa: E402

from factcheck.api import article_figures  # noqa: E402
from factcheck.article import article_from_text  # noqa: E402
from factcheck.draft.annotated_article import read_scene  # noqa: E402
from factcheck.draft.find import find_claims  # noqa: E402
from factcheck.draft.judge import judge  # noqa: E402
from factcheck.draft.proposals.decide import check_proposals  # noqa: E402
from factcheck.draft.proposals.record import parse_proposals  # noqa: E402

ERROR = "inconsistent"
MODES = ("rules", "proposals", "both")


def read_answers(name, texts):
    """Return the proposals by id, as JSON with quotes."""
    answers = {}
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        proposals = [quoted(one, texts[row["id"]]) if "marks" in one else one for one in row["proposals"]]
        answers[row["id"]] = json.dumps({"proposals": proposals}, ensure_ascii=False)
    return answers


def quoted(proposal, text):
    """Return a proposal whose quotes and marks are offsets with the text's own words instead."""
    quotes = []
    for start, end in proposal["quotes"]:
        words, at = [], start
        for first, last in (mark for mark in proposal["marks"] if start <= mark[0] and mark[1] <= end):
            words += (text[at:first], "[[", text[first:last], "]]")
            at = last
        quotes.append("".join((*words, text[at:end])))
    return {"rule": proposal["rule"], "quotes": quotes, "roles": proposal["roles"]}


def claims_of(text, language, proposals, tally, show, name):
    """Return the judged claims by mode; questions are left out."""
    article = article_from_text(text, name, language)
    scene = read_scene(article, article_figures(article))
    own = judge(scene, find_claims(scene))
    alone = check_proposals(scene, parse_proposals(proposals))
    beside = check_proposals(scene, parse_proposals(proposals), own)
    tally["proposals"] += len(json.loads(proposals)["proposals"])
    tally.update(one.outcome for one in alone.decisions)
    tally.update(f"rejected: {one.reason}" for one in alone.rejections)
    if show:
        for one in alone.rejections:
            print(f"  {name}: rejected {one.rule} {one.reason}: {one.message}")
        for one in alone.decisions:
            if one.outcome != "found":
                candidate = one.judged.weighed.candidate
                texts = [mention.figure.text for _, mention in candidate.operands]
                print(f"  {name}: {one.outcome} {candidate.check} {texts} {one.reason}")
    answered = [[one.judged for one in checked.decisions if one.outcome != "question"] for checked in (alone, beside)]
    return {"rules": list(own), "proposals": answered[0], "both": [*own, *answered[1]]}


def measure_articles(shared, show):
    labelled = {row.id: row for row in read_labelled(shared / "gold")}
    drawn = articles(shared)
    answers, came = read_answers("articles.jsonl", {row["id"]: row["text"] for row in drawn}), Counter()
    counts = {mode: Counter() for mode in MODES}
    for row in drawn:
        article = labelled[row["id"]]
        by_mode = claims_of(article.text, article.language, answers[row["id"]], came, show, row["id"])
        errors = [relation for relation in article.relations if relation.verdict == ERROR]
        for mode, claims in by_mode.items():
            count = counts[mode]
            count["relations"] += len(article.relations)
            count["errors"] += len(errors)
            for relation in article.relations:
                hits = [one for one in claims if matches(article, one.weighed, relation)]
                count["found"] += bool(hits)
                count["caught"] += relation in errors and any(one.evaluation.verdict == ERROR for one in hits)
                if show and not hits:
                    numbers = [article.numbers[name]["text"] for name in sorted(relation.numbers)]
                    print(f"  {row['id']}: {mode} not found: {relation.kind} {relation.holds} {numbers}")
            for one in claims:
                count["claims"] += 1
                count["labelled"] += any(matches(article, one.weighed, relation) for relation in article.relations)
                is_error = one.evaluation.verdict == ERROR
                count["false"] += is_error and not any(matches(article, one.weighed, error) for error in errors)
    print(f"articles: {dict(came)}")
    print(f"{'':10} {'relations found':>16} {'claims':>7} {'labelled':>9} {'errors':>7} {'false':>6}")
    for mode, count in counts.items():
        found = f"{count['found']}/{count['relations']} = {count['found'] / count['relations']:.0%}"
        precise = f"{count['labelled'] / max(count['claims'], 1):.0%}"
        caught = f"{count['caught']}/{count['errors']}"
        print(f"{mode:10} {found:>16} {count['claims']:>7} {precise:>9} {caught:>7} {count['false']:>6}")


def spans_of(text, surfaces):
    found, at = [], 0
    for surface in surfaces:
        start = text.find(surface, at)
        start = text.find(surface) if start < 0 else start
        if start >= 0:
            found.append((start, start + len(surface)))
            at = start + len(surface)
    return found


def touched(one, spans):
    figures = [mention.figure for _, mention in one.weighed.candidate.operands]
    return sum(any(start < figure.end and figure.start < end for figure in figures) for start, end in spans)


def measure_passages(shared, show):
    answers, came = read_answers("passages.jsonl", {}), Counter()
    counts = {mode: Counter() for mode in MODES}
    for row in passages(shared):
        version = row["read"]
        surfaces = list(row.get(f"roles_{version}", {}).values())
        by_mode = claims_of(row[version], row["lang"], answers[row["id"]], came, show, row["id"])
        spans = spans_of(row[version], surfaces)
        for mode, claims in by_mode.items():
            count = counts[mode]
            count["trap" if row["kind"] == "trap" else version] += 1
            wrong = [one for one in claims if one.evaluation.verdict == ERROR]
            holding = [one for one in claims if one.evaluation.verdict != ERROR]
            if row["kind"] == "trap":
                count["trapped"] += bool(wrong)
            elif version == "right":
                count["tied"] += any(touched(one, spans) >= min(2, len(spans)) for one in holding)
                count["false"] += bool(wrong)
            else:
                hit = any(touched(one, spans) for one in wrong)
                count["caught"] += hit
            if show and (wrong if version == "right" else not hit):
                print(f"  {row['id']}: {mode} {version}: {row['kind']} {surfaces} {row.get('check', '')}")
    print(f"\npassages: {dict(came)}")
    print(f"{'':10} {'errors reported':>16} {'right, tied':>12} {'right, reported':>16} {'traps reported':>15}")
    for mode, count in counts.items():
        caught, tied = f"{count['caught']}/{count['wrong']}", f"{count['tied']}/{count['right']}"
        false, trapped = f"{count['false']}/{count['right']}", f"{count['trapped']}/{count['trap']}"
        print(f"{mode:10} {caught:>16} {tied:>12} {false:>16} {trapped:>15}")


if __name__ == "__main__":
    measure_articles(Path(sys.argv[1]), "--show" in sys.argv)
    measure_passages(Path(sys.argv[1]), "--show" in sys.argv)
