"""Reading claims files: what is in them, and files that are odd in the way each test says."""

import datetime
from pathlib import Path

import pytest

from factcheck.claims import find_claims_file, load
from factcheck.claims.load import load_text, read_text
from factcheck.claims.locate import Places
from factcheck.model.claim import Query
from factcheck.model.errors import FactcheckError
from tests.claims.trees import decomposed

GOOD = sorted((Path(__file__).parent / "cases" / "good").glob("*.toml"))
HEAD = 'article = "harbour.txt"\n'


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    (tmp_path / "factcheck.toml").touch()
    return tmp_path


def written(newsroom: Path, content: str | bytes) -> Path:
    path = newsroom / "claims.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def problem_of(path: Path):
    with pytest.raises(FactcheckError) as raised:
        load(path)
    return raised.value.problems[0]


def test_a_key_of_thousands_of_dots_is_refused_at_its_line(newsroom):
    dotted = ".".join(["deep"] * 5000)
    problem = problem_of(
        written(newsroom, f'{HEAD}language = "en"\n[[claim]]\nid = "c"\nquote = "[5]"\n{dotted} = 1\n')
    )
    assert (problem.message, problem.line) == ("A dotted key of too many parts.", 6)


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.stem)
def test_a_good_file_is_read(case):
    assert load(case).claims or load(case).ignored


def test_everything_a_file_can_hold():
    claims_file = load(Path(__file__).parent / "cases" / "good" / "everything.toml")
    rise, visitors, note = claims_file.claims
    assert claims_file.article == str(GOOD[0].parent / "harbour.txt")
    assert [len(rise.quotes), len(rise.checks), len(visitors.quotes), len(visitors.checks)] == [1, 1, 2, 2]
    assert (visitors.allow[0].rule, visitors.allow[0].until) == ("share", datetime.date(2026, 12, 31))
    assert visitors.allow[1].until is None
    assert (note.checks, note.source, note.confidence) == ((), "Port authority", "0.60")
    assert [figure.name for figure in claims_file.outside] == ["cargo_2018", "tỷ_lệ", "ships"]
    assert claims_file.outside[0].value is None and claims_file.outside[0].unit == "tonne"
    assert claims_file.outside[1].value == "12,6%"
    assert claims_file.outside[2].value == Query("select ships from 'port.csv' where year = 2023")
    assert [(entry.quote.marks[0].surface, entry.reason) for entry in claims_file.ignored] == [
        ("35/2021", ""),
        ("7", "the name of a berth"),
    ]


def test_decimals_never_pass_through_a_float(newsroom):
    claim = '[[claim]]\nid = "a"\nquote = "[5]"\nconfidence = 0.1000000000000000055511151231257827\n'
    assert load(written(newsroom, HEAD + claim)).claims[0].confidence == "0.1000000000000000055511151231257827"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "with byte-order mark"])
def test_line_ends_and_byte_order_marks_move_no_place(newsroom, line_end, mark):
    text = (mark + HEAD + '\n[[claim]]\nid = "a"\nquote = """\n[a: 5] and\n[b: 6"""\n').replace("\n", line_end)
    problem = problem_of(written(newsroom, text))
    assert (problem.line, problem.column, problem.source_line) == (7, 1, '[b: 6"""')


def test_headings_inside_texts_and_comments_are_none(newsroom):
    claims = (
        '# [[claim]]\n[[claim]]\nid = "a"\nquote = "[5]"\nnote = """\n[[claim]]\n\\""" [outside.x]\n"""\n'
        "[[ claim ]] # [[claim]]\nid = 'b'\nquote = '''\n[[[claim]]]\n[6]'''\n[outside . x]\n"
    )
    claims_file = load(written(newsroom, HEAD + claims))
    assert [claim.location.line for claim in claims_file.claims] == [3, 10]
    assert claims_file.outside[0].location.line == 15


def test_a_text_may_end_in_quote_marks(newsroom):
    file = """article = "harbour.txt"
[[claim]]
id = "a"
note = \"\"\"x\"\"\"\"
quote = \"\"\"[5]\"\"\"\"\"
[[claim]]
id = 'b'
quote = '''[6]'''''
[[claim]]
id = "c"
quote = "[7]"
"""
    claims_file = load(written(newsroom, file))
    assert [claim.location.line for claim in claims_file.claims] == [2, 6, 9]
    assert [claim.quotes[0].text for claim in claims_file.claims] == ['5""', "6''", "7"]


def test_claims_in_one_list_are_read_without_lines(newsroom):
    claims_file = load(written(newsroom, HEAD + 'claim = [{ id = "a", quote = "[5]" }]\n'))
    assert [(claim.id, claim.location.line) for claim in claims_file.claims] == [("a", 0)]


