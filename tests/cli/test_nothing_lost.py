"""Whatever happens to a run, the files that people have written are whole: kills, full disks, two at once."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.command import COMMAND, installed

WARDS = 20

STORY = "".join(f"Ward {number} had {number + 1000} pupils and {number + 20} teachers.\n" for number in range(WARDS))
HEAD = 'article = "story.txt"\nlanguage = "en"\n\n'
CLAIM = '[[claim]]\nid = "ward{0}"\nquote = "Ward {0} had [pupils{0}: {1} pupils]"\n\n'
SIGNED = "".join(CLAIM.format(number, number + 900) for number in range(WARDS))
"""Claims that the article has changed since."""

KILLS = int(os.environ.get("FACTCHECK_KILLS", "8"))
"""Random moments for each command; `test_an_update_killed_at_each_call_that_writes` tries every one that matters."""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "claims.toml").write_text(HEAD + SIGNED, encoding="utf-8")
    return tmp_path


def is_claims_file(project):
    """Return whether the claims file is whole: each claim is there, as it was or accepted."""
    text = (project / "claims.toml").read_text(encoding="utf-8")
    parts = text.removeprefix(HEAD).split("[[claim]]")[1 : WARDS + 1]
    wanted = ({CLAIM.format(n, n + 900), CLAIM.format(n, n + 1000)} for n in range(WARDS))
    return len(parts) == WARDS and all(
        f"[[claim]]{part}" in either or f"[[claim]]{part}".startswith(tuple(one.rstrip() for one in either))
        for part, either in zip(parts, wanted, strict=True)
    )


def is_report(project):
    path = project / "report.json"
    return path.read_text() == "old" or json.loads(path.read_text())["schema_version"] == "1"


RUNS = {
    "update": (("update", "--all"), is_claims_file),
    "draft": (("draft", "story.txt", "--output", "claims.toml"), is_claims_file),
    "verify": (("verify", "--output", "report.json"), is_report),
}


@pytest.mark.parametrize("name", RUNS)
def test_a_run_killed_at_any_moment_leaves_whole_files(project, name):
    """Kills come at random moments, every other one soon after the run has begun to write (a file aside is there)."""
    arguments, is_whole = RUNS[name]
    chance = random.Random(name)
    (project / "report.json").write_text("old")
    started = time.monotonic()
    assert installed(*arguments, cwd=project).returncode in (0, 1)
    length = time.monotonic() - started
    killed = 0
    for number in range(KILLS):
        (project / "claims.toml").write_text(HEAD + SIGNED, encoding="utf-8")
        run = subprocess.Popen([COMMAND, *arguments], cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            if number % 2:
                until = time.monotonic() + 60
                while run.poll() is None and time.monotonic() < until and not any(project.glob(".aside-*")):
                    pass
                time.sleep(chance.uniform(0, 0.002))
            else:
                time.sleep(chance.uniform(0, length))
        finally:
            run.send_signal(signal.SIGKILL)
            run.wait(60)
        killed += run.returncode == -signal.SIGKILL
        assert is_whole(project)
    assert killed > 0
    assert installed(*arguments, cwd=project).returncode in (
        0,
        1,
    )  # no lock and no file aside of the dead is in the way
    assert is_whole(project)
    assert sorted(path.name for path in project.iterdir()) == ["claims.toml", "report.json", "story.txt"]


WRITING_CALLS = ("write", "fsync", "ftruncate", "rename", "unlink", "chmod", "chown", "utimensat")


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is what kills a run at a given call of the system")
@pytest.mark.parametrize("call", WRITING_CALLS)
def test_an_update_killed_at_each_call_that_writes_leaves_a_whole_file(project, call):
    for number in range(1, 20):
        (project / "claims.toml").write_text(HEAD + SIGNED, encoding="utf-8")
        kill = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}"]
        kill += ["-e", f"inject={call}:signal=SIGKILL:when={number}"]
        done = subprocess.run(
            [*kill, COMMAND, "update", "--all"],
            cwd=project,
            capture_output=True,
            timeout=120,
            check=False,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        assert is_claims_file(project)
        if done.returncode == 0:
            return
    raise AssertionError("the run never got past its calls")


def with_small_files(arguments, project, size):
    """Run the command where no file may have more than `size` bytes, which acts like a full disk."""
    program = f"import resource, os, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); "
    program += "os.execv(sys.argv[1], sys.argv[1:])"
    command = [sys.executable, "-c", program, COMMAND, *arguments]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, cwd=project, capture_output=True, text=True, check=False, timeout=120, env=environment
    )


@pytest.mark.parametrize("name", RUNS)
def test_no_space_for_the_new_file_leaves_the_old_one(project, name):
    (project / "report.json").write_text("old")
    before = (project / "claims.toml").read_bytes(), (project / "report.json").read_bytes()
    done = with_small_files(RUNS[name][0], project, 1000)
    assert done.returncode == 2
    assert "File too large; the old one is as it was" in done.stderr
    assert "Traceback" not in done.stderr
    assert ((project / "claims.toml").read_bytes(), (project / "report.json").read_bytes()) == before
    assert sorted(path.name for path in project.iterdir()) == ["claims.toml", "report.json", "story.txt"]


@pytest.mark.parametrize("name", RUNS)
def test_a_full_disk_leaves_the_old_file(project, name):
    if not shutil.which("unshare") or subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode:
        pytest.skip("no file system can be mounted here: that takes the superuser")
    (project / "report.json").write_text("old")
    disk = project / "disk"
    disk.mkdir()
    files = "story.txt claims.toml report.json"
    script = (
        f"mount -t tmpfs -o size=64k none {disk} && cp {files} {disk} && cd {disk} && "
        "{ head -c 1000000 /dev/zero > filler || true; } 2>/dev/null; "
        f"PYTHONDONTWRITEBYTECODE=1 {COMMAND} {' '.join(RUNS[name][0])}; code=$?; "
        f"for file in {files}; do cmp $file ../$file || exit 9; done; ls -A; exit $code"
    )
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script], cwd=project, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 2, done.stdout + done.stderr
    assert "No space left on device; the old one is as it was" in done.stderr
    assert done.stdout.split()[-4:] == ["claims.toml", "filler", "report.json", "story.txt"]


def test_two_updates_at_once_lose_nothing(project):
    for _ in range(2):
        (project / "claims.toml").write_text(HEAD + SIGNED, encoding="utf-8")
        runs = [
            subprocess.Popen([COMMAND, "update", "--accept", name], cwd=project, stdout=subprocess.PIPE, text=True)
            for name in ("ward3", "ward11", "ward17")
        ]
        said = [run.communicate(timeout=120)[0] for run in runs]
        assert all("1 of " in one for one in said)
        text = (project / "claims.toml").read_text(encoding="utf-8")
        for number in range(WARDS):
            accepted = number in (3, 11, 17)
            assert (f"[pupils{number}: {number + 1000} pupils]" in text) == accepted
    assert sorted(path.name for path in project.iterdir()) == ["claims.toml", "story.txt"]


def test_two_drafts_at_once_into_a_new_file_lose_nothing(project):
    (project / "claims.toml").unlink()
    for name, rise in (("a", 12), ("b", 15)):
        (project / "story.txt").write_text(f"Sales rose {rise}% to ${100 + rise}m from $100m.\n", encoding="utf-8")
        (project / f"{name}.txt").write_text((project / "story.txt").read_text())
    runs = [
        subprocess.Popen([COMMAND, "draft", f"{name}.txt", "--output", "claims.toml"], cwd=project)
        for name in ("a", "b")
    ]
    assert [run.wait(120) for run in runs] == [0, 0]
    text = (project / "claims.toml").read_text(encoding="utf-8")
    assert "12%" in text
    assert "15%" in text


def test_two_baselines_at_once_lose_nothing(project):
    for name in ("a", "b"):
        (project / name).mkdir()
        shutil.copy(project / "story.txt", project / name)
        (project / name / "claims.toml").write_text(HEAD + CLAIM.format(1, 77), encoding="utf-8")
    runs = [
        subprocess.Popen(
            [COMMAND, "verify", name, "--baseline", "known.json", "--write-baseline", "--quiet"],
            cwd=project,
            stdout=subprocess.DEVNULL,
        )
        for name in ("a", "b")
    ]
    for run in runs:
        run.wait(120)
    known = json.loads((project / "known.json").read_text())["findings"]
    assert {entry["claims"] for entry in known} == {"a/claims.toml", "b/claims.toml"}


def test_a_claim_that_somebody_edits_meanwhile_is_not_overwritten(project, monkeypatch):
    from factcheck import api
    from factcheck.model.errors import FactcheckError

    path = project / "claims.toml"
    proposals = api.updated_quotes(path).proposals
    chosen = {finding.id: quotes for finding, quotes in proposals if finding.id in ("ward1", "ward2")}
    agreed = {finding.id: finding.quote for finding, _ in proposals if finding.id in chosen}
    edited = path.read_text().replace("Ward 1 had", "ward 1 HAD")
    path.write_text(edited)
    with pytest.raises(FactcheckError, match="“ward1” has been edited meanwhile"):
        api.update_quotes(path, chosen, agreed)
    assert path.read_text() == edited
    api.update_quotes(path, {"ward2": chosen["ward2"]}, {"ward2": agreed["ward2"]})
    assert path.read_text() == edited.replace("902 pupils", "1002 pupils")


def test_a_held_file_is_said_by_whom(project, monkeypatch):
    from factcheck.model.saving import locked

    with locked(project / "claims.toml"):
        done = installed("update", "--all", cwd=project)
    assert done.returncode == 2
    assert f"another run of factcheck is writing this (process {os.getpid()} on " in done.stderr


@pytest.mark.parametrize("device", ["/dev/stdout", "/dev/stderr", "-"])
def test_standard_output_is_no_file_to_replace(project, device):
    with (project / "log").open("w") as log:
        subprocess.run(
            ["sh", "-c", f"echo before; {COMMAND} verify --quiet --output {device}; echo after"],
            cwd=project,
            stdout=log,
            stderr=log,
            timeout=60,
            check=True,
        )
    text = (project / "log").read_text()
    assert text.endswith("after\n")
    assert "drifted" in text
