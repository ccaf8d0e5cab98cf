"""A query reads files under the project root that it names, and reaches nothing else whatever it says."""

import os

import pytest

from factcheck.engine.inputs.tables import asking
from factcheck.engine.inputs.tables.asking import ask
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


def test_a_file_named_like_a_pattern_is_that_file_and_opens_no_other(project):
    (project / "*.csv").write_text("code\n1\n", encoding="utf-8")
    (project / "zz.csv").symlink_to(project.parent / "secret.csv")
    assert ask("select max(code) from '*.csv'", project, project, "").figure.text == "1"


@pytest.mark.parametrize("name", ["d*", "d?", "[d]z", "{d,dz}", "**"])
def test_a_folder_named_like_a_pattern_opens_no_other(project, name):
    outside = project.parent / "outside"
    outside.mkdir()
    (outside / "towns.json").write_text(f'[{{"code": "{SECRET}", "n": 2}}]', encoding="utf-8")
    (project / name).mkdir()
    (project / name / "towns.json").write_text('[{"code": "7", "n": 1}]', encoding="utf-8")
    (project / "dz").symlink_to(outside)
    (project / "d").symlink_to(outside)
    query = "select max(n) from 'towns.json'"
    assert ask(query, project / name, project, "").figure.text == "1"


def test_a_link_to_a_file_named_like_a_pattern_opens_no_other(project):
    outside = project.parent / "outside"
    outside.mkdir()
    (outside / "towns.csv").write_text(f"code\n{SECRET}\n", encoding="utf-8")
    (project / "d*").mkdir()
    (project / "d*" / "towns.csv").write_text("code\n1\n", encoding="utf-8")
    (project / "dz").symlink_to(outside)
    (project / "plain.csv").symlink_to("d*/towns.csv")
    assert ask("select max(code) from 'plain.csv'", project, project, "").figure.text == "1"


def test_no_descriptors_no_patterns(project, monkeypatch):
    monkeypatch.setattr("factcheck.engine.inputs.tables.asking.PASSES_DESCRIPTORS", False)
    monkeypatch.setattr(asking, "PASSES_DESCRIPTORS", False)
    assert ask("select max(schools) from 'towns.csv'", project, project, "").figure.value == 322
    assert ask("select max(schools) from 'towns.sqlite'", project, project, "").figure.value == 322
    assert ask("select max(schools) from 'towns.xlsx'", project, project, "").figure.value == 322
    (project / "d*").mkdir()
    (project / "d*" / "towns.csv").write_text("code\n1\n", encoding="utf-8")
    (project / "plain.csv").symlink_to("d*/towns.csv")
    with pytest.raises(FactcheckError, match="pattern"):
        ask("select max(code) from 'plain.csv'", project, project, "")


@pytest.mark.parametrize("name", ["pipe.csv", "null.csv", "self.sqlite", "folder.csv"])
def test_what_is_no_file_is_refused_and_not_waited_for(project, name):
    os.mkfifo(project / "pipe.csv")
    (project / "null.csv").symlink_to("/dev/zero")
    (project / "self.sqlite").symlink_to("/proc/self/environ")
    (project / "folder.csv").mkdir()
    with pytest.raises(FactcheckError):
        ask(f"select count(*) from '{name}'", project, project, "")


@pytest.mark.parametrize(
    "query",
    [
        "select password from 'keys.csv' limit 1",
        "select password::int from 'keys.csv' limit 1",
        "select error(password) from 'keys.csv'",
        "select cast(password as date) from 'keys.csv' limit 1",
        "select ('[' || password || ']')::int[] from 'keys.csv' limit 1",
        "select [password] from 'keys.csv' limit 1",
        "select {'a': password} from 'keys.csv' limit 1",
        "select password::blob from 'keys.csv' limit 1",
        "select json_extract(password, '$[') from 'keys.csv' limit 1",
        "select regexp_matches(password, password || '(') from 'keys.csv'",
        "select strptime(password, '%d') from 'keys.csv'",
        "select to_base(n, length(password)) from 'keys.csv'",
        "select 1 from 'torn.json'",
        "select 1 from 'torn.csv'",
        "select 1 from 'torn.parquet'",
        "select 1 from 'torn.sqlite'",
        "select 1 from 'torn.xlsx'",
    ],
)
def test_no_value_of_a_table_is_in_a_message(project, query):
    secret = "hunter-two-secret"
    (project / "keys.csv").write_text(f"password,n\n{secret},5\n{secret}2,6\n", encoding="utf-8")
    (project / "torn.csv").write_bytes(f'a,b\n1,2\n{secret},"{secret}\n'.encode() + b"\xff\xfe\n" + b"x" * 3_000_000)
    for suffix in ("json", "parquet", "sqlite", "xlsx"):
        (project / f"torn.{suffix}").write_text(f'{{"a": {secret}', encoding="utf-8")
    with pytest.raises(FactcheckError) as caught:
        ask(query, project, project, "")
    assert secret[:6] not in str(caught.value.problems)


def test_the_environment_is_not_there_to_be_asked(monkeypatch):
    monkeypatch.setenv("FACTCHECK_TEST_SECRET", SECRET)
    monkeypatch.setenv("GITHUB_TOKEN", SECRET)
    assert SECRET not in asking.environment().values()


def test_nothing_in_the_current_folder_is_imported(project, monkeypatch, tmp_path):
    for name in ("duckdb", "sqlite3", "openpyxl", "csv", "json"):
        (project / f"{name}.py").write_text("open('marker', 'w').close()\n", encoding="utf-8")
    monkeypatch.chdir(project)
    assert ask("select max(schools) from 'towns.xlsx'", project, project, "").figure.value == 322
    assert not (project / "marker").exists()


def test_the_files_are_left_as_they_were(project):
    paths = sorted(project.iterdir())
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in paths]
    for path in paths:
        ask(f"select count(*) from '{path.name}'", project, project, "")
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in paths] == before
    assert sorted(project.iterdir()) == paths


def test_files_above_the_claims_file_but_under_the_root_are_read(project):
    (project / "city").mkdir()
    assert ask("select max(schools) from '../towns.csv'", project / "city", project, "").figure.value == 322


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
    monkeypatch.setattr(asking, "MAX_TABLE_CELLS", 10)
    with pytest.raises(FactcheckError, match="more than 10 cells"):
        ask("select count(*) from 'towns.xlsx'", project, project, "")
