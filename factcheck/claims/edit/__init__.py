"""Changes to a claims file that leave every other byte of it as the person wrote it."""

from factcheck.claims.edit.merge import add_ignored, merge_claims
from factcheck.claims.edit.update import replace_quotes

__all__ = ["add_ignored", "merge_claims", "replace_quotes"]
