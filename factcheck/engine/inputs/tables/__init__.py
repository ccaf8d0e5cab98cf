"""Outside figures from real tables: one number asked of files under the project root, and of nothing else."""
