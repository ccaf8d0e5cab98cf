"""How many items a text lists: on lines of their own, after a colon, as names, one by one."""
