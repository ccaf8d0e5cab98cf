"""`factcheck pack`: write and check the data of a language of one's own."""

from __future__ import annotations

from factcheck.cli.commands.pack.check import check
from factcheck.cli.commands.pack.new import new

ACTIONS = (new, check)
"""The commands, in the order in which help lists them."""
