"""Rules from other packages: entry points of the group "factcheck.rules", looked for only when the config names one.

An entry point names a rule, a list of rules, or a module whose rules are all taken:

    [project.entry-points."factcheck.rules"]
    newsroom = "newsroom_rules"
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import ModuleType

from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem
from factcheck.model.rule import Rule
from factcheck.rules.families import plugin_rules, rule_names

GROUP = "factcheck.rules"


def load_plugins(names: Sequence[str]) -> None:
    """Make the rules of these plug-ins callable.

    Raises FactcheckError for a plug-in that is not installed, can't be imported, holds no rule, or holds one
    whose name is taken.  A plug-in that is loaded already is left as it is.
    """
    if not names:
        return
    from importlib.metadata import entry_points  # 28 ms, spent only where a plug-in is wanted

    installed = {entry.name: entry for entry in entry_points(group=GROUP)}
    for name in names:
        if name not in installed:
            raise not_installed(name, installed)
        try:
            loaded = installed[name].load()
        except Exception as error:  # whatever a stranger's module raises is told, with the plug-in's name
            message = f"The plug-in “{name}” can't be imported: {type(error).__name__}: {error}"
            raise FactcheckError(Problem(message, hint=f"It is {installed[name].value}.")) from error
        add_rules(name, rules_in(loaded))


def rules_in(loaded: object) -> list[Rule]:
    """Return the rules of what an entry point names."""
    candidates: Iterable[object]
    if isinstance(loaded, ModuleType):
        candidates = vars(loaded).values()
    else:
        candidates = loaded if isinstance(loaded, list | tuple) else (loaded,)
    return [candidate for candidate in candidates if isinstance(candidate, Rule)]


def add_rules(plugin: str, rules: Sequence[Rule]) -> None:
    """Add a plug-in's rules to those that checks can call."""
    if not rules:
        hint = "An entry point names a Rule, a list of them, or a module that holds some."
        raise FactcheckError(Problem(f"The plug-in “{plugin}” holds no rule", hint=hint))
    for rule in rules:
        if plugin_rules.get(rule.name) == rule:
            continue
        if rule.name in rule_names():
            message = f"The plug-in “{plugin}” brings a rule named “{rule.name}”, and there is one already"
            raise FactcheckError(Problem(message, hint="Rename the plug-in's rule."))
        if (rule.formula is None) == (rule.answer is None):
            message = f"The rule “{rule.name}” of the plug-in “{plugin}” must have either a formula or an answer"
            raise FactcheckError(Problem(message, hint="Define it with formula_rule or with predicate_rule."))
        plugin_rules[rule.name] = rule


def not_installed(name: str, installed: Iterable[str]) -> FactcheckError:
    """Return the error for a plug-in that no installed package offers."""
    from factcheck.model.nearest import did_you_mean

    known = did_you_mean(name, installed, f"Installed: {', '.join(sorted(installed)) or 'none'}.")
    return FactcheckError(Problem(f"No installed package offers the plug-in “{name}”", hint=known))
