"""kill -9 of the whole, or of a worker: after --resume the rows are those of an undisturbed run."""

import signal

import pytest

pytest.importorskip("psutil", reason="psutil is not installed: no kills of single workers")

from tests.archive import archives, killing


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    return archives.undisturbed(tmp_path_factory.mktemp("undisturbed"), 400)


@pytest.mark.parametrize("parts", [0, 2])
def test_a_killed_run_is_gone_on_with(parts, undisturbed, tmp_path):
    archive, expected = undisturbed
    results = tmp_path / "results"
    process = killing.start(archive, results)
    killing.wait_until(lambda: killing.parts_done(results) >= parts and (results / "articles").exists(), process)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    done = killing.parts_done(results)
    totals = archives.scan(archive, results, resume=True, scan="tests.archive.scanning:slow")
    assert totals.skipped == done
    assert archives.everything(results) == expected
    assert not list(results.rglob(".aside-*"))


def test_a_killed_worker_costs_nothing(undisturbed, tmp_path):
    archive, expected = undisturbed
    process = killing.start(archive, tmp_path / "results")
    killing.wait_until(lambda: killing.parts_done(tmp_path / "results") >= 1, process)
    for worker in killing.worker_processes(process):
        worker.kill()
    assert process.wait() == 0, process.stderr.read().decode()
    assert archives.everything(tmp_path / "results") == expected


def test_workers_end_with_a_killed_run(undisturbed, tmp_path):
    import psutil

    process = killing.start(undisturbed[0], tmp_path / "results")
    killing.wait_until(lambda: len(killing.worker_processes(process)) == 2, process)
    workers = killing.worker_processes(process)
    process.kill()
    process.wait()
    gone, alive = psutil.wait_procs(workers, timeout=20)
    assert (len(gone), alive) == (2, [])
