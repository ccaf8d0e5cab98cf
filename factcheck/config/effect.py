"""Put a configuration into effect: what a project adds of its own is known from then on in this process."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.config.load import load_config, read_config
from factcheck.config.record import Config
from factcheck.model.faults import contained
from factcheck.model.safe import visible_line, without_commands

if TYPE_CHECKING:
    from factcheck.model.errors import Problem


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
        text = f"checks that call “{name}” get the rule of a plug-in, not factcheck's own; “{full}” says so"
        sys.stderr.write(without_commands(visible_line(text)) + "\n")
