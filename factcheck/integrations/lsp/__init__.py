"""A language server: editors show what does not add up while an article or a claims file is written."""
