"""Where factcheck runs inside other programs: pytest, and watching files."""
