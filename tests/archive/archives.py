"""Small archives in every kind that can be scanned, and what a scan of them leaves."""

import bz2
import csv
import gzip
import io
import json
import sqlite3
import zipfile

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from factcheck.archive.inputs.pieces import compression_of
from factcheck.archive.job import Columns
from factcheck.archive.plan import Source
from factcheck.archive.questions.rendering import ask
from factcheck.archive.questions.results import opened
from factcheck.archive.request import Request
from factcheck.archive.run import scan_archive

SCAN = "tests.archive.scanning:scan"

NAMES = ("id", "text", "language", "date", "desk", "author")


def articles(count, wrong=()):
    """Return articles with a sum each; those numbered in `wrong` do not add up."""
    return [
        {
            "id": f"a{number}",
            "text": f"Số {number}: {number} + {number} = {2 * number + (number in wrong)} đồng.",
            "language": "vi",
            "date": f"{2000 + number % 3}-05-01",
            "desk": ("sport", "business")[number % 2],
            "author": f'Lan, "L." {number % 4}',
        }
        for number in range(count)
    ]


def parquet(path, rows, group=100):
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=group)


def jsonl(path, rows):
    _packed(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode())


def delimited(path, rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, NAMES, delimiter="\t" if ".tsv" in path.name else ",")
    writer.writeheader()
    writer.writerows(rows)
    _packed(path, text.getvalue().encode())


def sqlite(path, rows):
    connection = sqlite3.connect(path)
    connection.execute(f"create table news ({', '.join(NAMES)})")
    connection.executemany("insert into news values (?, ?, ?, ?, ?, ?)", [list(row.values()) for row in rows])
    connection.commit()
    connection.close()


def database(path, rows):
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"create table news ({', '.join(f'{name} varchar' for name in NAMES)})")
        connection.executemany("insert into news values (?, ?, ?, ?, ?, ?)", [list(row.values()) for row in rows])


def folder(path, rows):
    for row in rows:
        place = path / row["desk"]
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{row['id']}.txt").write_text(row["text"], encoding="utf-8")


def warc(path, rows):
    _packed(path, _records(rows, compressed=path.name.endswith(".gz")), pack=False)


def wacz(path, rows):
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("archive/data.warc.gz", _records(rows, compressed=True))


def _records(rows, compressed):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=compressed)
    for row in rows:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        page = f"<html><body><article><p>{row['text']}</p></article></body></html>".encode()
        address = f"https://news.example/{row['id']}"
        writer.write_record(writer.create_warc_record(address, "response", io.BytesIO(page), http_headers=headers))
    return file.getvalue()


def _packed(path, content, pack=True):
    kind = compression_of(path.name) if pack else ""
    if kind == "zstd":
        content = pa.compress(content, codec="zstd", asbytes=True)
    else:
        content = {"gzip": gzip.compress, "bz2": bz2.compress, "": bytes}[kind](content)
    path.write_bytes(content)


def scan(path, results, *, columns=Columns(), language="auto", table="", query="", watch=None, **asked):  # noqa: B008
    """Scan an archive with the tests' own function and return the totals."""
    source = Source(path=str(path), columns=columns, language=language, table=table, query=query)
    request = Request(**{"source": source, "results": str(results), "workers": 1, "scan": SCAN, **asked})
    return scan_archive(request, watch or (lambda totals, weight, whole: None))


def rows(results, query):
    """Return the answer to a query over the results."""
    with opened(str(results)) as connection:
        return list(ask(connection, query).rows)


def everything(results):
    """Return all that the results say of articles and findings, however they are spread over files."""
    columns = "id, status, reason, claims, inconsistent, content, language"
    findings = "article, number, verdict, quote, stated, computed_low, explanation, repairs"
    return (
        rows(results, f"select {columns} from articles order by all"),
        rows(results, f"select {findings} from findings order by all"),
    )


def undisturbed(folder, count):
    """Return an archive of so many articles, a hundred to a unit, and what a scan that nothing disturbs finds."""
    parquet(folder / "news.parquet", articles(count, wrong=range(0, count, 7)))
    scan(folder / "news.parquet", folder / "results")
    return folder / "news.parquet", everything(folder / "results")
