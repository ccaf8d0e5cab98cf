"""The rules, as a list and one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.language.messages import load_phrases
from factcheck.report import UnknownFormatError
from factcheck.report.document import SCHEMA_VERSION, Document, encode
from factcheck.report.options import FALLBACK_LANGUAGE, Options
from factcheck.report.words import load_words

if TYPE_CHECKING:
    from factcheck.model.rule import Role, Rule

RULE_FORMATS = ("table", "json")


def render_rules(rules: Sequence[Rule], format: str, options: Options) -> str:
    """Write the list of rules: what each is called with and what it says; "table" or "json"."""
    if format not in RULE_FORMATS:
        raise UnknownFormatError(format, RULE_FORMATS)
    if format == "json":
        return encode({"schema_version": SCHEMA_VERSION, "rules": [rule_document(rule) for rule in rules]}) + "\n"
    return _table(rules, options)


def render_rule(rule: Rule, options: Options) -> str:
    """Write one rule's documentation: its arguments, its text, checks that hold and that do not."""
    language = options.language or FALLBACK_LANGUAGE
    words = load_words(language)
    lines = [f"{signature(rule)}  [{rule.kind}]", "", *_paragraphs(documentation(rule, language)), ""]
    roles = (f"  {_label(role)}: {meaning(rule, role, language)}" for role in rule.roles)
    lines += [f"{words['heading.roles']}:", *roles, ""]
    for key, examples in (("good", rule.good), ("bad", rule.bad)):
        lines += [f"{words[f'heading.{key}']}:", *(f"  {example}" for example in examples)]
    return "\n".join(lines) + "\n"


def signature(rule: Rule) -> str:
    """Return how a check calls the rule, e.g. "change(from, to)"; optional arguments in brackets."""
    return f"{rule.name}({', '.join(_label(role) for role in rule.roles)})"


def summary(rule: Rule, language: str) -> str:
    """Return in one line what a rule says, in a language that has it; else in English."""
    return load_phrases(language).summary.get(rule.name, rule.summary)


def documentation(rule: Rule, language: str) -> str:
    """Return what is said of a rule: all of it in English, the first line in a language that has that."""
    return load_phrases(language).summary.get(rule.name, rule.documentation)


def meaning(rule: Rule, role: Role, language: str) -> str:
    """Return what an argument of a rule stands for, in a language that has it; else in English."""
    if rule.name not in load_phrases(language).summary:  # a plug-in's: its roles may be called as ours are
        return role.meaning
    known = load_phrases(language).role
    return known.get(f"{rule.name}.{role.name}", known.get(role.name, role.meaning))


def rule_document(rule: Rule) -> Document:
    """Return a rule as plain data."""
    return {
        "name": rule.name,
        "kind": rule.kind,
        "signature": signature(rule),
        "roles": [
            {"name": role.name, "meaning": role.meaning, "optional": role.optional, "many": role.many}
            for role in rule.roles
        ],
        "summary": rule.summary,
        "documentation": rule.documentation.strip(),
        "good": list(rule.good),
        "bad": list(rule.bad),
    }


def _label(role: Role) -> str:
    name = f"{role.name}…" if role.many else role.name
    return f"[{name}]" if role.optional else name


def _paragraphs(documentation: str) -> list[str]:
    return [line.strip() for line in documentation.strip().splitlines()]


def _table(rules: Sequence[Rule], options: Options) -> str:
    from rich.text import Text  # the list as JSON does without

    from factcheck.report.console import new_table, string_console, written

    language = options.language or FALLBACK_LANGUAGE
    words = load_words(language)
    table = new_table(words["heading.rule"], words["heading.kind"], words["heading.summary"])
    for rule in rules:
        table.add_row(Text(signature(rule), style="bold"), Text(rule.kind), Text(summary(rule, language)))
    console = string_console(options)
    console.print(table)
    return written(console)
