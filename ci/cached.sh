#!/usr/bin/env bash
# Names what the GitHub action caches: the folder of pip's downloads, and a key that changes with what is installed.
# The key is a digest: whatever stands in the input, nothing of it becomes part of an output.
set -euo pipefail

folder=$(python -P -m pip cache dir)
key=$({ python -P --version; printf '%s\n' "${EXTRAS:-}"; cat "$SOURCE/pyproject.toml"; } | sha256sum | cut -c1-32)
printf 'folder=%s\nkey=%s\n' "$folder" "$key" >>"$GITHUB_OUTPUT"
