"""Many checks at once: what unknowns must be, which claims cannot all be true, and the one cause they may share."""
