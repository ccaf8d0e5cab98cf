"""`factcheck verify --watch`: a person saves a file, and the report is there again."""

import os
import queue
import signal
import subprocess
import threading

import pytest

from tests.cli.command import COMMAND
from tests.newsroom import BAD_EDIT, edit, lay_out

pytest.importorskip("watchfiles", reason="watchfiles is not installed")

PATIENCE = 30
"""Seconds after which a report that does not come is missing: far more than any machine needs."""


class Watcher:
    """A running `factcheck verify --watch`, whose lines are read as they come."""

    def __init__(self, folder):
        environment = {**os.environ, "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [COMMAND, "verify", "--watch"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            env=environment,
        )
        self.lines = queue.Queue()
        threading.Thread(target=lambda: [self.lines.put(line) for line in self.process.stdout], daemon=True).start()

    def wait_for(self, words):
        """Return the lines up to the first that holds the words."""
        shown = []
        while not shown or words not in shown[-1]:
            shown.append(self.lines.get(timeout=PATIENCE))
        return shown

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


@pytest.fixture
def newsroom(tmp_path):
    return lay_out(tmp_path)


@pytest.fixture
def watcher(newsroom):
    watcher = Watcher(newsroom)
    watcher.wait_for("3 claims: ")
    yield watcher
    watcher.process.kill()
    watcher.process.wait()


def test_an_edit_of_the_article_is_verified_at_once(watcher, newsroom):
    edit(newsroom, *BAD_EDIT)
    assert "harbour.txt:2:1: inconsistent [sum] berths" in "".join(watcher.wait_for("3 claims: "))
    assert watcher.stop() == 130


def test_an_edit_of_the_claims_is_verified_and_a_mistake_waited_on(watcher, newsroom):
    edit(newsroom, "claims.toml", 'id = "cost"', 'idd = "cost"')
    watcher.wait_for("claims.toml:15:1")
    watcher.wait_for("idd")
    edit(newsroom, "claims.toml", 'idd = "cost"', 'id = "costs"')
    assert "costs" in "".join(watcher.wait_for("3 claims: "))
    assert watcher.stop() == 130


def test_an_article_that_is_replaced_is_still_watched(watcher, newsroom):
    """Many editors write a new file and move it over the old one."""
    article = newsroom / "harbour.txt"
    changed = article.read_text("utf-8").replace("29 are let", "31 are let")
    (newsroom / ".harbour.swp").write_text(changed, "utf-8")
    (newsroom / ".harbour.swp").replace(article)
    assert "inconsistent [sum] berths" in "".join(watcher.wait_for("3 claims: "))
