"""What each tool answers, as plain data; the protocol is `server`'s business.

An assistant hands over bounded texts, or names files of the one folder that the server serves.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from factcheck import api
from factcheck.article import article_from_text, read_article
from factcheck.claims import load
from factcheck.claims.project import project_root
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.nearest import nearest_names
from factcheck.model.opening import is_below
from factcheck.model.suggestion import suggestion
from factcheck.report.document import finding_document, report_document

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.draft.proposals.decide import Decision
    from factcheck.model.article import Article
    from factcheck.model.claim import ClaimsFile
    from factcheck.model.report import Finding, Report


MOST_CHARACTERS = 100_000
"""Of a text or an article: a long magazine story has half of that, and is scanned in some seconds."""
INLINE = "text"
"""What messages call an article that came as text."""


def article_of(folder: Path, text: str, path: str, language: str) -> Article:
    """Return the article that an assistant means: a text, or a file of the folder.

    Raises FactcheckError for both or neither, for a file elsewhere, and for one that is too long.
    """
    if bool(text) == bool(path):
        raise FactcheckError(Problem("give either the article's text or its path", hint="one of “text” and “path”"))
    if text:
        _check_length(text, INLINE)
        return article_from_text(text, INLINE, language)
    article = read_article(below(folder, path), language, root=folder)
    _check_length(article.text, path)
    return article


def claims_of(folder: Path, path: str) -> ClaimsFile:
    """Return a claims file of the folder.  Raises FactcheckError where its project is larger than the folder."""
    written = below(folder, path)
    root = project_root(written.parent)
    if not is_below(root, folder):
        hint = f"start the server in {root.name}, or with that folder as its argument"
        raise FactcheckError(Problem("this claims file belongs to a project around the folder", path, hint=hint))
    return load(written, root=folder)


def below(folder: Path, path: str) -> Path:
    """Return a path that leads into the folder, links resolved; FactcheckError for any other."""
    try:
        target = folder / path
        inside = "\0" not in path and is_below(target.resolve(), folder)
    except (OSError, RuntimeError, ValueError):  # a circle of links, a name that is too long
        inside = False
    if not inside:
        hint = "give a path from that folder"
        raise FactcheckError(Problem(f"only files below {folder.name} are read", path[:200], hint=hint))
    return target


def _check_length(text: str, path: str) -> None:
    if len(text) > MOST_CHARACTERS:
        message = f"the article is too long here: {len(text):,} characters, at most {MOST_CHARACTERS:,}"
        raise FactcheckError(Problem(message, path, hint="give it part by part, or use `factcheck scan`"))


Document = dict[str, Any]

MOST_ROWS = 400
"""Figures or claims of one answer: an assistant reads all of it."""
MOST_PROPOSALS_TEXT = 200_000
"""Characters of proposals in one call."""
SERIOUS = ("inconsistent", "rounding", "invalid", "drifted", "missing")
"""Verdicts that are listed unless everything is asked for."""


def read_figures(folder: Path, text: str, path: str, language: str) -> Document:
    """Return every figure of an article as factcheck reads it."""
    report = api.figures_of(article_of(folder, text, path, language))
    document = report_document(report)
    return _shortened({"language": document["language"], "figures": document["figures"]}, "figures")


def scan(folder: Path, text: str, path: str, language: str, everything: bool) -> Document:
    """Return what factcheck itself finds in an article."""
    return _scanned(api.scan_article(article_of(folder, text, path, language)), everything)


def verify(folder: Path, claims: str, everything: bool) -> Document:
    """Return the recomputed claims of a claims file."""
    report = api.verify_claims(claims_of(folder, claims), explain_all=everything)
    document: Document = report_document(report)
    kept = [one for one in document["claims"] if everything or one["verdict"] in SERIOUS]
    answer = {"summary": document["summary"], "coverage": document["coverage"], "claims": kept}
    if "errors" in document:
        answer["errors"] = document["errors"]
    return _shortened(answer, "claims")


def draft_from_proposals(folder: Path, proposals: str, text: str, path: str, language: str) -> Document:
    """Return what came of each proposal about an article, and the claims file that follows."""
    from factcheck.claims.write import claims_toml

    if len(proposals) > MOST_PROPOSALS_TEXT:
        message = f"the proposals are too long: at most {MOST_PROPOSALS_TEXT:,} characters"
        raise FactcheckError(Problem(message, hint="hand them over in several calls"))
    article = article_of(folder, text, path, language)
    problems: list[Problem] = []
    drafted, checked = api.draft_with_proposals(article, proposals, problems)
    counts = Counter(one.outcome for one in checked.decisions)
    answer: Document = {
        "summary": {
            "found": counts["found"],
            "error": counts["error"],
            "question": counts["question"],
            "known": checked.known,
            "rejected": len(checked.rejections),
        },
        "decisions": [_decision(one) for one in checked.decisions],
        "rejections": [
            {"proposal": one.number, "line": one.line, "rule": one.rule, "reason": one.reason, "message": one.message}
            for one in checked.rejections
        ],
        "claims_toml": claims_toml(drafted),
    }
    if problems:
        answer["errors"] = [problem.message for problem in problems]
    return _shortened(answer, "decisions")


def explain(folder: Path, name: str, claims: str) -> Document:
    """Return what a rule says, or how a claim of a claims file is recomputed, step by step."""
    from factcheck.report.explain_report import render_finding
    from factcheck.report.options import Options
    from factcheck.report.rule_list import render_rule
    from factcheck.rules import all_rules

    options = Options(width=0)
    report = api.verify_claims(claims_of(folder, claims), explain_all=True) if claims else None
    findings = {finding.id: finding for finding in report.claims} if report else {}
    rules = {rule.name: rule for rule in all_rules()}
    if report and name in findings:
        return {"name": name, "explanation": render_finding(report, findings[name], options)}
    if name in rules:
        return {"name": name, "explanation": render_rule(rules[name], options)}
    near = nearest_names(name[:100], [*findings, *rules], 3)
    hint = suggestion(*near) or "the tool “rules” lists the rules"
    raise FactcheckError(Problem(f"there is no claim and no rule named “{name[:100]}”", hint=hint))


def rules() -> Document:
    """Return the rules that checks can call, and how proposals name their roles."""
    from factcheck.draft.proposals.prompt import rules_text
    from factcheck.report.rule_list import signature
    from factcheck.rules import all_rules

    listed = [{"rule": signature(rule), "kind": rule.kind, "summary": rule.summary} for rule in all_rules()]
    return {"rules": listed, "in_proposals": rules_text().splitlines()}


def _decision(decision: Decision) -> Document:
    weighed = decision.judged.weighed
    return {
        "proposal": decision.number,
        "line": decision.line,
        "outcome": decision.outcome,
        "check": weighed.candidate.check,
        "figures": {role: mention.figure.text for role, mention in weighed.candidate.operands},
        "verdict": decision.judged.evaluation.verdict,
        "reason": decision.reason,
    }


def _scanned(report: Report, everything: bool) -> Document:
    kept: list[Finding] = [one for one in report.claims if everything or one.verdict in SERIOUS]
    answer: Document = {
        "language": report.article.language,
        "summary": dict(Counter(one.verdict for one in report.claims)),
        "figures": len(report.figures),
        "claims": [finding_document(one, report.article) for one in kept],
    }
    if report.errors:
        answer["errors"] = [problem.message for problem in report.errors]
    return _shortened(answer, "claims")


def _shortened(document: Document, rows: str) -> Document:
    """Return a document with at most so many rows as anybody reads, and how many there were."""
    found = document[rows]
    return document if len(found) <= MOST_ROWS else {**document, rows: found[:MOST_ROWS], f"{rows}_in_all": len(found)}
