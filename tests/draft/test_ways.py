"""The ways in which a language states a relation: each line of `ways/` is a sentence and the figures that it ties."""

from pathlib import Path

import pytest

from factcheck import scan_text

FOLDER = Path(__file__).parent / "ways"


def _ways():
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                text, _, figures = line.partition(" => ")
                yield pytest.param(
                    path.stem, text.replace("\\n", "\n"), figures.split(" | "), id=f"{path.stem}: {text[:60]}"
                )


@pytest.mark.parametrize(("language", "text", "figures"), list(_ways()))
def test_the_figures_are_tied(language, text, figures):
    report = scan_text(text, language)
    tied = [[report.figures[index].text for index in claim.figures] for claim in report.claims]
    assert any(
        len(texts) == len(figures) and all(any(figure in text for text in texts) for figure in figures)
        for texts in tied
    ), tied
    assert all(claim.verdict in ("consistent", "rounding") for claim in report.claims), "each sentence adds up"
