"""Article to claims: find the statements that tie figures together, and write the checks."""
