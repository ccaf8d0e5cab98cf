"""Outside figures from real tables: one number asked of files under the project root, and of nothing else."""

from factcheck.engine.inputs.tables.asking import TableAnswer, ask

__all__ = ["TableAnswer", "ask"]
