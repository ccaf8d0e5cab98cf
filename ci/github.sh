#!/usr/bin/env bash
# What the GitHub action does once factcheck is installed: annotations in the log, a table in the job's summary, and
# SARIF where a file is named for it; the table also goes to the file SUMMARY, for a comment.  The job's result is that of the first run alone.
set -uo pipefail

# Claims and arguments are lists of words, parted by blanks and line ends; quotes keep a name with blanks together, and
# nothing in them is a pattern, an option (among the claims) or a command.  The revision and the file's name are one word
# each, whatever they hold.  The current folder is the checkout, and no module is taken from it (-P).
verify='
import os, shlex, sys

def words(name):
    lexer = shlex.shlex(os.environ.get(name, ""), posix=True)
    lexer.whitespace_split, lexer.commenters, lexer.escape = True, "", ""
    try:
        return list(lexer)
    except ValueError:
        sys.exit(print(f"error: a quote in {name.lower()} is not closed", file=sys.stderr) or 2)

claims = words("CLAIMS") or ["."]
arguments = words("ARGUMENTS")
if revision := os.environ.get("CHANGED_SINCE"):
    arguments.append(f"--changed-since={revision}")
sys.argv = ["factcheck", "verify", *arguments, *sys.argv[1:], "--", *claims]

from factcheck.cli.app import main

main()
'

python -P -c "$verify" --format github
code=$?

if [ -n "${SUMMARY:-${GITHUB_STEP_SUMMARY:-}}" ]; then
    summary=$(python -P -c "$verify" --format markdown --quiet 2>/dev/null)
    [ -z "${GITHUB_STEP_SUMMARY:-}" ] || printf '%s\n' "$summary" >>"$GITHUB_STEP_SUMMARY"
    [ -z "${SUMMARY:-}" ] || printf '%s\n' "$summary" >"$SUMMARY"
fi
if [ -n "${SARIF:-}" ]; then
    python -P -c "$verify" --format sarif --output="$SARIF" 2>/dev/null
fi
exit "$code"
