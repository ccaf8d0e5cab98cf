"""An oracle for verdicts: an independent, exact reimplementation of the rules and of what figures can mean.

It is written from the design and the documentation of the rules, and imports nothing of factcheck but its public
`verify`, in `running.py`.  Random statements are printed as writers print them; the oracle says which verdicts the
design permits for each, and every other verdict is a failure.

- `intended.py`: what a printed figure can mean, reading by reading
- `exact.py`, `tails.py`: what each rule gives, in fractions and with proven bounds
- `writing.py`: how a writer prints a value, in English and in Vietnamese
- `making.py`: what a statement is made of
- `amounts.py`, `combined.py`, `counted.py`, `dated.py`: statements of every rule
- `statements.py`: random ones, true and broken; `sentences.toml`: the sentences they are printed in
- `judging.py`: which verdicts are permitted
- `running.py`, `__main__.py`: many statements through `factcheck.verify`, and a table of the results
"""
