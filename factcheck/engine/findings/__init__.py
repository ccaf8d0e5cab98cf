"""What is reported of each claim, each outside figure and each figure of the article."""
