"""Units of measure, exactly: what a unit's name stands for, whether two can be compared, and conversion.

The common path reads a small table that was made from `registry.txt` by pint; pint itself is imported only
for a unit that the table does not hold.
"""

from factcheck.units.lookup import IncompatibleUnitsError, UnknownUnitError, compatible, convert, known_names, unit
from factcheck.units.unit_table import Unit

__all__ = ["IncompatibleUnitsError", "Unit", "UnknownUnitError", "compatible", "convert", "known_names", "unit"]
