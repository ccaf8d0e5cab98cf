"""One file a command; each imports what it needs when it runs, so that a start stays quick."""
