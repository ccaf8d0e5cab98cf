"""`factcheck schema`: what a claims file, a config and a file of proposals may hold, as JSON Schema."""

from __future__ import annotations

import json
from typing import Annotated

from factcheck.cli.options import Argument, OutputOption
from factcheck.model.said import said


def schema(
    which: Annotated[
        str, Argument(metavar="[claims|config|proposals]", help="Which file.", completions="schemas")
    ] = "claims",
    output: OutputOption = None,
) -> None:
    """Print the JSON Schema of the claims file, the config or proposals, for an editor or a language server."""
    from factcheck.cli.output import failures, write

    with failures():
        write(json.dumps(_schema(which), ensure_ascii=False, indent=2), output)


def _schema(which: str) -> dict[str, object]:
    if which == "claims":
        from factcheck.claims.claims_schema import claims_schema

        return claims_schema()
    if which == "config":
        from factcheck.config.config_record import config_schema

        return config_schema()
    if which == "proposals":
        from factcheck.draft.proposals.schema import proposals_schema

        return proposals_schema()
    from factcheck.model.errors import FactcheckError, Problem

    raise FactcheckError(Problem(said("run.no_schema", which=which), hint=said("run.claims_config")))
