"""Training of the scores by which `scan` and `draft` choose among relations (docs/scoring.md says what they are).

    python -m tools.train --plain benchmarks/plain --gold GOLD_FOLDER --corpus ARTICLES.parquet

writes `factcheck/draft/relations/text_score.bin` and `alarms.json`.  The labelled articles and the corpus are not part
of the repository; without them the passages alone are trained on, which is not what is shipped.
"""
