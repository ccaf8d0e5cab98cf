"""What a project asks of every run: `[tool.factcheck]` in pyproject.toml, or factcheck.toml."""

from factcheck.config.load import load_config, load_project, load_sound_project, put_into_effect
from factcheck.config.record import Config

__all__ = ["Config", "load_config", "load_project", "load_sound_project", "put_into_effect"]
