"""Many statements through `factcheck.verify`: one article and one claims file for a batch, and what comes of each."""

from __future__ import annotations

import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import factcheck
from factcheck.model.report import Finding
from tests.oracle.judging import VERDICTS, permitted
from tests.oracle.statements import Statement, figures_in, random_statement

SENTENCES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))
BATCH = 200


@dataclass(frozen=True)
class Tried:
    """A statement with its sentence, its check, the permitted verdicts and the verdict that it got."""

    statement: Statement
    sentence: str
    check: str
    best: str
    worst: str
    reading: str
    verdict: str
    explanation: str

    @property
    def truth(self) -> str:
        """What the oracle knows: "true", "false", "loose" (true in a generous reading only) or "open"."""
        if self.worst == "consistent":
            return "true"
        if self.best == "inconsistent":
            return "false"
        return "loose" if self.best == "rounding" else "open"

    @property
    def failure(self) -> str:
        """What is wrong with the verdict, "" if nothing is."""
        granted = self.worst if self.statement.worst == "consistent" else self.best
        if self.statement.worst and VERDICTS.index(granted) > VERDICTS.index(self.statement.worst):
            return "the oracle does not grant what is true"
        if self.verdict not in VERDICTS:
            return f"{self.verdict}, not recomputed"
        if VERDICTS.index(self.verdict) < VERDICTS.index(self.best):
            return f"{self.verdict}, at best {self.best}"
        if VERDICTS.index(self.verdict) > VERDICTS.index(self.worst):
            return f"{self.verdict}, at worst {self.worst}"
        return ""

    def report(self) -> str:
        """Return the sentence, the check and both verdicts."""
        s = self.statement
        return (
            f"{s.rule} ({s.language}; {s.made})\n  sentence: {self.sentence}\n  check:    {self.check}\n"
            f"  oracle:   {self.best}" + (f" … {self.worst}" if self.worst != self.best else "")
            + (f" ({self.reading})" if self.reading else "")
            + f"\n  verdict:  {self.verdict}: {self.failure}\n            {self.explanation}"
        )  # fmt: skip


