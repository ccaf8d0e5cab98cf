"""What the names of a claims file stand for: figures of the article as it is now, and outside figures."""
