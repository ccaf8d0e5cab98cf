"""One value told twice: in other words, in another unit, or by a slip with another number."""
