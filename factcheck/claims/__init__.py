"""The file people write: its quotes, its checks, and what is wrong with it."""

from factcheck.claims.load import load
from factcheck.claims.project import chosen_claims_file, find_claims_file

__all__ = ["chosen_claims_file", "find_claims_file", "load"]
