#!/usr/bin/env bash
# Writes the findings as one comment on the pull request: a second run edits the comment of the first.  The text is
# what `--format markdown` has written, in which words of an article are no markup and mention nobody; it goes to gh as
# a file, and is cut where GitHub would refuse it.
set -euo pipefail

mark='<!-- factcheck -->'
[ -s "${SUMMARY:?}" ] || exit 0
case "${NUMBER:?}" in *[!0-9]*) echo "no number of a pull request" >&2; exit 2 ;; esac

body=$(mktemp)
trap 'rm -f "$body"' EXIT
{ printf '%s\n' "$mark"; head -c 60000 "$SUMMARY" | iconv -c -f UTF-8 -t UTF-8; } >"$body"

comments="repos/${REPOSITORY:?}/issues"
first=$(gh api --paginate "$comments/$NUMBER/comments" \
    --jq ".[] | select(.body | startswith(\"$mark\")) | .id" | head -n 1)
if [ -n "$first" ]; then
    gh api --silent --method PATCH "$comments/comments/$first" --field "body=@$body"
else
    gh api --silent --method POST "$comments/$NUMBER/comments" --field "body=@$body"
fi
