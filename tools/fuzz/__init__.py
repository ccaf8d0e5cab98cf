"""Coverage-guided fuzzing of everything that reads what strangers send: `python -m tools.fuzz --seconds 120`.

`grammar` writes articles, checks and claims files; `documents` writes files of every format; `mutate` changes any of
them; `targets` says what must hold of each; `worker` runs them under atheris; `__main__` starts the workers and
reports.  An input is one line with the name of its target, then the bytes for it.
"""
