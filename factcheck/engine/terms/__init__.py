"""Terms over intervals: enclosed where a figure is used twice, and contracted backward from a relation."""
