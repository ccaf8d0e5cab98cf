"""One process of fuzzing: atheris chooses inputs by the code they reach, and every failure is kept, not only the first.

Started by `tools.fuzz`, which starts another one where this one dies.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import atheris

if TYPE_CHECKING:
    from types import FrameType

HANG = 10
"""CPU seconds that one input may take."""

STUCK = 1200
"""Seconds by the clock after which a process is given up where no signal ends it; on a busy machine few say nothing."""

FRESH = 0.3
"""How often an input is made anew instead of changed."""

BY_BYTES = 0.2
"""How often a change is left to libFuzzer, which knows nothing of the form."""


class HangError(Exception):
    """An input takes too long."""


def main(folder: Path, corpus: Path, seconds: int, seed: int, names: list[str]) -> None:
    """Fuzz for a time and keep counts and failures in `folder`, new inputs in `corpus`."""
    with atheris.instrument_imports(include=["factcheck"]):
        from tools.fuzz import targets

        _import_everything()
    chosen = [targets.BY_NAME[name] for name in names] or list(targets.TARGETS)
    counts: Counter[str] = Counter()
    state = {"written": 0.0}
    scratch = Path(tempfile.mkdtemp(prefix="fuzz-"))

    def one_input(data: bytes) -> None:
        target, _ = targets.split(data)
        if target not in chosen:
            return
        signal.setitimer(signal.ITIMER_PROF, HANG)
        try:
            outcome = targets.run(data, scratch)
        except (Exception, RecursionError, MemoryError) as error:  # every kind is what is looked for here
            outcome = "failed"
            _keep(folder, target.name, data, error)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            for path in scratch.iterdir():
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        counts[f"{target.name} {outcome}"] += 1
        if time.monotonic() - state["written"] > 1:
            state["written"] = time.monotonic()
            (folder / f"counts-{seed}.json").write_text(json.dumps({**counts, "cpu": time.process_time()}))

    def mutator(data: bytes, most: int, seed_of_change: int) -> bytes:
        random = Random(seed_of_change)
        target, content = targets.split(data)
        if target not in chosen or random.random() < FRESH:
            target = random.choice(chosen)
            return targets.joined(target, target.generate(random))[:most]
        if random.random() < BY_BYTES:
            return targets.joined(target, atheris.Mutate(content, max(1, most - 20)))[:most]
        return targets.joined(target, target.mutate(content, random))[:most]

    signal.signal(signal.SIGPROF, _hang)
    arguments = [
        sys.argv[0],
        str(corpus),
        f"-max_total_time={seconds}",
        f"-seed={seed}",
        f"-artifact_prefix={folder}/lost-{seed}-",
        f"-max_len={targets.LONGEST}",
        f"-timeout={STUCK}",
        f"-report_slow_units={STUCK}",
        "-rss_limit_mb=4000",
        "-print_final_stats=0",
        "-verbosity=0",
        "-reload=10",
    ]
    atheris.Setup(arguments, one_input, custom_mutator=mutator)
    atheris.Fuzz()


def _import_everything() -> None:
    """Import what inputs can reach, so that all of it is watched and no import counts as a slow input."""
    import importlib
    import pkgutil

    import factcheck

    for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if not module.name.endswith("__main__") and ".archive" not in module.name:
            importlib.import_module(module.name)


def _hang(number: int, frame: FrameType | None) -> None:
    raise HangError(f"more than {HANG} CPU seconds")


def _keep(folder: Path, name: str, data: bytes, error: BaseException) -> None:
    """Keep the shortest input of each failure: one kind is one error at one place of the code."""
    places = [frame for frame in traceback.extract_tb(error.__traceback__) if "/factcheck/" in frame.filename]
    last = places[-1] if places else traceback.extract_tb(error.__traceback__)[-1]
    message = str(error)[:30] if "targets.py" in last.filename else ""
    kind = f"{name} {type(error).__name__} {last.filename.rpartition('factcheck/')[2]}:{last.name} {message}"
    file = folder / "failures" / hashlib.sha256(kind.encode()).hexdigest()[:12]
    if file.exists() and file.stat().st_size <= len(data):
        return
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    file.with_suffix(".txt").write_text(f"{kind}\n\n{''.join(traceback.format_exception(error))}", errors="replace")


if __name__ == "__main__":
    out, seeds, how_long, first, *only = sys.argv[1:]
    main(Path(out), Path(seeds), int(how_long), int(first), only)
