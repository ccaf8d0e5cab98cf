"""Where each rule lives, finding one by its name, and what plug-ins add.

A plug-in's entry point names a rule, a list of rules, or a module whose rules are all taken:

    [project.entry-points."factcheck.rules"]
    newsroom = "newsroom_rules"
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from types import ModuleType

from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.plugins import loaded, offered
from factcheck.model.rule import Rule
from factcheck.model.said import said

FAMILIES: dict[str, tuple[str, ...]] = {
    "ratios": ("ratio", "share", "one_in", "remainder", "part_of", "times_more", "majority"),
    "changes": ("change", "decrease", "difference", "points", "value_before", "successive"),
    "percentages": ("possible_decrease", "percent_not_points", "successive_not_added"),
    "sums": ("sum", "parts", "product", "mean", "weighted_mean"),
    "rates": ("per_unit", "over_period", "same_rate"),
    "growth": ("annual_growth", "compound", "grown"),
    "measures": ("conversion", "temperature_difference", "inverse_conversion"),
    "order": ("rank", "position", "highest", "lowest", "repeat"),
    "counts": ("whole_share", "whole_mean", "whole_base", "listed"),
    "calendar": ("date", "valid_date", "weekday", "duration", "anniversary", "nominal_age", "age", "within", "before"),
    "sports": ("games_played", "league_points", "shutout", "won"),
    "polls": ("margin_of_error",),
    "significance": ("p_of_t", "p_of_r", "p_of_z", "p_of_f", "p_of_chi2"),
}
"""Module of this package → its rules, so that a rule is found without importing the others; a test holds it true."""

plugin_rules: dict[str, Rule] = {}
"""The rules of the plug-ins that were loaded, each by “plugin.rule”."""


class UnknownRuleError(FactcheckError):
    """No rule has this name; `nearest` holds the known names most like it."""

    def __init__(self, name: str) -> None:
        """Look for the nearest names only now that there is something to report."""
        from factcheck.model.nearest import nearest_names
        from factcheck.model.suggestion import suggestion

        self.name = name
        self.nearest = nearest_names(name, rule_names(), 3)
        hint = suggestion(*self.nearest) or said("rules.factcheck_rules")
        super().__init__(Problem(said("rules.no_rule_named", name=name), hint=hint))


def rule_names() -> tuple[str, ...]:
    """Return the names of all rules that are known, those of plug-ins (as “plugin.rule”) last."""
    return (*own_names(), *plugin_rules)


def own_names() -> tuple[str, ...]:
    """Return the names of the rules that come with factcheck."""
    return tuple(name for names in FAMILIES.values() for name in names)


def replaced_names() -> tuple[str, ...]:
    """Return the rules of plug-ins that take the place of one that comes with factcheck, as “plugin.rule”."""
    return tuple(full for full, rule in plugin_rules.items() if rule.name in own_names())


def find_rule(name: str) -> Rule:
    """Return the rule of this name; raises `UnknownRuleError`.

    A rule of a plug-in is found by “plugin.rule”, and by its own name where no other plug-in has it.  It comes before
    one of factcheck's own: a release that adds a rule must not change what a newsroom's checks mean.
    """
    if plugin_rules:
        if name in plugin_rules:
            return plugin_rules[name]
        named = [rule for rule in plugin_rules.values() if rule.name == name]
        if len(named) == 1:
            return named[0]
        if len(named) > 1:
            raise UnknownRuleError(name)
    for family, names in FAMILIES.items():
        if name in names:
            rule = getattr(import_module(f"factcheck.rules.{family}"), name)
            assert isinstance(rule, Rule)
            return rule
    raise UnknownRuleError(name)


def all_rules() -> tuple[Rule, ...]:
    """Return every rule, family by family, plug-ins last."""
    return tuple(plugin_rules.get(name) or find_rule(name) for name in rule_names())


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
        hint = said("rules.entry_point")
        raise FactcheckError(Problem(said("rules.no_plug_holds", plugin=plugin), hint=hint))
    for rule in rules:
        if (rule.formula is None) == (rule.answer is None):
            message = said("rules.rule_plug", name=rule.name, plugin=plugin)
            raise FactcheckError(Problem(message, hint=said("rules.define_formula")))
        plugin_rules[f"{plugin}.{rule.name}"] = rule
