"""The command line as typer has it: mistakes, completion, and whatever is not plain."""

from __future__ import annotations

import inspect
from functools import wraps
from typing import Annotated, Any, get_args, get_type_hints

import typer

from factcheck.cli import completion
from factcheck.cli.commands import COMMANDS, GROUPS, Command, load_command, load_group
from factcheck.cli.options import Argument, Option
from factcheck.cli.spoken import in_wanted_language
from factcheck.cli.streams import INTERRUPTED
from factcheck.model.distribution import VERSION


def command_line() -> typer.Typer:
    """Return the whole command line."""
    app = _group("factcheck")
    for name in COMMANDS:
        app.command()(typed(load_command(name)))
    for name in GROUPS:
        group = _group(name)
        for command in load_group(name).values():
            group.command()(typed(command))
        app.add_typer(group)
    app.callback()(_options)
    return app


def _group(name: str) -> typer.Typer:
    return typer.Typer(name=name, pretty_exceptions_enable=False, rich_markup_mode=None)


def typed(command: Command) -> Command:
    """Return a command with its parameters as typer's records, and its exit code in typer's way."""

    @wraps(command)
    def run(**values: Any) -> None:  # noqa: ANN401 - each parameter has a type of its own
        try:
            code = command(**in_wanted_language(command, values))
        except (KeyboardInterrupt, typer.Abort):  # typer itself would exit with 1, which means "does not add up"
            raise typer.Exit(INTERRUPTED) from None
        raise typer.Exit(code or 0)

    hints = get_type_hints(command, include_extras=True)
    parameters = inspect.signature(command).parameters.values()
    parameters_of_typer = [parameter.replace(annotation=_typed(hints[parameter.name])) for parameter in parameters]
    run.__signature__ = inspect.Signature(parameters_of_typer)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters_of_typer}
    return run


def _typed(hint: Any) -> Any:  # noqa: ANN401 - an annotation
    kind, parameter = get_args(hint)
    return Annotated[kind, _option(parameter) if isinstance(parameter, Option) else _argument(parameter)]


def _option(option: Option) -> Any:  # noqa: ANN401 - typer gives its own records no type
    return typer.Option(*option.names, min=option.minimum, **_described(option))


def _argument(argument: Argument) -> Any:  # noqa: ANN401
    return typer.Argument(**_described(argument))


def _described(parameter: Argument) -> dict[str, Any]:
    return {
        "help": parameter.help,
        "metavar": parameter.metavar,
        "show_default": parameter.show_default,
        "autocompletion": getattr(completion, parameter.completions) if parameter.completions else None,
    }


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {VERSION}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Take the options that need no command; help shows what the group says."""
