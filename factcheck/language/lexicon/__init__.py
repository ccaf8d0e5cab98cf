"""The words of a pack as patterns and look-up tables, built once a process."""
