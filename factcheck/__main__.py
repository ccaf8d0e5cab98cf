"""`python -m factcheck`: the command line, without what lies in the current folder."""

import os
import sys

if not sys.flags.safe_path and os.path.dirname(os.path.dirname(__file__)) != sys.path[0]:  # noqa: PTH120
    del sys.path[0]  # the current folder, which `-m` puts first; it stays only where factcheck itself lies in it

from factcheck.cli.app import main

if __name__ == "__main__":
    main()
