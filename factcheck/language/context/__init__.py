"""What surrounds a number and belongs to it."""
