"""The process of the page in which texts are read and recomputed, bounded in memory; the server bounds its time."""

from __future__ import annotations

from factcheck.integrations.job_process import Worker, answer_jobs
from factcheck.integrations.web.records import Done, Job

MAXIMUM_MEMORY = 4 << 30
"""Address space; a scan of the longest article that the page takes has a tenth of it."""

LIFE = 24 * 3600
"""CPU seconds of the whole process: the server ends a job long before."""


def main() -> None:
    """Answer jobs until the server leaves."""
    from factcheck.integrations.web.analysis import perform
    from factcheck.processes import limit_this_process

    limit_this_process(LIFE, MAXIMUM_MEMORY)
    answer_jobs(Job, perform)


def new_worker() -> Worker[Done]:
    """Return such a process, not started yet."""
    return Worker("factcheck.integrations.web.worker", (Done,))
