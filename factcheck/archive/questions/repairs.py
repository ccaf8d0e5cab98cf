"""The repairs of a finding, which the results keep as JSON."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from factcheck.model.safe import visible_line


def told_repairs(finding: Mapping[str, object]) -> list[str]:
    """Return the repairs of a finding in words, the likeliest first."""
    repairs = msgspec.json.decode(str(finding["repairs"] or "[]"), type=list[dict[str, object]])
    return [visible_line(f"{repair['from']} → {repair['to']} ({repair['slip']})") for repair in repairs]
