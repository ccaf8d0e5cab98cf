"""A query reads files under the project root that it names, and reaches nothing else whatever it says."""

import pytest

from factcheck.engine.inputs.tables import ask, loading
from factcheck.model.errors import FactcheckError
from tests.engine.tables.conftest import SECRET

REFUSED = (
    "select code from '../secret.csv'",
    "select code from 'folder/../../secret.csv'",
    "select code from '{outside}/secret.csv'",
    "select code from read_csv('../secret.csv')",
    "select code from read_csv_auto('{outside}/secret.csv')",
    "select code from read_csv('{outside}' || '/secret' || '.csv')",
    "select code from '{outside}/' || 'secret.csv'",
    "select content from read_text('{outside}/secret.txt')",
    "select content::varchar from read_blob('{outside}/secret.txt')",
    "select count(*) from glob('{outside}/*')",
    "select count(*) from glob('*')",
    "select count(*) from sniff_csv('{outside}/secret.csv')",
    "select count(*) from read_parquet('{outside}/secret.parquet')",
    "select code from 'link.csv'",
    "select code from '*.csv'",
    "select code from 'to*.csv'",
    "select code from 'https://example.org/secret.csv'",
    "select code from read_csv('https://example.org/secret.csv')",
    "select code from read_csv('s3://bucket/secret.csv')",
    "select code from 'file://{outside}/secret.csv'",
    "select getenv('FACTCHECK_TEST_SECRET')",
    "select value from duckdb_settings() where name = 'home_directory'",
    "select * from query('select code from ''{outside}/secret.csv''')",
    "select * from query_table('{outside}/secret.csv')",
    "select code from local_rows",
    "attach '{outside}/secret.sqlite' as other",
    "copy (select 1) to '{outside}/written.csv'",
    "copy (select 1) to 'written.csv'",
    "export database '{outside}/written'",
    "install httpfs",
    "load httpfs",
    "pragma enable_external_access = true",
    "set enable_external_access = true",
    "reset enable_external_access",
    "create table other as select 1",
    "insert into 'towns.csv' values ('X', 1, 1, 1)",
    "delete from 'towns.csv'",
    "drop table 'towns.csv'",
    "select 1; select 2",
    "select 1; set enable_external_access = true; select code from '{outside}/secret.csv'",
    "explain analyze select 1",
    "call pragma_version()",
    "with x as (select 1) insert into 'towns.csv' select 'X', 1, 1, 1",
)


@pytest.mark.parametrize("query", REFUSED)
def test_nothing_outside_is_reached(project, query, monkeypatch):
    monkeypatch.setenv("FACTCHECK_TEST_SECRET", SECRET)
    local_rows = [{"code": SECRET}]
    outside = project.parent
    (project / "link.csv").symlink_to(outside / "secret.csv")
    (project / "folder").mkdir()
    before = sorted(outside.rglob("*"))
    with pytest.raises(FactcheckError) as caught:
        ask(query.format(outside=outside), project, project, "")
    assert local_rows
    assert SECRET not in str(caught.value.problems)
    assert sorted(outside.rglob("*")) == before


def test_a_link_to_a_folder_outside_is_outside(project):
    (project / "elsewhere").symlink_to(project.parent, target_is_directory=True)
    with pytest.raises(FactcheckError, match="outside the project"):
        ask("select code from 'elsewhere/secret.csv'", project, project, "")


def test_a_file_named_like_a_pattern_opens_no_other(project):
    (project / "*.csv").write_text("code\n1\n", encoding="utf-8")
    (project / "link.csv").symlink_to(project.parent / "secret.csv")
    with pytest.raises(FactcheckError, match="pattern"):
        ask("select max(code) from '*.csv'", project, project, "")


def test_the_files_are_left_as_they_were(project):
    paths = sorted(project.iterdir())
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in paths]
    for path in paths:
        ask(f"select count(*) from '{path.name}'", project, project, "")
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in paths] == before
    assert sorted(project.iterdir()) == paths


def test_files_above_the_claims_file_but_under_the_root_are_read(project):
    (project / "desk").mkdir()
    assert ask("select max(schools) from '../towns.csv'", project / "desk", project, "").figure.value == 322


def test_a_query_without_end_is_stopped(project, monkeypatch):
    monkeypatch.setattr("factcheck.engine.inputs.tables.asking.MAX_QUERY_SECONDS", 0.2)
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    with pytest.raises(FactcheckError, match="longer than"):
        ask(endless, project, project, "")


def test_queries_share_the_time_of_their_file(project):
    with pytest.raises(FactcheckError, match="too long together"):
        ask("select 1", project, project, "", seconds=0)


def test_a_query_that_fills_the_memory_is_stopped(project):
    with pytest.raises(FactcheckError):
        ask(
            "select length(string_agg(i::varchar || repeat('x', 1000))) from range(100000000) t(i)",
            project,
            project,
            "",
        )


def test_a_workbook_of_too_many_cells_is_refused(project, monkeypatch):
    monkeypatch.setattr(loading, "MAX_TABLE_CELLS", 10)
    with pytest.raises(FactcheckError, match="more than 10 cells"):
        ask("select count(*) from 'towns.xlsx'", project, project, "")
