"""Many articles: units of work, supervised workers, results that survive a kill, and questions over them.

`scan_archive` of `factcheck.archive.run` is the door; nothing is imported here, so that looking at results
does not load the workers and a worker does not load the questions.
"""
