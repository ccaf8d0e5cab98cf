"""The process of the language server in which texts are read and recomputed."""

from __future__ import annotations

from factcheck.integrations.job_process import Worker, answer_jobs
from factcheck.integrations.lsp.records import Answer, Extracted, Found, Job, Scanned, Verified


def main() -> None:
    """Answer jobs until the server leaves."""
    from factcheck.integrations.lsp.analysis import perform

    answer_jobs(Job, perform)


def new_worker() -> Worker[Answer]:
    """Return such a process, not started yet."""
    return Worker("factcheck.integrations.lsp.worker", (Extracted, Scanned, Verified, Found))
