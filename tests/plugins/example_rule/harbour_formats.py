"""A newsroom's own report format: the Test Anything Protocol (https://testanything.org)."""

from collections.abc import Sequence

from factcheck.plugin import Options, Problem, Report


def tap(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> str:
    """Write a line a claim: "ok" where nothing is wrong with it."""
    findings = [finding for report in reports for finding in report.claims]
    lines = [f"1..{len(findings) + len(problems)}"]
    for finding in findings:
        word = "not ok" if finding.verdict in ("inconsistent", "drifted", "missing", "invalid") else "ok"
        lines.append(f"{word} - {finding.id}: {finding.verdict}")
    lines += [f"not ok - {problem.path}: {problem.message}" for problem in problems]
    return "\n".join(lines) + "\n"


FORMATS = {"tap": tap}
