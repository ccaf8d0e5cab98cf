"""Which of two figures is the larger: comparisons, bounds, places, scores."""
