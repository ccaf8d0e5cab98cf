"""The small language of checks: `growth ÷ growth_vn ≈ times`.

`parse` turns the text into a tree, `write` turns a tree into text that parses to the same tree.
"""

from factcheck.claims.expression.parser import parse
from factcheck.claims.expression.writer import called_rules, names_used, write

__all__ = ["called_rules", "names_used", "parse", "write"]
