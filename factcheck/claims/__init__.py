"""The file people write: its quotes, its checks, and what is wrong with it."""
