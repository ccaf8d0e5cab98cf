"""Each file in cases/bad is wrong in the way its name says; the .txt beside it is what a person is shown."""

from pathlib import Path

import pytest

from factcheck.claims import load
from factcheck.model.errors import FactcheckError, Problem

BAD = sorted((Path(__file__).parent / "cases" / "bad").glob("*.toml"))


def text_of(problem: Problem) -> str:
    lines = [f"{problem.line}:{problem.column}: {problem.message}"]
    if problem.source_line:
        lines += [f"    {problem.source_line}", f"    {' ' * (problem.column - 1)}^"]
    if problem.hint:
        lines.append(f"  {problem.hint}")
    return "".join(f"{line}\n" for line in lines)


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A project of its own, so that no folder above counts."""
    folder = tmp_path / "newsroom"
    folder.mkdir()
    (folder / "factcheck.toml").touch()
    return folder


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.stem)
def test_every_mistake_is_reported_with_its_line_and_what_would_be_right(case: Path, newsroom: Path):
    path = newsroom / "claims.toml"
    path.write_bytes(case.read_bytes())
    with pytest.raises(FactcheckError) as raised:
        load(path)
    assert "".join(map(text_of, raised.value.problems)) == case.with_suffix(".txt").read_text(encoding="utf-8")
    assert {problem.path for problem in raised.value.problems} == {str(path)}
