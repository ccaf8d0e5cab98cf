import re

import pytest
from rich.cells import cell_len

from factcheck.model.verdict import SIGNS, WORST_FIRST
from factcheck.report import Options, render, render_figures

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def table_of(*reports, **options):
    return render(reports, "table", Options(**options))


@pytest.mark.parametrize("width", [80, 100, 119, 120, 200])
def test_it_fits_the_width(harbour, tram, width):
    too_wide = [line for line in table_of(harbour, tram, width=width).splitlines() if cell_len(line) > width]
    assert too_wide == []


@pytest.mark.parametrize("width", [80, 160, 0])
def test_every_verdict_is_reported_by_sign_and_word(harbour, width):
    table = table_of(harbour, width=width)
    for verdict in WORST_FIRST:
        assert f"{SIGNS[verdict]} {verdict}" in table


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize(
    "shown",
    [
        "31 and 19 make 50, not 48.",
        "would hold with 17 for 19 (one digit)",
        "lifts: 60 tonnes → 65 tonnes",
        "changes the meaning",
        "board minutes, 2019",
        "harbour.txt:2:51  “2023” is covered by no claim",
        "coverage 17/18 figures (94 %)",
    ],
)
def test_it_shows(harbour, width, shown):
    assert shown in table_of(harbour, width=width)


def test_computed_values_are_in_the_style_of_the_article(tram):
    assert "1,48" in table_of(tram)
    assert "1.48" not in table_of(tram)


def test_words_are_those_of_the_article_or_of_the_reader(harbour, tram):
    assert "✓ khớp" in table_of(tram)
    assert "✓ consistent" in table_of(tram, language="en")
    assert "✗ không khớp" in table_of(harbour, language="vi")


def test_colour_is_added_only_when_asked_for_and_changes_no_word(harbour):
    plain, coloured = table_of(harbour), table_of(harbour, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert [line.rstrip() for line in ESCAPE.sub("", coloured).splitlines()] == plain.splitlines()


@pytest.mark.parametrize("width", [80, 160])
def test_the_article_moves_nothing(harbour, width):
    table = ESCAPE.sub("", table_of(harbour, width=width, colour=True))
    assert "\x1b" not in table
    assert "\u202e" not in table
    assert "[red]metre[/red]" in table


def test_quiet_leaves_out_what_needs_no_eyes(harbour):
    assert "freight-growth" not in table_of(harbour, quiet=True)
    assert "berths" in table_of(harbour, quiet=True)


def test_unwrapped_has_each_reason_on_one_line(harbour):
    assert any(
        "to the nearest thousand." in line and "£12.9 million over" in line
        for line in table_of(harbour, width=0).splitlines()
    )


def test_figures_are_listed_with_what_they_can_mean(harbour):
    table = render_figures([harbour], "table", Options(width=120))
    row = next(line for line in table.splitlines() if "£12.9 million" in line)
    assert row.split()[0] == "4:56"
    assert "(about)" in row
    assert row.endswith("dues-per-boat")
    assert next(line for line in table.splitlines() if line.startswith("2:51")).endswith("—")


def test_figures_are_marked_in_the_article(harbour):
    marked = render_figures([harbour], "marked", Options(width=0))
    assert "The port handled ⟦4.2 million tonnes⟧ of freight in ⟦?2023⟧, up ⟦12%⟧" in marked
    assert '[red]"⟦44 metres⟧"[/red]' in marked
    assert "\x1b" not in marked
