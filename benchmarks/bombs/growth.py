"""CPU seconds while the size of a document doubles: `python growth.py [KIND] [PART OF A NAME]`.

Each shape runs in a process of its own; it stops growing after --seconds, or at --size KB.  The last column is the
last doubling's ratio: 2 is linear.  A shape whose ratio is above 2.3 at more than a second is marked.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from shapes import SHAPES

SMALLEST = 4 * 1024


def run(kind: str, data: bytes) -> None:
    """Do with a document what the tool does."""
    from factcheck.api import scan_text
    from factcheck.article import article_from_bytes
    from factcheck.model.errors import FactcheckError

    try:
        if kind == "txt":
            scan_text(data.decode(), "vi" if "ă" in data.decode()[:200] else "en")
        else:
            article_from_bytes(data, f"a.{kind}", "en")
    except FactcheckError as error:
        if kind == "txt":
            raise
        if "empty" not in str(error):
            print(f"    {error.problems[0].message[:100]}", flush=True)


def measure(kind: str, name: str, size: int, pipe: object) -> None:
    """Send the CPU seconds of one run, and the memory of the process in MB."""
    data = SHAPES[kind][name](size)
    begin = time.process_time()
    try:
        run(kind, data)
        wrong = ""
    except Exception as error:
        wrong = f"{type(error).__name__}: {error}"[:150]
    spent = time.process_time() - begin
    pipe.send((spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, wrong))  # type: ignore[attr-defined]


def grown(kind: str, name: str, seconds: float, largest: int) -> None:
    """Print one shape's row."""
    times: list[float] = []
    size, memory, wrong = SMALLEST, 0.0, ""
    while size <= largest and (not times or times[-1] < seconds):
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.get_context("fork").Process(target=measure, args=(kind, name, size, theirs))
        process.start()
        if not ours.poll(seconds * 10):
            process.kill()
            times.append(float("inf"))
            break
        spent, memory, wrong = ours.recv()
        process.join()
        times.append(spent)
        size *= 2
    ratio = times[-1] / times[-2] if len(times) > 1 and times[-2] else 0
    mark = " <<<" if (ratio > 2.3 and times[-1] > 1) or times[-1] == float("inf") else ""
    row = " ".join(f"{spent:.2f}" for spent in times)
    print(f"{kind} {name}: {row} s, {memory:.0f} MB at {size // 2048} KB, x{ratio:.2f}{mark} {wrong}", flush=True)


def main() -> None:
    """Measure all shapes, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", nargs="?", default="", choices=["", *SHAPES])
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--size", type=int, default=1024, help="KB")
    asked = parser.parse_args()
    for kind, shapes in SHAPES.items():
        for name in shapes:
            if asked.kind in ("", kind) and asked.name in name:
                grown(kind, name, asked.seconds, asked.size * 1024)


if __name__ == "__main__":
    import factcheck.api
    import factcheck.article  # noqa: F401

    main()
