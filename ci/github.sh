#!/usr/bin/env bash
# What the GitHub action does once factcheck is installed: annotations in the log, a table in the job's summary, and
# SARIF where a file is named for it.  The job's result is that of the first run alone.
set -uo pipefail

# Claims and arguments are lists of words; the revision and the file's name are one word each, whatever they hold.
read -ra claims <<<"${CLAIMS:-.}"
read -ra arguments <<<"${ARGUMENTS:-}"
[ -n "${CHANGED_SINCE:-}" ] && arguments+=(--changed-since "$CHANGED_SINCE")

factcheck verify "${arguments[@]}" --format github -- "${claims[@]}"
code=$?

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    factcheck verify "${arguments[@]}" --format markdown --quiet -- "${claims[@]}" >>"$GITHUB_STEP_SUMMARY" 2>/dev/null
fi
if [ -n "${SARIF:-}" ]; then
    factcheck verify "${arguments[@]}" --format sarif --output "$SARIF" -- "${claims[@]}" 2>/dev/null
fi
exit "$code"
