"""Rules from other packages: entry points of the group "factcheck.rules".

An entry point names a rule, a list of rules, or a module whose rules are all taken:

    [project.entry-points."factcheck.rules"]
    newsroom = "newsroom_rules"
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import ModuleType

from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.plugins import loaded, offered
from factcheck.model.rule import Rule
from factcheck.rules.families import plugin_rules

GROUP = "factcheck.rules"


def load_plugins(names: Sequence[str]) -> None:
    """Make the rules of these plug-ins callable, by their own names and as `plugin.rule`.

    Raises FactcheckError for a plug-in that is not installed, can't be imported, or holds no rule.  A plug-in that is
    loaded already is left as it is.
    """
    for name in names:
        entry = offered(GROUP, name)
        if entry is not None:
            add_rules(name, rules_in(loaded(entry)))


def rules_in(offer: object) -> list[Rule]:
    """Return the rules of what an entry point names."""
    candidates: Iterable[object]
    if isinstance(offer, ModuleType):
        candidates = vars(offer).values()
    else:
        candidates = offer if isinstance(offer, list | tuple) else (offer,)
    return [candidate for candidate in candidates if isinstance(candidate, Rule)]


def add_rules(plugin: str, rules: Sequence[Rule]) -> None:
    """Add a plug-in's rules to those that checks can call."""
    if not rules:
        hint = "An entry point names a Rule, a list of them, or a module that holds some."
        raise FactcheckError(Problem(f"The plug-in “{plugin}” holds no rule", hint=hint))
    for rule in rules:
        if (rule.formula is None) == (rule.answer is None):
            message = f"The rule “{rule.name}” of the plug-in “{plugin}” must have either a formula or an answer"
            raise FactcheckError(Problem(message, hint="Define it with formula_rule or with predicate_rule."))
        plugin_rules[f"{plugin}.{rule.name}"] = rule
