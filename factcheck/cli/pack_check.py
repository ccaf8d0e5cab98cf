"""Check languages of one's own: every file against its form, every example against what is read in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from factcheck import api
from factcheck.cli.output import show_problems, write
from factcheck.cli.spoken import message_language
from factcheck.language.language_data import Example, LanguageData
from factcheck.language.load_languages import language_files, packs_in_use, read_language, read_source
from factcheck.language.problems import line_at, lines_of
from factcheck.language.relation_data import Cues
from factcheck.model.errors import Problem
from factcheck.model.faults import contained
from factcheck.model.figure import Figure
from factcheck.model.report import Finding
from factcheck.model.said import in_language, said
from factcheck.model.suggestion import did_you_mean
from factcheck.report.document import value_string
from factcheck.report.places import shown_path


def check_languages(paths: Sequence[str]) -> int:
    """Check each language, say what it holds, and return the exit code: 1 for examples, 2 for faulty files."""
    code = 0
    for path in language_files(paths):
        problems: list[Problem] = []
        with contained(problems, str(path)), packs_in_use([path]):
            language = read_language(path)
            failed = list(_failures(language, path))
            problems += [*_unknown_rules(language, path), *failed]
            write(_summary(language, path, len(failed)), None)
            code = max(code, 1 if problems else 0)
            show_problems(problems)
            continue
        show_problems(problems)
        code = 2
    return code


def _summary(language: LanguageData, path: Path, failed: int) -> str:
    """Return in one line what a language holds."""
    cues = language.relations.cues if language.relations else Cues()
    counts = (
        said("pack.words", count=_entries(msgspec.to_builtins(language.pack))),
        said("pack.phrases", count=_entries(msgspec.to_builtins(cues))),
        said("pack.messages", count=_entries(language.explanations) + _entries(language.report)),
        said("pack.examples", count=len(language.examples)),
    )
    spoken = message_language()
    counted = ", ".join(in_language(part, spoken) for part in counts)
    result = said("pack.failed", count=failed) if failed else said("pack.all_as_said")
    outcome = in_language(result if language.examples else said("pack.add_examples"), spoken)
    return f"{shown_path(str(path))}: {language.pack.name} ({language.pack.code}): {counted}; {outcome}"


def _entries(tree: object) -> int:
    """Return how many words and values a tree holds."""
    if isinstance(tree, dict):
        return sum(map(_entries, tree.values()))
    if isinstance(tree, list | tuple):
        return len(tree)
    return 0 if tree is None or tree is False or tree == "" else 1


def _failures(language: LanguageData, path: Path) -> Iterator[Problem]:
    """Yield the examples that do not come out as they say, each at its line."""
    file = path / "examples.toml" if path.is_dir() else path
    source = read_source(file) if file.is_file() else ""
    places, lines = lines_of(source), source.splitlines()
    first = len(language.examples) - sum(1 for line in lines if line.strip() == "[[example]]")
    for index, example in enumerate(language.examples):
        for message in _differences(example, language.pack.code):
            line = line_at(places, ("example", index - first, "text"))
            yield Problem(message, path=str(file), line=line, source_line=lines[line - 1] if line else "")


def _differences(example: Example, code: str) -> Iterator[str]:
    """Yield in words what of an example is read otherwise."""
    report = api.scan_text(example.text, code)
    if example.figures is not None:
        read = [figure_words(figure) for figure in report.figures]
        yield from _unequal("figures", list(example.figures), read)
    if example.finds is not None:
        found = [f"{_kind_of(finding)} {finding.verdict}" for finding in report.claims]
        wanted = list(example.finds)
        plain = [each.partition(" ")[0] if " " not in want else each for want, each in zip(wanted, found, strict=False)]
        yield from _unequal("statements", wanted, plain + found[len(wanted) :])


def _kind_of(finding: Finding) -> str:
    return finding.decisive.rule if finding.decisive else "other"


def _unequal(what: str, wanted: list[str], read: list[str]) -> Iterator[str]:
    if wanted != read:
        yield said("pack.read_other", what=what, read=", ".join(read) or "none", wanted=", ".join(wanted) or "none")


def figure_words(figure: Figure) -> str:
    """Return a figure as an example writes it: its hedge, its value, and its unit, or its kind where that says more."""
    hedge = figure.hedge.sense if figure.hedge else ""
    unit = figure.unit or ("" if figure.kind in ("number", "count") else figure.kind)
    return " ".join(filter(None, (hedge, value_string(figure.value, figure.unit), unit)))


def _unknown_rules(language: LanguageData, path: Path) -> Iterator[Problem]:
    """Yield messages for rules that there are not."""
    from factcheck.rules import all_rules

    rules = [rule.name for rule in all_rules()]
    file = path / "explanations.toml" if path.is_dir() else path
    for section in ("rule", "summary"):
        for key in language.explanations.get(section, {}):
            if key.partition("+")[0] not in rules:
                hint = did_you_mean(key.partition("+")[0], rules)
                yield Problem(said("pack.no_rule", key=key, section=section), path=str(file), hint=hint)
