"""Allowances of a claim: findings that the desk knows of and has a reason for."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from factcheck.engine.findings.wording import message
from factcheck.engine.languages import Languages
from factcheck.model.claim import Allowance
from factcheck.model.report import CheckResult, Finding

SILENCEABLE = ("inconsistent", "rounding", "implied", "unchecked", "drifted")


def allowed(finding: Finding, allowances: Sequence[Allowance], languages: Languages, today: datetime.date) -> Finding:
    """Return a finding with what its allowances silence, and with a note for each that silences nothing."""
    notes, reasons = list(finding.notes), []
    for allowance in allowances:
        if allowance.until is not None and allowance.until < today:
            day = allowance.until.isoformat()
            notes.append(message(languages.words, "allowance over", rule=allowance.rule, day=day))
        elif any(is_silenced(check, allowance) for check in finding.checks):
            reasons.append(allowance.reason)
        else:
            notes.append(message(languages.words, "allowance unused", rule=allowance.rule))
    silenced = ""
    if reasons and not any(still_stands(check, allowances, today) for check in finding.checks):
        silenced = "; ".join(reasons)
    return msgspec.structs.replace(finding, notes=tuple(notes), silenced=silenced)


def is_silenced(check: CheckResult, allowance: Allowance) -> bool:
    """Tell whether an allowance speaks of what a check found."""
    return check.rule == allowance.rule and check.verdict in SILENCEABLE


def still_stands(check: CheckResult, allowances: Sequence[Allowance], today: datetime.date) -> bool:
    """Tell whether a check found something that no allowance silences."""
    if check.verdict == "consistent":
        return False
    in_force = [one for one in allowances if one.until is None or one.until >= today]
    return not any(is_silenced(check, allowance) for allowance in in_force)
