"""Outside figures from tables in the report of the installed command."""

import json

from tests.cli.command import factcheck

ARTICLE = "Lumen took in $44.0m in 2023, 6.0% more than a year before.\n"
CLAIMS = """
article  = "article.txt"
language = "en"

[[claim]]
id    = "income"
quote = "Lumen took in [income: $44.0m] in [2023], [growth: 6.0%] more than a year before"
check = ["income ≈ table_income", "change(before, income) ≈ growth"]

[outside.table_income]
unit   = "USD"
value  = { query = "select income * 1000000 from 'towns.csv' where town = 'Lumen' and year = 2023" }
source = "the towns' own accounts"

[outside.before]
unit  = "USD"
value = { query = "select income * 1000000 from 'towns.csv' where town = 'Lumen' and year = 2022" }
"""


def verify(project, claims, *arguments):
    (project / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (project / "claims.toml").write_text(claims, encoding="utf-8")
    return factcheck("verify", *arguments, cwd=project)


def test_query_file_and_day_are_reported(project):
    done = verify(project, CLAIMS, "--format", "json")
    assert done.returncode == 0, done.stdout + done.stderr
    outside = {one["name"]: one for one in json.loads(done.stdout)["outside"]}
    assert outside["table_income"]["value"] == "44000000"
    query = "select income * 1000000 from 'towns.csv' where town = 'Lumen' and year = 2023"
    assert outside["table_income"]["source"].startswith(f"the towns' own accounts; {query}; towns.csv (20")
    table = verify(project, CLAIMS, "--format", "table").stdout
    assert "towns.csv (20" in " ".join(table.split())


def test_a_table_that_contradicts_the_article_is_inconsistent(project):
    table = project / "towns.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("41.5", "39.5"), encoding="utf-8")
    done = verify(project, CLAIMS)
    assert done.returncode == 1
    assert "inconsistent" in done.stdout


def test_a_query_that_is_refused_makes_its_claims_invalid(project):
    done = verify(project, CLAIMS.replace("'towns.csv' where town = 'Lumen' and year = 2022", "'../secret.csv'"))
    assert done.returncode == 2
    assert "outside the project" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
