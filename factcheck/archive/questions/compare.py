"""Two scans of an archive side by side: what a new release finds that the old did not, and the other way round.

Only articles that both scans have read in the same words are compared; all others are counted, with why.
A finding is the same where article, place, rule and stated figure are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from factcheck.archive.questions.rendering import QueryResult, ask
from factcheck.archive.questions.results import WORST, Connection, add_views
from factcheck.archive.questions.screen import findings_text, print_counts, say
from factcheck.archive.resume import Manifest, read_manifest
from factcheck.model.safe import visible_line
from factcheck.report.console import string_console, written

if TYPE_CHECKING:
    from factcheck.report.options import Options

# The comparison of two scans as text and as JSON.


APART = ("only_old", "only_new", "edited", "newly_set_aside", "no_longer_set_aside")
"""Counts of the articles that are not compared."""


def comparison_text(comparison: Comparison, options: Options) -> str:
    """Return what a person needs to judge a new release by."""
    console = string_console(options)
    old, new = comparison.old, comparison.new
    language, releases = options.language, (visible_line(old.factcheck), visible_line(new.factcheck))
    console.print(say("archive.compared", language, count=comparison.compared, old=releases[0], new=releases[1]))
    counts = [(name, getattr(comparison, name)) for name in APART]
    apart = [say(f"archive.apart_{name}", language, count=count) for name, count in counts if count]
    if apart:
        console.print(say("archive.not_compared", language, parts=", ".join(apart)))
    if comparison.rules.rows:
        names = ("kind", *comparison.rules.columns[1:])
        columns = tuple(say(f"archive.column_{name}", language) for name in names)
        console.print()
        print_counts(console, QueryResult(columns, comparison.rules.rows))
    else:
        console.print(say("archive.no_errors", language))
    parts = [written(console)]
    for heading, answer in (("archive.appeared", comparison.appeared), ("archive.went", comparison.went)):
        if answer.rows:
            parts.append(f"\n{say(heading, language)}\n{findings_text(answer, options)}")
    return "".join(parts)


def comparison_document(comparison: Comparison) -> dict[str, object]:
    """Return the comparison as a JSON object."""
    counts = {name: getattr(comparison, name) for name in ("compared", *APART)}
    return {
        "old": comparison.old,
        "new": comparison.new,
        **counts,
        "rules": comparison.rules.records(),
        "appeared": comparison.appeared.records(),
        "went": comparison.went.records(),
    }


TABLES = """
create temp table old_articles as select distinct id, content, status from old.articles;
create temp table new_articles as select distinct id, content, status from new.articles;
create temp table shared as
    select id, content from old_articles where status = 'done'
    intersect select id, content from new_articles where status = 'done';
create temp table old_findings as {old};
create temp table new_findings as {new};
create temp table fates as
    select
        coalesce(new.rule, old.rule) as rule, old.verdict as old_verdict, new.verdict as new_verdict,
        old.key as old_key, new.key as new_key
    from old_findings as old full join new_findings as new on old.key = new.key;
"""

FINDINGS = """
select * from (
    select *, (article, content, start_offset, end_offset, rule, coalesce(stated, '')) as key from {schema}.findings
) as finding
semi join shared on shared.id = finding.article and shared.content = finding.content
where verdict <> 'consistent'
qualify row_number() over (partition by key order by {worst}) = 1
"""
"""An archive that has an article twice has its findings twice; one of each is compared."""

COUNTS = """
select
    (select count(*) from shared) as compared,
    (select count(*) from (select id from old_articles except select id from new_articles)) as only_old,
    (select count(*) from (select id from new_articles except select id from old_articles)) as only_new,
    (select count(distinct new.id) from new_articles as new semi join old_articles as old on old.id = new.id
        where not exists (select 1 from old_articles as same where (same.id, same.content) = (new.id, new.content))
    ) as edited,
    (select count(*) from old_articles as old semi join new_articles as new
        on (old.id, old.content) = (new.id, new.content) and old.status = 'done' and new.status <> 'done'
    ) as newly_set_aside,
    (select count(*) from old_articles as old semi join new_articles as new
        on (old.id, old.content) = (new.id, new.content) and old.status <> 'done' and new.status = 'done'
    ) as no_longer_set_aside
"""

BY_RULE = """
select
    rule,
    count(*) filter (old_verdict = 'inconsistent') as old,
    count(*) filter (new_verdict = 'inconsistent') as new,
    count(*) filter (new_verdict = 'inconsistent' and old_verdict is distinct from 'inconsistent') as appeared,
    count(*) filter (old_verdict = 'inconsistent' and new_verdict is distinct from 'inconsistent') as went
from fates group by rule having old + new > 0 order by appeared + went desc, rule
"""

FATES = """
select finding.* exclude (key, miss), fate.{other}_verdict as {other}_verdict
from {this}_findings as finding join fates as fate on fate.{this}_key = finding.key
where finding.verdict = 'inconsistent' and fate.{other}_verdict is distinct from 'inconsistent'
order by {worst}
"""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the errors of an archive between two scans."""

    old: Manifest
    new: Manifest
    compared: int
    """Articles that both scans have read in the same words; the rest of the counts is of the others."""
    only_old: int
    only_new: int
    edited: int
    newly_set_aside: int
    no_longer_set_aside: int
    rules: QueryResult
    """For each rule: errors of the old and the new scan, those that appeared and those that went."""
    appeared: QueryResult
    """Errors that only the new scan reports, the worst first, with what the old one said there."""
    went: QueryResult


def compare(connection: Connection, old: str, new: str, limit: int) -> Comparison:
    """Compare the errors of two results folders; at most `limit` of each sort are listed, -1 all."""
    add_views(connection, old, "old")
    add_views(connection, new, "new")
    connection.execute(
        TABLES.format(old=FINDINGS.format(schema="old", worst=WORST), new=FINDINGS.format(schema="new", worst=WORST))
    )
    return Comparison(
        old=read_manifest(old),
        new=read_manifest(new),
        **ask(connection, COUNTS).records()[0],  # type: ignore[arg-type]
        rules=ask(connection, BY_RULE),
        appeared=ask(connection, FATES.format(this="new", other="old", worst=WORST), limit=limit),
        went=ask(connection, FATES.format(this="old", other="new", worst=WORST), limit=limit),
    )
