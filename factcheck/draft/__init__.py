"""Article to claims: find the statements that tie figures together, write the checks, or recompute them at once."""

from factcheck.draft.drafting import draft_claims
from factcheck.draft.scan import scan_article

__all__ = ["draft_claims", "scan_article"]
