"""A real Dask scheduler and two real worker processes; one of them killed, then the scheduler."""

import subprocess
import sys
import time

import pytest

pytest.importorskip("distributed", reason="distributed is not installed: no cluster")

from factcheck.model.errors import FactcheckError
from tests.archive import archives, killing


@pytest.fixture
def cluster(tmp_path):
    """Start a scheduler and two workers of one thread; give the scheduler's file and the processes."""
    file = tmp_path / "scheduler.json"
    quiet = {"cwd": tmp_path, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    module = [sys.executable, "-P", "-m", "distributed.cli.dask_scheduler"]
    started = [subprocess.Popen([*module, "--scheduler-file", file, "--port", "0", "--no-dashboard"], **quiet)]
    module = [sys.executable, "-P", "-m", "distributed.cli.dask_worker", "--scheduler-file", file, "--nthreads", "1"]
    started += [subprocess.Popen([*module, "--no-nanny", "--no-dashboard"], **quiet) for _ in range(2)]
    _wait_for_workers(file)
    yield file, started
    for process in started:
        process.kill()
        process.wait()


def _wait_for_workers(file):
    from distributed import Client

    while not file.exists():
        time.sleep(0.05)
    with Client(scheduler_file=str(file)) as client:
        client.wait_for_workers(2, timeout=60)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    return archives.undisturbed(tmp_path_factory.mktemp("undisturbed"), 800)


def test_a_cluster_finds_what_one_machine_finds_and_survives_a_worker_and_a_scheduler(cluster, undisturbed, tmp_path):
    archive, expected = undisturbed
    file, (scheduler, worker, _) = cluster
    assert archives.scan(archive, tmp_path / "whole", engine=str(file)).articles == 800
    assert archives.everything(tmp_path / "whole") == expected

    results = tmp_path / "results"
    process = killing.start(archive, results, engine=str(file))
    killing.wait_until(lambda: killing.parts_done(results) >= 1, process)
    worker.kill()
    killing.wait_until(lambda: killing.parts_done(results) >= 3, process)
    scheduler.kill()
    assert process.wait(120) != 0
    printed = process.stderr.read()
    assert b"the engine has lost its scheduler" in printed
    assert b"distributed.client" not in printed
    totals = archives.scan(archive, results, resume=True, scan="tests.archive.scanning:slow")
    assert totals.skipped >= 3
    assert archives.everything(results) == expected


def test_an_address_where_no_scheduler_is_gets_a_clear_error(tmp_path, monkeypatch):
    import dask

    archives.jsonl(tmp_path / "news.jsonl", archives.articles(2))
    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}), pytest.raises(FactcheckError) as failure:
        archives.scan(tmp_path / "news.jsonl", tmp_path / "results", engine="dask://127.0.0.1:9")
    assert failure.value.problems[0].message.startswith("no Dask scheduler answers")
