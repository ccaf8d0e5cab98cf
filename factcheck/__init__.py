"""The arithmetic desk of a newsroom: recomputes the numbers of an article, knowing what rounding allows."""
