"""`factcheck serve`: a page on this machine where an article is pasted, marked, corrected and exported."""
