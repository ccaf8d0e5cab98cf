import pytest

from factcheck.report import Options, render


def html_of(reports, problems=()):
    parser = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    return parser.MarkdownIt("gfm-like", {"linkify": False}).render(render(reports, "markdown", Options(), problems))


def test_the_table_is_a_table_with_a_row_a_claim(harbour, problem):
    html = html_of([harbour], [problem])
    assert html.count("<tr>") == 1 + 9 + 1 + 2
    assert "<td>✗ inconsistent</td>" in html
    assert "<li><strong>error</strong> gone.toml:2:1 there is no article; hint: name one</li>" in html


def test_nothing_of_the_article_becomes_markup(harbour):
    html = html_of([harbour])
    assert "<b onclick" not in html
    assert "&lt;b onclick=" in html
    assert "[red]" in html
    assert "<a " not in html
