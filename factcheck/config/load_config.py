"""Find the configuration of a project, read it, and put it into effect: what it adds is known in this process."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from factcheck.config.config_record import FAILING, Config
from factcheck.model.faults import contained
from factcheck.model.safe import visible_line, without_commands
from factcheck.model.said import said

if TYPE_CHECKING:
    from factcheck.claims.locate import Complaint, Keys
    from factcheck.config.config_record import ConfigForm
    from factcheck.model.errors import Problem


OWN_FILE = "factcheck.toml"
SHARED_FILE = "pyproject.toml"


def load_config(start: Path) -> Config:
    """Return the configuration that holds for `start`, a folder or a file; the defaults where there is none.

    The nearest factcheck.toml or pyproject.toml with a [tool.factcheck] counts, from `start` upwards; in one
    folder, factcheck.toml.  Raises FactcheckError for a file that is broken or says what can't be meant.
    """
    config, problems = read_config(start)
    if problems:
        from factcheck.model.errors import FactcheckError

        raise FactcheckError(*problems)
    return config


def read_config(start: Path) -> tuple[Config, tuple[Problem, ...]]:
    """Return the same and every mistake in it; a key that can't be read has its default."""
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        for path, table_keys in ((candidate / OWN_FILE, ()), (candidate / SHARED_FILE, ("tool", "factcheck"))):
            if os.path.lexists(path):
                problems: list[Problem] = []
                with contained(problems, str(path)):
                    config = _read(path, table_keys, problems)
                    if config is not None:
                        return config, tuple(problems)
                if problems:
                    from factcheck.claims.project import repository_root

                    project = str(repository_root(path.parent))
                    return Config(path=str(path), root=str(path.parent), project=project), tuple(problems)
    return Config(), ()


def _read(path: Path, table_keys: Keys, problems: list[Problem]) -> Config | None:
    """Return the configuration in a file less what is wrong with it, or nothing where a shared file has none."""
    from factcheck.claims.diagnose import convert
    from factcheck.claims.locate import parse_source, read_source
    from factcheck.claims.project import repository_root
    from factcheck.config.config_record import EXPECTED, ConfigForm

    root = repository_root(path.parent)
    source, _ = read_source(path, "configuration", root=root)
    if table_keys and "factcheck" not in source:
        return None
    table: object = parse_source(source, str(path))
    for key in table_keys:
        if not isinstance(table, dict) or key not in table:
            return None
        table = table[key]
    form = convert(table, ConfigForm, table_keys, EXPECTED)
    complaints = _range_complaints(form, table_keys) if isinstance(form, ConfigForm) else form
    if complaints or not isinstance(form, ConfigForm):
        from factcheck.claims.locate import problems_at  # a parser with line numbers, for when something is wrong

        problems += problems_at(complaints, source, str(path))
        form = msgspec.convert(_without(table, complaints, len(table_keys)), ConfigForm)
    return _config(form, path, root)


def _without(table: object, complaints: Sequence[Complaint], depth: int) -> object:
    """Return a table without the keys that complaints are about; one that is no table is empty."""
    wrong = {complaint.keys[depth] for complaint in complaints if len(complaint.keys) > depth}
    return {key: value for key, value in table.items() if key not in wrong} if isinstance(table, dict) else {}


def _range_complaints(form: ConfigForm, table_keys: Keys) -> list[Complaint]:
    from factcheck.claims.diagnose import is_between
    from factcheck.claims.locate import Complaint

    coverage = form.require_coverage
    if coverage is None or is_between(coverage, 0, 100):
        return []
    keys = (*table_keys, "require_coverage")
    return [Complaint(keys, said("config.coverage_lies"), said("config.write_number"))]


def _config(form: ConfigForm, path: Path, root: Path) -> Config:
    from fractions import Fraction

    folder = path.parent
    return Config(
        path=str(path),
        root=str(folder),
        project=str(root),
        language=form.language,
        claims=(form.claims,) if isinstance(form.claims, str) else tuple(form.claims),
        exclude=tuple(form.exclude),
        fail_on=FAILING if form.fail_on is None else tuple(form.fail_on),
        strict=form.strict,
        require_coverage=None if form.require_coverage is None else Fraction(form.require_coverage),
        baseline=str(folder / form.baseline) if form.baseline else "",
        plugins=tuple(form.plugins),
        packs=tuple(str(folder / pack) for pack in form.packs),
        words=form.words,
        format=form.format,
        model=form.model,
    )


def load_project(start: Path) -> Config:
    """Read the configuration that holds at a folder and put it into effect.

    Raises FactcheckError for a mistake in the file, or in a plug-in or language pack that it names.
    """
    config = load_config(start)
    put_into_effect(config)
    _name_replaced_rules(config)
    return config


def load_sound_project(start: Path) -> tuple[Config, list[Problem]]:
    """Do the same with what is sound of the configuration, and return everything that is wrong with the rest.

    The configuration that is returned names no plug-in, pack or word that can't be used.
    """
    config, wrong = read_config(start)
    problems = list(wrong)
    plugins, packs, words = [], [], {}
    for plugin in config.plugins:
        with contained(problems, config.path):
            put_into_effect(Config(path=config.path, project=config.project, plugins=(plugin,)))
            plugins.append(plugin)
    for pack in config.packs:
        with contained(problems, pack):
            put_into_effect(Config(path=config.path, project=config.project, packs=(pack,)))
            packs.append(pack)
    for language, added in config.words.items():
        with contained(problems, config.path):
            put_into_effect(Config(path=config.path, project=config.project, words={language: added}))
            words[language] = added
    _name_replaced_rules(config)
    return replace(config, plugins=tuple(plugins), packs=tuple(packs), words=words), problems


def put_into_effect(config: Config) -> None:
    """Make a project's own rules callable, and read by its own language packs and words.

    Doing so again changes nothing.
    """
    if config.plugins:
        from factcheck.model.plugins import load_formats
        from factcheck.rules import load_plugins

        load_plugins(config.plugins)
        load_formats(config.plugins)
    if config.packs or config.words:
        from factcheck.language.load_languages import install_packs

        install_packs(config.packs, config.words, config.path, root=Path(config.project))


def _name_replaced_rules(config: Config) -> None:
    """Say on standard error which rules of plug-ins checks get instead of factcheck's own: it must not go unnoticed."""
    if not config.plugins:
        return
    from factcheck.rules import replaced_names

    for full in replaced_names():
        name = full.partition(".")[2]
        text = said("config.plugin_rule", name=name, full=full)
        sys.stderr.write(without_commands(visible_line(text)) + "\n")
