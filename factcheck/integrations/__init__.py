"""Where factcheck runs inside other programs: pytest, assistants, and watching files."""
