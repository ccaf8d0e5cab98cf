"""What a project asks of every run: `[tool.factcheck]` in pyproject.toml, or factcheck.toml."""

from factcheck.config.config_record import Config
from factcheck.config.load_config import load_config, load_project, load_sound_project, put_into_effect

__all__ = ["Config", "load_config", "load_project", "load_sound_project", "put_into_effect"]
