"""`factcheck archive`: questions over the results of a scan; one file a question."""

from __future__ import annotations

from factcheck.faces.commands.archive.compare import compare
from factcheck.faces.commands.archive.export import export
from factcheck.faces.commands.archive.find import find
from factcheck.faces.commands.archive.show import show
from factcheck.faces.commands.archive.sql import sql
from factcheck.faces.commands.archive.summary import summary

QUESTIONS = (summary, find, show, export, sql, compare)
"""The questions, in the order in which help lists them."""