def test_an_outside_name_in_nfd_is_the_name_in_nfc(newsroom):
    text = HEAD + '[[claim]]\nid = "a"\nquote = "[a: 5]"\ncheck = "a = tỷ_lệ"\n' + decomposed('[outside."tỷ_lệ"]\n')
    assert load(written(newsroom, text)).outside[0].name == "tỷ_lệ"


def test_sound_claims_are_read_beside_broken_ones():
    text = HEAD + '[[claim]]\nid = "a"\nquote = "[5]"\n[[claim]]\nid = "b"\n[[claim]]\nid = "c"\nquote = "[6]"\n'
    claims_file, problems = read_text(text, "claims.toml")
    assert [claim.id for claim in claims_file.claims] == ["a", "c"]
    assert [problem.line for problem in problems] == [5]


def test_a_place_inside_a_check_can_be_looked_up():
    places = Places(HEAD + '[[claim]]\nid = "a"\nquote = "[a: 5]"\ncheck = ["a = 5", "a < 6 km"]\n', "claims.toml")
    location = places.location(("claim", 0, "check", 1), 4)
    assert (location.line, location.column) == (5, 24)
    assert places.location(("claim", 0, "note")).line == 2


def test_a_file_that_is_not_utf_8_is_reported_with_its_line(newsroom):
    problem = problem_of(written(newsroom, 'article = "x"\nnote = "tỷ"'.encode("utf-16")))
    assert "not UTF-8" in problem.message
    assert problem_of(written(newsroom, HEAD.encode() + b"# \xe9t\xe9\n")).line == 2


def test_a_file_that_is_not_there_a_folder_and_a_huge_one_are_reported(newsroom, monkeypatch):
    assert "no such claims file" in problem_of(newsroom / "claims.tml").message
    assert "folder" in problem_of(newsroom).message
    monkeypatch.setattr("factcheck.claims.locate.LARGEST_FILE", 10)
    assert "too large" in problem_of(written(newsroom, HEAD)).message


def test_lists_nested_ten_thousand_deep_are_refused(newsroom):
    assert "nests" in problem_of(written(newsroom, "ignore = " + "[" * 10_000)).message


def test_a_check_nested_ten_thousand_deep_is_refused(newsroom):
    check = "(" * 10_000 + "a" + ")" * 10_000 + " = 1"
    problem = problem_of(written(newsroom, HEAD + f'[[claim]]\nid = "a"\nquote = "[a: 5]"\ncheck = "{check}"\n'))
    assert "inside one another" in problem.message
    assert (problem.line, problem.column) == (5, 60)


def test_an_article_behind_a_link_out_of_the_project_is_refused(newsroom, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    elsewhere.write_text("secret")
    (newsroom / "harbour.txt").symlink_to(elsewhere)
    problem = problem_of(written(newsroom, HEAD))
    assert "outside the project" in problem.message and problem.line == 1


def test_an_article_behind_a_circle_of_links_is_refused(newsroom):
    (newsroom / "harbour.txt").symlink_to(newsroom / "harbour.txt")
    assert "article" in problem_of(written(newsroom, HEAD)).message


def test_an_article_may_lie_anywhere_inside_the_project(newsroom):
    folder = newsroom / "city"
    folder.mkdir()
    path = folder / "claims.toml"
    path.write_text('article = "../harbour.txt"\n')
    assert load(path).article == str(folder / "../harbour.txt")
    (newsroom / "factcheck.toml").unlink()
    if not any((parent / ".git").exists() for parent in newsroom.parents):
        assert "outside the project" in problem_of(path).message


def test_the_nearest_claims_file_upwards_is_found(newsroom):
    folder = newsroom / "city" / "today"
    folder.mkdir(parents=True)
    path = written(newsroom, HEAD)
    assert find_claims_file(folder) == path
    nearer = newsroom / "city" / "claims.toml"
    nearer.write_text(HEAD)
    assert find_claims_file(folder) == nearer


def test_no_claims_file_is_reported_with_the_command_that_writes_one(monkeypatch, tmp_path):
    monkeypatch.setattr("factcheck.claims.project.CLAIMS_FILE", "claims-of-nobody.toml")
    with pytest.raises(FactcheckError) as raised:
        find_claims_file(tmp_path)
    assert "factcheck draft" in raised.value.problems[0].hint


def test_load_text_raises_what_read_text_reports():
    with pytest.raises(FactcheckError) as raised:
        load_text("artikel = 1\n", "claims.toml")
    assert raised.value.problems == read_text("artikel = 1\n", "claims.toml")[1]
