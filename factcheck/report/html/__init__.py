"""One self-contained page: the article marked up, and a list of findings that jumps into the text and back.

Nothing is loaded from anywhere: style and script are in the page, and its security policy allows
these two by their digests and nothing else.  Text from the article is escaped by the template.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.model.distribution import missing_extra
from factcheck.model.safe import COMMAND
from factcheck.model.said import said
from factcheck.report.html.page import page_context

if TYPE_CHECKING:
    from factcheck.model.errors import Problem
    from factcheck.model.report import Report
    from factcheck.report.options import Options

FOLDER = Path(__file__).parent


def render(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> str:
    """Write the page.  Raises `FactcheckError` when jinja2 is not installed."""
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
        from markupsafe import Markup
    except ImportError as error:
        raise missing_extra(said("report.html_needs"), "html") from error
    style, script = ((FOLDER / name).read_text("utf-8") for name in ("page.css", "page.js"))
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("page.html").render(
        page_context(reports, problems, options),
        style=Markup(style),
        script=Markup(script),
        policy=security_policy(style, script),
    )
    return COMMAND.sub(lambda match: f"{match[0][:-1]}&#{ord(match[0][-1])};", page)


def security_policy(style: str, script: str) -> str:
    """Return a policy under which only this style and this script have any effect."""
    sources = (
        "default-src 'none'",
        f"style-src '{_digest(style)}'",
        f"script-src '{_digest(script)}'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(sources)


def _digest(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
