"""How much a claims file may ask for: every bound in one place, each with what it keeps away."""

MAX_DEPTH = 200
"""Nested operations and calls; the recursion over a check stays far below Python's own limit."""

MAX_STEPS = 100_000
"""Operations of one check once its rules are written out; rules that name an argument twice could double it again and
again."""

MAX_PARTS = 20_000
"""Terms of one sum: a table's column, not a way to fill the memory."""

MAX_EXPONENT = 100_000
"""Largest whole exponent, in size."""

MAX_BITS = 200_000
"""Largest numerator or denominator of a power, in bits (about 60,000 digits)."""

MAX_SUBDIVISIONS = 400
"""Boxes looked at before a check with repeated figures is left undecided."""

MAX_EFFORT = 200_000
"""Work on one term whose figures repeat, in rough microseconds: of dear terms fewer boxes are looked at."""

MAX_REPEATED = 100
"""Figures that appear in one term more than once: the slope by each is a term as long.  A longer one is left undecided
where its ends overestimate."""

MAX_SOLVED_FOR = 30
"""The same, of which a relation is still solved for one figure."""

MAX_MONOMIALS = 400
"""Monomials of a normal form; a larger one is left as written."""

MAX_SWEEPS = 60
"""Rounds of contraction over one network; each only ever contracts, so stopping early is safe."""

MAX_UNKNOWNS = 20_000
"""Outside figures of one claims file."""

PRECISION_BITS = 128
"""Binary places to which roots and logarithms are rounded outward."""

MAX_QUERY_SECONDS = 5
"""Time for one table query."""

MAX_QUERIES_SECONDS = 30
"""Time for all table queries of one claims file in all."""

MAX_QUERY_MEMORY = "512MB"
"""Memory for one table query."""

MAX_CHILD_MEMORY = 3 << 30
"""Address space, in bytes, of the process that asks tables: what DuckDB's own bound does not see, such as a page of
Parquet that unpacks to gigabytes, ends there.  Python and DuckDB themselves map some 700 MB of it."""

MAX_UNPACKED_BYTES = 512 << 20
"""Bytes that a workbook, or one sheet or database table, is unpacked to."""

MAX_TABLE_BYTES = 2_000_000_000
"""Largest table file that a query may read."""

MAX_TABLE_CELLS = 5_000_000
"""Cells of one workbook sheet or database table, which are unpacked one by one: a small file can hold a great many."""
