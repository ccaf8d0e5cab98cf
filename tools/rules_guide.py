"""Write the reference of all rules: `python tools/rules_guide.py > docs/rules.md`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from factcheck.report.rule_list import signature
from factcheck.rules import all_rules

if TYPE_CHECKING:
    from factcheck.model.rule import Rule

HEAD = """# Rules

Generated from the rules themselves by `python tools/rules_guide.py > docs/rules.md`; a test keeps it true. A check
calls a rule by name: `check = "change(from = before, to = now) ≈ rise"`. Arguments in brackets may be left out, `…`
takes any number. `factcheck explain RULE` shows the same page on the terminal. To add one:
[writing a rule](extending/rule.md).
"""


def guide() -> str:
    """Return the whole page, rules of one kind together."""
    rules = sorted(all_rules(), key=lambda rule: rule.kind)
    sections = [HEAD]
    for kind, group in groupby(rules, key=lambda rule: rule.kind):
        sections.append(f"## {kind}\n")
        sections += [section(rule) for rule in group]
    return "\n".join(sections)


def section(rule: Rule) -> str:
    """Return what the page says of one rule."""
    lines = [f"### `{signature(rule)}`", "", *(line.strip() for line in rule.documentation.strip().splitlines()), ""]
    lines += [f"- `{role.name}`: {role.meaning}" for role in rule.roles]
    lines += ["", "```text", *(f"{check}   holds" for check in rule.good)]
    lines += [*(f"{check}   does not hold" for check in rule.bad), "```", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    print(guide(), end="")
