import re

import pytest
from msgspec.structs import replace

from factcheck.model.errors import Problem
from factcheck.report import Options, UnknownFormatError, render

LINE = re.compile(r"(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<verdict>[a-z]+) \[(?P<rule>[a-z_]+)\] .+")


def lines_of(report, **options):
    return render([report], "concise", Options(**options)).splitlines()


def test_every_finding_and_every_uncovered_figure_is_one_line(harbour):
    *lines, summary = lines_of(harbour)
    matches = [LINE.fullmatch(line) for line in lines]
    assert all(matches), [line for line, match in zip(lines, matches, strict=True) if not match]
    assert [match["verdict"] for match in matches] == [
        *("consistent", "inconsistent", "rounding", "implied", "unchecked", "drifted", "missing", "inconsistent"),
        *("invalid", "uncovered"),
    ]
    assert summary.startswith("9 claims: ! 1 invalid, ? 1 missing, ✗ 2 inconsistent")
    assert summary.endswith("coverage 17/18 figures (94 %)")


def test_a_line_says_where_what_why_and_what_would_mend_it(harbour):
    assert lines_of(harbour)[1] == (
        "harbour.txt:3:1: inconsistent [sum] berths: 31 and 19 make 50, not 48; would hold with 17 for 19 (one digit)"
    )


def test_notes_of_a_finding_are_reported(harbour):
    noted = replace(harbour.claims[1], notes=("The allowance for “sum” ended on 2025-12-31.",))
    line = lines_of(replace(harbour, claims=(noted,)))[0]
    assert line.endswith("(one digit); The allowance for “sum” ended on 2025-12-31")


def test_what_the_article_changed_is_reported(harbour):
    assert "lifts: 60 tonnes → 65 tonnes; factor: 12 times → 13 times" in lines_of(harbour)[5]


def test_a_missing_quote_points_into_the_claims_file(harbour):
    assert lines_of(harbour)[6].startswith("harbour.claims.toml:29:1: missing")


def test_quiet_leaves_out_what_needs_no_eyes(harbour):
    verdicts = [line.split()[1] for line in lines_of(harbour, quiet=True)[:-1]]
    assert "consistent" not in verdicts
    assert "unchecked" not in verdicts
    assert "implied" not in verdicts
    assert len(verdicts) == 7


def test_words_follow_the_article_or_the_choice_and_identifiers_do_not(tram):
    assert lines_of(tram)[0].startswith("tin/xe-dien.txt:1:1: consistent [ratio] tram-length: ")
    assert lines_of(tram)[1] == "1 nhận định: ✓ 1 khớp · phủ 3/3 con số (100 %)"
    assert lines_of(tram, language="en")[1] == "1 claim: ✓ 1 consistent · coverage 3/3 figures (100 %)"
    assert lines_of(tram, language="xx")[1].startswith("1 claim")


def test_a_problem_of_no_file_begins_with_what_it_is():
    assert render([], "concise", problems=[Problem("no such language")]) == "error [input] no such language\n"


def test_problems_are_lines_too():
    problem = Problem("expected “=”", path="claims.toml", line=3, column=7, hint="write id = …")
    assert (
        render([], "concise", problems=[problem]) == "claims.toml:3:7: error [input] expected “=”; hint: write id = …\n"
    )


def test_paths_are_reported_from_the_root(harbour, tmp_path):
    problem = Problem("empty", path=str(tmp_path / "a" / "b.txt"))
    assert render([], "concise", Options(root=str(tmp_path)), [problem]) == "a/b.txt: error [input] empty\n"


def test_nothing_from_the_article_moves_the_terminal(harbour):
    text = render([harbour], "concise")
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_an_unknown_format_is_reported_with_those_that_exist(harbour):
    with pytest.raises(UnknownFormatError, match="“tabel”") as caught:
        render([harbour], "tabel")
    assert caught.value.hint.startswith("one of table, concise, json")
