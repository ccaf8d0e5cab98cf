"""Values that no one means: numbers beyond all bounds, patterns that are none, in files and options.

Each is an error of its own, exit code 2, never a traceback; the claims that have nothing to do with it are verified.
"""

import json
import zipfile
from decimal import Decimal

import pytest

from tests.cli.command import factcheck
from tests.cli.test_faults import run
from tests.newsroom import lay_out

NUMBERS = {
    "5,000 digits": "1" * 5000,
    "5,000 digits in hexadecimal": "0x" + "f" * 5000,
    "nan": "nan",
    "inf": "inf",
    "-inf": "-inf",
    "a huge exponent": "1e999999999999999999999",
    "a negative huge number": "-1e999999999999999999999",
    "a tiny number": "1e-999999999",
    "a tinier number": "1e-999999999999999999999",
    "a large number": "1e300",
    "a negative number": "-1",
}
"""As TOML may write them.  None of them is a confidence, a percentage or the version of anything."""


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """Two claims files, north and south, both sound."""
    monkeypatch.chdir(tmp_path)
    for name in ("north", "south"):
        lay_out(tmp_path / name)
    return tmp_path


def verified(capsys, *arguments):
    """Return exit code and JSON document of a run."""
    code = run("verify", *arguments, "--format", "json")
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err
    assert "internal error" not in shown.err
    return code, json.loads(shown.out)


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
@pytest.mark.parametrize("key", ["confidence", "x", "article", "id", "quote"])
def test_numbers_in_a_claims_file(newsroom, capsys, key, number):
    claims = newsroom / "north/claims.toml"
    lines = claims.read_text("utf-8").splitlines()
    place = {"article": 0, "x": 0, "confidence": 4, "id": 4, "quote": 5}[key]
    if key in ("article", "id", "quote"):
        lines[place] = f"{key} = {number}"
    else:
        lines.insert(place, f"{key} = {number}")
    claims.write_text("\n".join(lines) + "\n", "utf-8")
    code, document = verified(capsys, "north", "south")
    assert code == 2
    assert document["claims"] if "claims" in document else document["reports"]
    (error,) = document["errors"]
    assert error["path"].endswith("north/claims.toml")
    assert error["line"] == place + 1
    assert error["hint"]


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
@pytest.mark.parametrize("key", ["require_coverage", "strict", "baseline", "x"])
def test_numbers_in_the_config(newsroom, capsys, key, number):
    (newsroom / "factcheck.toml").write_text(f'claims = ["*"]\n{key} = {number}\n', "utf-8")
    code, document = verified(capsys, "north")
    assert code == 2
    assert [claim["id"] for claim in document["claims"]] == ["berths", "freight", "cost"]
    (error,) = document["errors"]
    assert error["path"].endswith("factcheck.toml")
    assert error["line"] == 2


@pytest.mark.parametrize(
    "value", ["", "nan", "inf", "-1", "101", "1e999999999999999999999", "1e-999999999", "1/0", "½", "1_0%", "9" * 5000]
)
def test_numbers_in_an_option(newsroom, capsys, value):
    code, document = verified(capsys, "north", "--require-coverage", value)
    if value in ("", "1_0%"):
        assert code == 0
        return
    assert code == 2
    assert "--require-coverage" in document["errors"][0]["message"]


@pytest.mark.parametrize(
    "pattern", ["/abs/x", "/", "", "**x", "../..", "a/**b", "\\\\server\\share", "C:\\x", "[", "\0"]
)
def test_patterns_in_the_config(newsroom, capsys, pattern):
    (newsroom / "factcheck.toml").write_text(f'claims = ["north", {json.dumps(pattern)}]\n', "utf-8")
    code, document = verified(capsys)
    assert code in (0, 2)
    assert [claim["id"] for claim in document.get("claims") or document["reports"][0]["claims"]] == [
        "berths",
        "freight",
        "cost",
    ]


@pytest.mark.parametrize("pattern", ["/abs/x", "**x"])
def test_a_pattern_that_is_none_is_reported_at_the_config(newsroom, capsys, pattern):
    (newsroom / "factcheck.toml").write_text(f'claims = ["north", "{pattern}"]\n', "utf-8")
    code, document = verified(capsys)
    assert code == 2
    (error,) = document["errors"]
    assert error["path"].endswith("factcheck.toml")
    assert pattern in error["message"]


@pytest.mark.parametrize(
    ("config", "broken"),
    [
        ("claims = [", "factcheck.toml"),
        ('packs = ["packs/none.toml"]', "none.toml"),
        ('packs = ["north/claims.toml"]', "claims.toml"),
        ('plugins = ["no_such_plugin"]', "factcheck.toml"),
        ('words = { xx = { units = { money = { lira = ["lira"] } } } }', "factcheck.toml"),
        ('baseline = "none.json"', "none.json"),
        ('baseline = "north/harbour.txt"', "harbour.txt"),
        ('fail_on = ["wrong"]', "factcheck.toml"),
        ("strict = 1\nlanguage = 2", "factcheck.toml"),
    ],
)
def test_what_is_wrong_with_the_config_hides_no_claim(newsroom, capsys, config, broken):
    (newsroom / "factcheck.toml").write_text(config + "\n", "utf-8")
    code, document = verified(capsys, "north")
    assert code == 2
    assert [claim["id"] for claim in document["claims"]] == ["berths", "freight", "cost"]
    assert document["errors"][0]["path"].endswith(broken)


