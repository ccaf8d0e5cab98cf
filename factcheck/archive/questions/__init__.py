"""Questions over the results of a scan, asked in DuckDB: one file a question."""
