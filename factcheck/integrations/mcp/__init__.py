"""A server of the Model Context Protocol: an assistant proposes, factcheck reads and recomputes."""
