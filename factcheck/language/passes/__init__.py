"""What figures take from their neighbours."""
