"""`factcheck archive`: questions over the results of a scan; one file a question."""

from __future__ import annotations

from factcheck.cli.commands.archive.compare import compare
from factcheck.cli.commands.archive.export import export
from factcheck.cli.commands.archive.find import find
from factcheck.cli.commands.archive.show import show
from factcheck.cli.commands.archive.sql import sql
from factcheck.cli.commands.archive.summary import summary

QUESTIONS = (summary, find, show, export, sql, compare)
"""The questions, in the order in which help lists them."""
