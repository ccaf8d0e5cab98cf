"""What stands around a number and belongs to it."""
