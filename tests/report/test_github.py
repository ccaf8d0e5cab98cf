import re

from factcheck.model.errors import Problem
from factcheck.report import Options, render

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands_of(reports, problems=()):
    lines = render(reports, "github", Options(), problems).splitlines()
    matches = [match for match in map(COMMAND.fullmatch, lines) if match]
    assert len(matches) == len(lines) - bool(reports)
    return [(m[1], dict(entry.split("=", 1) for entry in m[2].split(",")), m[3]) for m in matches]


def test_commands_name_file_and_line(harbour):
    level, properties, message = commands_of([harbour])[0]
    assert (level, properties["file"], properties["line"], properties["col"]) == ("error", "harbour.txt", "3", "1")
    assert properties["title"] == "inconsistent [sum] berths"
    assert message.startswith("31 and 19 make 50, not 48")


def test_nothing_wrong_leaves_only_the_summary(tram):
    assert commands_of([tram]) == []


def test_what_would_end_a_command_is_escaped():
    nasty = Problem("100%\n::error::injected", path="a,b:c%.txt", line=1, column=2)
    assert commands_of([], [nasty]) == [
        (
            "error",
            {"file": "a%2Cb%3Ac%25.txt", "line": "1", "col": "2", "title": "error [input]"},
            "100%25 ::error::injected",
        )
    ]
