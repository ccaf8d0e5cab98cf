"""`factcheck rules`: the rules that checks can call."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from factcheck.cli.options import Option, OutputOption, ReportLanguageOption


def rules(
    format: Annotated[str, Option("--format", "-f", help="table or json.", completions="rule_formats")] = "table",
    output: OutputOption = None,
    lang: ReportLanguageOption = "",
    test: Annotated[bool, Option("--test", help="Run the good and bad examples of plug-ins' rules instead.")] = False,
) -> int:
    """List the rules: what each is called with and what it says."""
    from factcheck.cli.output import failures, write

    with failures(format, output, lang):
        from factcheck.cli.output import options_for, rendered
        from factcheck.config import load_project
        from factcheck.model.safe import visible_line
        from factcheck.report.rule_list import render_rules
        from factcheck.rules import all_rules

        load_project(Path.cwd())
        if test:
            from factcheck.cli.spoken import message_language
            from factcheck.engine.rule_examples import failing_examples
            from factcheck.model.said import in_language, said
            from factcheck.rules.families import plugin_rules

            lines = failing_examples(plugin_rules)
            count = sum(len(rule.good) + len(rule.bad) for rule in plugin_rules.values())
            text = said("run.rule_examples", rules=len(plugin_rules), count=count, failed=len(lines))
            lines.append(in_language(text, message_language(lang)))
            write("\n".join(map(visible_line, lines)) + "\n", output)
            return 1 if len(lines) > 1 else 0
        write(rendered(lambda: render_rules(all_rules(), format, options_for(output, lang))), output)
        return 0
