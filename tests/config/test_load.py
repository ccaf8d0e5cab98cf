"""Finding and reading the configuration; each bad file in cases/bad has what a person is shown beside it."""

from fractions import Fraction
from pathlib import Path

import pytest

from factcheck.config import Config, load_config
from factcheck.config.config_record import FAILING
from factcheck.model.errors import FactcheckError, Problem

BAD = sorted((Path(__file__).parent / "cases" / "bad").glob("*.toml"))


def text_of(problem: Problem) -> str:
    lines = [f"{problem.line}:{problem.column}: {problem.message}"]
    if problem.source_line:
        lines += [f"    {problem.source_line}", f"    {' ' * (problem.column - 1)}^"]
    if problem.hint:
        lines.append(f"  {problem.hint}")
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.stem)
def test_every_mistake_is_reported_with_its_line_and_what_would_be_right(case, tmp_path):
    path = tmp_path / (case.stem.partition(".")[2] + ".toml")
    path.write_bytes(case.read_bytes())
    with pytest.raises(FactcheckError) as raised:
        load_config(tmp_path)
    assert "".join(map(text_of, raised.value.problems)) == case.with_suffix(".txt").read_text(encoding="utf-8")
    assert {problem.path for problem in raised.value.problems} == {str(path)}


def test_everything_a_configuration_can_hold(tmp_path):
    (tmp_path / "factcheck.toml").write_text(
        """language = "vi"
claims = ["news/**/claims.toml", "claims.toml"]
exclude = ["drafts/**"]
fail_on = ["inconsistent"]
strict = true
require_coverage = 99.9
baseline = "known.json"
plugins = ["newsroom_rules"]
packs = ["packs/lao.toml"]
format = "concise"

[words.vi]
units = ["chỉ tiêu"]
"""
    )
    assert load_config(tmp_path) == Config(
        path=str(tmp_path / "factcheck.toml"),
        root=str(tmp_path),
        project=str(tmp_path),
        language="vi",
        claims=("news/**/claims.toml", "claims.toml"),
        exclude=("drafts/**",),
        fail_on=("inconsistent",),
        strict=True,
        require_coverage=Fraction(999, 10),
        baseline=str(tmp_path / "known.json"),
        plugins=("newsroom_rules",),
        packs=(str(tmp_path / "packs/lao.toml"),),
        words={"vi": {"units": ["chỉ tiêu"]}},
        format="concise",
    )


def test_an_empty_file_holds_the_defaults(tmp_path):
    (tmp_path / "factcheck.toml").touch()
    config = load_config(tmp_path)
    assert (config.fail_on, config.language, config.require_coverage) == (FAILING, "auto", None)
    assert config.root == str(tmp_path)


def test_the_nearest_file_upwards_counts(tmp_path):
    folder = tmp_path / "city" / "today"
    folder.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.factcheck]\nlanguage = "vi"\n')
    (folder.parent / "pyproject.toml").write_text('[project]\nname = "factcheck-tools"\n')
    assert load_config(folder).root == str(tmp_path)
    (folder.parent / "factcheck.toml").write_text('language = "en"\n')
    assert load_config(folder).language == "en"
    assert load_config(folder / "article.txt").language == "en"


def test_in_one_folder_factcheck_toml_counts(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.factcheck]\nlanguage = "vi"\n')
    (tmp_path / "factcheck.toml").write_text('language = "en"\n')
    assert load_config(tmp_path).language == "en"


def test_a_broken_pyproject_that_has_nothing_to_do_with_factcheck_is_left_alone(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.other\n")
    assert load_config(tmp_path).path != str(tmp_path / "pyproject.toml")


def test_one_pattern_may_stand_without_a_list(tmp_path):
    (tmp_path / "factcheck.toml").write_text('claims = "news/**"\n')
    assert load_config(tmp_path).claims == ("news/**",)
