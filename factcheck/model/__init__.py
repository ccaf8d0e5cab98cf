"""Frozen records that every other part shares; no behaviour beyond what a record can say of itself."""
