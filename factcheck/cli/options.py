"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

# What a command takes, as plain records in the annotations of its function.
#
# They say what typer's own say and import nothing: a plain command line is read from them at once (`fast_parse`), and
# typer, which costs more to import than an article to verify, is made from them for everything else (`typer_app`).


class Argument:
    """An argument that has its place on the command line, not a name."""

    names: tuple[str, ...] = ()
    minimum: int | None = None

    def __init__(
        self, *, help: str, metavar: str | None = None, completions: str = "", show_default: bool = True
    ) -> None:
        """Describe an argument; `completions` names the function of `completion` that lists what it may be."""
        self.help = help
        self.metavar = metavar
        self.completions = completions
        self.show_default = show_default


class Option(Argument):
    """An option with the names that it has on the command line; a flag where the annotation says `bool`."""

    def __init__(
        self,
        *names: str,
        help: str,
        metavar: str | None = None,
        completions: str = "",
        show_default: bool = True,
        minimum: int | None = None,
    ) -> None:
        """Describe an option; `minimum` is the smallest number that it takes."""
        super().__init__(help=help, metavar=metavar, completions=completions, show_default=show_default)
        self.names = names
        self.minimum = minimum


FormatOption = Annotated[
    str,
    Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table (on a terminal), concise (elsewhere), json, jsonl, csv, markdown, html, sarif, junit, "
        "github, gitlab, rdjson.",
        completions="formats",
        show_default=False,
    ),
]
OutputOption = Annotated[Path | None, Option("--output", "-o", help="Write to this file instead of the screen.")]
AnnotateOption = Annotated[
    Path | None,
    Option(
        "--annotate",
        metavar="FILE.docx",
        help="Also write the article as a Word document with the findings as comments, corrections as suggestions.",
    ),
]
LanguageOption = Annotated[
    str, Option("--article-language", "--language", "-l", help="The article is in: vi, en, … or auto.")
]
ReportLanguageOption = Annotated[
    str,
    Option(
        "--report-language",
        "--lang",
        help="Language of the report: vi or en; by default the article's own.",
        completions="report_languages",
    ),
]
SpokenLanguageOption = Annotated[
    str,
    Option(
        "--report-language",
        "--lang",
        help="Language of messages: vi or en; by default the article's own.",
        completions="report_languages",
    ),
]
StdinNameOption = Annotated[
    str, Option("--stdin-name", metavar="FILE", help="The file that standard input (-) is taken for.")
]
StrictOption = Annotated[bool, Option("--strict", help="Fail where only a generous reading agrees, too.")]
FailOnOption = Annotated[
    list[str] | None,
    Option(
        "--fail-on", metavar="VERDICT", help="Fail on these verdicts only (may be repeated).", completions="verdicts"
    ),
]
ExitZeroOption = Annotated[bool, Option("--exit-zero", help="Exit 0 whatever the verdicts.")]
QuietOption = Annotated[bool, Option("--quiet", "-q", help="Show only what requires attention.")]
ProposalsOption = Annotated[
    str,
    Option(
        "--proposals",
        metavar="FILE",
        help="Statements that a language model or a person points at, as JSON (factcheck prompt says how); - reads "
        "standard input.",
    ),
]
ModelOption = Annotated[
    str,
    Option(
        "--model",
        metavar="NAME",
        help="Ask this language model for statements, too; the text is sent to its server.  auto takes one of this "
        "machine; factcheck models lists them.",
    ),
]
BaseUrlOption = Annotated[
    str,
    Option(
        "--base-url",
        metavar="URL",
        help="The model's server, which speaks the OpenAI protocol; by default one that runs on this machine.",
    ),
]
ModelSecondsOption = Annotated[
    float, Option("--model-seconds", metavar="N", help="Most seconds for one answer of the model.", minimum=1)
]
AskAgainOption = Annotated[
    bool, Option("--ask-again", help="Ask the model anew where an answer of an earlier run was kept.")
]
SensitivityOption = Annotated[
    str,
    Option(
        "--sensitivity",
        metavar="LEVEL",
        help="How sure an error must be to be shown: strict (the default for archives), balanced (for an article), "
        "eager.",
    ),
]
VerboseOption = Annotated[bool, Option("--verbose", help="Say of every proposal that is not used why.")]
