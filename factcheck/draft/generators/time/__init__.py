"""Years, dates, spans between them, and ages."""