def test_a_broken_claims_file_is_reported_with_the_figures(newsroom, capsys, monkeypatch):
    monkeypatch.chdir(newsroom / "north")
    (newsroom / "north/claims.toml").write_text("[[claim]\n", "utf-8")
    assert run("figures", "harbour.txt", "--format", "json") == 2
    document = json.loads(capsys.readouterr().out)
    assert len(document["figures"]) == 8
    assert document["errors"][0]["path"].endswith("claims.toml")


COUNTS = ["abc", "", "-3", "1.5", "9" * 5000, "²", "٣", "1e3", "0", "1000000000", "0x10", " 2 "]

TABLE = """<table:table><table:table-row><table:table-cell table:number-columns-repeated="{0}"><text:p>7</text:p>
</table:table-cell></table:table-row></table:table>"""

ODT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>
<text:p>Sales rose<text:s text:c="{0}"/>12% to $112m from $100m.</text:p>{1}</office:text></office:body>
</office:document-content>"""


@pytest.mark.parametrize("count", COUNTS)
def test_counts_in_an_odt(tmp_path, capsys, count):
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as archive:
        archive.writestr("content.xml", ODT.format(count, TABLE.format(count)))
    assert run("figures", tmp_path / "a.odt", "--format", "json") == 0
    figures = [figure["text"] for figure in json.loads(capsys.readouterr().out)["figures"]]
    assert figures[:3] == ["12%", "$112m", "$100m"]


@pytest.mark.parametrize(
    "text",
    [
        "1E400 USD, up 5% from 3 USD",
        "1E400 USD and 2E400 USD, a total of 3E400 USD.",
        "Costs rose 5% to 1E-400 USD from 2E-400 USD.",
        "Of 1E400 people 5E399, or 50%, and of the remaining 3 people 1E399, or 2%, voted.",
        "Vụ việc xảy ra lúc 21 giờ 30 phút 15 giây ngày 3/5/2020; 5% của 200 người là 10 người.",
        "Lúc 1 giờ 2 phút 3 giây 4 giây, 5 giờ 6 phút 7 giây 8 phút.",
        f"The total of {', '.join(f'{number} USD' for number in range(1, 251))} is {sum(range(1, 251)):,} USD.",
        f"Totals: {' + '.join(['2'] * 300)} = 600.",
        f"Costs rose 5% to 105 USD. {'(' * 40}They were 100 USD.",
    ],
)
def test_articles_that_no_arithmetic_foresaw(tmp_path, capsys, monkeypatch, text):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert run("scan", "a.txt", "--format", "json") in (0, 1)
    shown = capsys.readouterr()
    (article,) = json.loads(shown.out)["articles"]
    assert article["figures"]
    assert run("draft", "a.txt") == 0
    assert "internal error" not in shown.err + capsys.readouterr().err


def test_a_page_whose_reader_lacks_a_library_hides_no_other(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    (tmp_path / "a.html").write_text(
        "<nav>Home</nav><p>12% of 200 people, or 24, voted.</p><footer>©</footer>", "utf-8"
    )
    (tmp_path / "b.txt").write_text("Of 200 people 24, or 12%, voted.", "utf-8")
    assert run("scan", ".", "--format", "json") == 2
    document = json.loads(capsys.readouterr().out)
    assert [article["article"] for article in document["articles"]] == ["b.txt"]
    (error,) = document["errors"]
    assert error["path"] == "a.html"
    assert "pip install" in error["hint"]


def test_a_number_beyond_all_bounds_keeps_the_rest_of_its_file_readable():
    from factcheck.claims.locate import parse_source
    from factcheck.model.exact_number import UnboundedNumber

    huge = ("1e99999999999999999999", "-1e99999999999999999999", "0e99999999999999999999", "nan")
    table = parse_source("\n".join(f"k{index} = {number}" for index, number in enumerate(huge)) + "\nd = 0.5", "")
    assert table.pop("d") == Decimal("0.5")
    assert [(type(value), value.written) for value in table.values()] == [(UnboundedNumber, one) for one in huge]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("scan", "one.jsonl", "--results", "r\udcff"), "not UTF-8"),
        (("scan", "one.jsonl", "--results", "http://[x"), "no address"),
        (("update", "/"), ""),
        (("draft", "one.txt", "--output", "/"), ""),
    ],
    ids=["a name that is not UTF-8", "half an address", "update of the root", "draft into the root"],
)
def test_a_value_that_can_be_no_file_is_refused(tmp_path, line, said):
    (tmp_path / "one.jsonl").write_text('{"text": "Sales rose 10% to 110 from 100."}\n', "utf-8")
    (tmp_path / "one.txt").write_text("Sales rose 10% to 110 from 100.", "utf-8")
    done = factcheck(*line, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "internal error" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_limit_larger_than_any_archive_is_no_limit(tmp_path):
    (tmp_path / "one.jsonl").write_text('{"text": "Sales rose 10% to 120 from 100."}\n', "utf-8")
    factcheck("scan", "one.jsonl", "--results", "found", cwd=tmp_path)
    done = factcheck("archive", "find", "found", "--limit", str(2**70), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
