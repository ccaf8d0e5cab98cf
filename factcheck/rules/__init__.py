"""The rules that checks can call: one file a family, and what plug-ins add.

A rule's module is imported only when a check calls it.
"""

from factcheck.rules.families import FAMILIES, all_rules, find_rule, load_plugins, replaced_names

__all__ = ["FAMILIES", "all_rules", "find_rule", "load_plugins", "replaced_names"]
