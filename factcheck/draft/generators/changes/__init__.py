"""What moved, from where to where, and by how much."""
