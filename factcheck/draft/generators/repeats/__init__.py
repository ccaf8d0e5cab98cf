"""One value stated twice: in other words, in another unit, or by a typo with another number."""
