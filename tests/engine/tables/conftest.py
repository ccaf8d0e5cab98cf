"""A project with one table in every format, and a secret beside it that no query may reach."""

import json
import shutil
import sqlite3
from pathlib import Path

import duckdb
import openpyxl
import pytest

ROWS = [("Lumen", 2022, 41.5, 318), ("Lumen", 2023, 44.0, 322), ("Verra", 2022, 12.25, 97), ("Verra", 2023, 11.75, 101)]
HEADING = ("town", "year", "income", "schools")
SECRET = "73519"


@pytest.fixture
def project(tmp_path: Path, made: Path) -> Path:
    """Return a project folder with towns.csv, .parquet, .json, .jsonl, .sqlite and .xlsx."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "project"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder around that project, made once."""
    folder = tmp_path_factory.mktemp("tables")
    (folder / "secret.csv").write_text(f"code\n{SECRET}\n", encoding="utf-8")
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    root = folder / "project"
    root.mkdir()
    lines = [",".join(map(str, row)) for row in (HEADING, *ROWS)]
    (root / "towns.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    records = [dict(zip(HEADING, row, strict=True)) for row in ROWS]
    (root / "towns.json").write_text(json.dumps(records), encoding="utf-8")
    (root / "towns.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    duckdb.sql(f"copy (select * from read_csv('{root / 'towns.csv'}')) to '{root / 'towns.parquet'}' (format parquet)")
    with sqlite3.connect(root / "towns.sqlite") as database:
        database.execute("create table towns (town text, year integer, income real, schools integer)")
        database.executemany("insert into towns values (?, ?, ?, ?)", ROWS)
        database.execute("create table mayors (town text, since integer)")
        database.execute("insert into mayors values ('Lumen', 2019)")
    database.close()
    workbook = openpyxl.Workbook()
    for row in (HEADING, *ROWS):
        workbook.active.append(row)
    workbook.active.title = "towns"
    workbook.create_sheet("mayors").append(("town", "since"))
    workbook["mayors"].append(("Lumen", 2019))
    workbook.save(root / "towns.xlsx")
    return folder