def _place(index: int) -> str:
    """Return a made-up name; one of another letter for each index."""
    return "Z" + chr(97 + index // 26 % 26) + chr(97 + index % 26) + "ax"


def sentence_of(statement: Statement, index: int, random: Random) -> tuple[str, str]:
    """Return a statement's sentence, its figures marked, and its check."""
    marks: dict[str, str] = {"place": _place(index)}
    names: dict[str, str] = {}
    ending = " and " if statement.language == "en" else " và "
    for role, figures in statement.roles.items():
        called = [
            f"{role}_{index}" if figures is several else f"{role}_{index}_{k}"
            for k, several in enumerate(figures_in(figures))
        ]
        marked = [f"[{name}: {figure.text()}]" for name, figure in zip(called, figures_in(figures), strict=True)]
        marks[role] = ", ".join(marked[:-1]) + (ending if len(marked) > 1 else "") + marked[-1]
        names[role] = ", ".join(called)
    pattern = random.choice(SENTENCES[statement.form][statement.language])
    return pattern.format(**marks), statement.check.format(**names)


def unmarked(quote: str) -> str:
    """Return the sentence as the article prints it."""
    out, inside = [], False
    for piece in quote.replace("]", "[").split("["):
        out.append(piece.split(": ", 1)[1] if inside else piece)
        inside = not inside
    return "".join(out)


def _explained(finding: Finding) -> str:
    return finding.explanation or (finding.decisive.explanation if finding.decisive else "")


def try_batch(
    random: Random, count: int, folder: Path, rules: Collection[str], change: Callable[[str], str] = str
) -> list[Tried]:
    """Verify `count` random statements of one language after the other; `change` may falsify the checks."""
    statements = [random_statement(random, rules) for _ in range(count)]
    tried: list[Tried | None] = [None] * count
    for language in ("en", "vi"):
        mine = [(i, s) for i, s in enumerate(statements) if s.language == language]
        written = [sentence_of(s, i, random) for i, s in mine]
        claims = "\n".join(
            f"[[claim]]\nid = 's{i}'\nquote = '{quote}'\ncheck = '{change(check)}'\n"
            for (i, _), (quote, check) in zip(mine, written, strict=True)
        )
        (folder / "article.txt").write_text(
            "\n\n".join(unmarked(quote) for quote, _ in written) + "\n", encoding="utf-8"
        )
        file = folder / "claims.toml"
        file.write_text(f"article = 'article.txt'\nlanguage = '{language}'\n\n{claims}", encoding="utf-8")
        findings = {finding.id: finding for finding in factcheck.verify(file, language="en").claims} if mine else {}
        for (i, s), (quote, check) in zip(mine, written, strict=True):
            operands = [figure.printed for figure in s.operands()]
            stated = s.roles[s.stated].printed if s.stated else None
            best, worst, reading = permitted(s.law, operands, stated)
            finding = findings[f"s{i}"]
            tried[i] = Tried(s, quote, check, best, worst, reading, finding.verdict, _explained(finding))
    return [one for one in tried if one is not None]


@dataclass
class Table:
    """Counts by rule, and the first failures of each kind."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    failures: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    failed: Counter[tuple[str, str]] = field(default_factory=Counter)
    rounding: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, tried: Tried, examples: int) -> None:
        """Count one statement."""
        row = self.counts.setdefault(tried.statement.rule, Counter())
        row[tried.truth] += 1
        row[f"{tried.truth} {tried.verdict}"] += 1
        if tried.verdict == "rounding" and tried.truth in ("loose", "false"):
            self.rounding[(tried.statement.rule, tried.reading or "no reading of the design")] += 1
        if tried.failure:
            row["failures"] += 1
            key = (tried.statement.rule, tried.failure)
            self.failed[key] += 1
            kept = self.failures.setdefault(key, [])
            kept.append(tried.report())
            kept.sort(key=len)
            del kept[examples:]

    def text(self) -> str:
        """Return the table, the false statements that get `rounding` with their reading, and the failures."""
        columns = (
            "true",
            "false",
            "loose",
            "open",
            "true consistent",
            "false inconsistent",
            "loose rounding",
            "failures",
        )
        lines = [f"{'rule':24}" + "".join(f"{column:>20}" for column in columns)]
        total: Counter[str] = Counter()
        for rule, row in sorted(self.counts.items()):
            total.update(row)
            lines.append(f"{rule:24}" + "".join(f"{row[column]:20}" for column in columns))
        lines.append(f"{'all':24}" + "".join(f"{total[column]:20}" for column in columns))
        lines += ["", "Beyond the strict reading, and `rounding` (by rule and the first reading that grants it):"]
        for rule in sorted({rule for rule, _ in self.rounding}):
            kinds = {reading: n for (r, reading), n in sorted(self.rounding.items()) if r == rule}
            lines.append(f"{rule:24}" + ", ".join(f"{reading} {n}" for reading, n in kinds.items()))
        lines.append("")
        for key, number in sorted(self.failed.items(), key=lambda item: -item[1]):
            lines += [f"FAILED {number} × {key[0]}: {key[1]}", *self.failures[key]]
        return "\n".join(lines)

    def merge(self, other: Table, examples: int) -> None:
        """Add the counts of another table."""
        for rule, row in other.counts.items():
            self.counts.setdefault(rule, Counter()).update(row)
        self.failed.update(other.failed)
        self.rounding.update(other.rounding)
        for key, reports in other.failures.items():
            self.failures[key] = sorted(self.failures.get(key, []) + reports, key=len)[:examples]


def without_corrections() -> None:
    """Keep factcheck from searching corrections of failing claims: most of the time, and no verdict depends on it."""
    from factcheck.engine.findings import finding

    assert callable(finding.repairs_of), "the search of corrections has moved"
    finding.repairs_of = lambda *_: ()


def run(seed: int, count: int, rules: Collection[str] = (), *, start: int = 0, examples: int = 3) -> Table:
    """Verify `count` statements of a seed from number `start` on."""
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        for first in range(start, start + count, BATCH):
            for tried in try_batch(Random(f"{seed}/{first}"), min(BATCH, start + count - first), Path(folder), rules):
                table.add(tried, examples)
    return table
