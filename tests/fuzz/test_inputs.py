"""Inputs that failed once, and fresh ones of every target's grammar, without a coverage-guided run."""

from pathlib import Path
from random import Random

import pytest

from tools.fuzz import mutate, targets

INPUTS = sorted((Path(__file__).parent / "inputs").iterdir())


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_an_input_that_failed_once(path, tmp_path):
    assert targets.run(path.read_bytes(), tmp_path) in ("ok", "refused")


@pytest.mark.parametrize("target", targets.TARGETS, ids=lambda target: target.name)
def test_fresh_inputs(target, tmp_path):
    random = Random(7)
    outcomes = set()
    for number in range(12):
        folder = tmp_path / str(number)
        folder.mkdir()
        content = target.generate(random)
        if number % 3 == 2:
            content = target.mutate(content, random)
        outcomes.add(targets.run(targets.joined(target, content), folder))
    assert "ok" in outcomes  # a grammar whose every input is refused would try nothing


def test_a_broken_promise_is_noticed(tmp_path, monkeypatch):
    import factcheck

    read = factcheck.read_figures
    monkeypatch.setattr(factcheck, "read_figures", lambda *arguments: list(reversed(read(*arguments))), raising=False)
    with pytest.raises(targets.BrokenPromiseError):
        targets.run(b"figures\n12 km and 13 km", tmp_path)


def test_an_error_that_was_contained_is_noticed(tmp_path, monkeypatch):
    from factcheck.draft import find

    def broken(scene):
        raise ZeroDivisionError
        yield

    monkeypatch.setattr(find, "GENERATORS", (broken,))
    with pytest.raises(targets.BrokenPromiseError, match="ZeroDivisionError"):
        targets.run(b"scan\nRevenue rose 12% to $105m from $100m.", tmp_path)


def test_parts_of_a_zip_are_changed_one_by_one():
    from tools.fuzz import documents

    before = documents.zipped({"a.xml": b"<a>12</a>", "b.xml": b"<b>13</b>"})
    after = [documents.unzipped(mutate.mutated_document(before, Random(seed))) for seed in range(20)]
    kept = [(parts.get("a.xml") == b"<a>12</a>", parts.get("b.xml") == b"<b>13</b>") for parts in after if parts]
    assert (True, False) in kept
    assert (False, True) in kept
