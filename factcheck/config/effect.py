"""Put a configuration into effect: what a project adds of its own is known from then on in this process."""

from __future__ import annotations

from pathlib import Path

from factcheck.config.load import load_config
from factcheck.config.record import Config


def load_project(start: Path) -> Config:
    """Read the configuration that holds at a folder and put it into effect.

    Raises FactcheckError for a mistake in the file, or in a plug-in or language pack that it names.
    """
    config = load_config(start)
    put_into_effect(config)
    return config


def put_into_effect(config: Config) -> None:
    """Make a project's own rules callable, and read by its own language packs and words.

    Doing so again changes nothing.
    """
    if config.plugins:
        from factcheck.rules import load_plugins

        load_plugins(config.plugins)
    if config.packs or config.words:
        from factcheck.language import put_in_force

        put_in_force(config.packs, config.words, config.path, root=Path(config.project))
