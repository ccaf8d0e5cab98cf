"""Files are written aside and renamed, and held while they are changed."""

import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from factcheck.model import saving
from factcheck.model.errors import FactcheckError
from factcheck.model.saving import locked, save, writing


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "claims.toml"
    path.write_bytes(b"old\r\n")
    return path


def others(file):
    """Return the names beside a file, but its own."""
    return sorted(path.name for path in file.parent.iterdir() if path != file)


def test_the_whole_text_is_there_line_ends_as_they_are(file):
    save(file, "một\r\nhai\nba", "claims file")
    assert file.read_bytes() == "một\r\nhai\nba".encode()
    assert others(file) == []


def test_a_new_file_gets_what_new_files_get(tmp_path):
    (tmp_path / "plain").touch()
    save(tmp_path / "new", "x", "report")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_stay_and_are_never_wider_meanwhile(file, mode):
    file.chmod(mode)
    with writing(file) as opened:
        opened.write(b"new")
        (aside,) = [path for path in file.parent.iterdir() if path != file]
        assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert file.read_bytes() == b"new"


def test_attributes_stay(file):
    try:
        os.setxattr(file, "user.section", b"city")
    except (AttributeError, OSError):
        pytest.skip("no extended attributes here")
    save(file, "new", "claims file")
    assert os.getxattr(file, "user.section") == b"city"


def test_the_owner_stays_where_the_system_allows(file):
    if os.geteuid():
        pytest.skip("only the superuser gives files away")
    os.chown(file, 12345, 54321)
    save(file, "new", "claims file")
    assert (file.stat().st_uid, file.stat().st_gid) == (12345, 54321)


def test_a_link_stays_a_link(file, tmp_path):
    (tmp_path / "city").mkdir()
    link = tmp_path / "city" / "link.toml"
    link.symlink_to("../claims.toml")
    save(link, "new", "claims file")
    assert link.is_symlink()
    assert file.read_text() == "new"


def test_a_dangling_link_makes_its_target(tmp_path):
    (tmp_path / "link").symlink_to("target")
    save(tmp_path / "link", "new", "report")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"


def test_other_hard_links_keep_the_old_content(file, tmp_path):
    os.link(file, tmp_path / "other")
    save(file, "new", "claims file")
    assert (tmp_path / "other").read_bytes() == b"old\r\n"


def test_a_named_pipe_is_written_to(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    read = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    save(tmp_path / "pipe", "a report", "report")
    reader.join(10)
    assert read == [b"a report"]
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_devices_are_written_to():
    save("/dev/null", "a report", "report")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize("name", ["", "missing/report", "a\0b", "claims.toml/report"])
def test_what_can_not_be_written_is_said(file, name):
    with pytest.raises(FactcheckError, match="the report can't be written"):
        save(file.parent / name, "x", "report")
    assert others(file) == []


def test_a_file_that_may_not_be_written_stays(file):
    file.chmod(0o444)
    if os.access(file, os.W_OK):
        pytest.skip("the superuser may write all files")
    with pytest.raises(FactcheckError, match="Permission denied; the old one is as it was"):
        save(file, "x", "claims file")


def test_an_error_while_writing_leaves_the_old_file(file):
    with pytest.raises(ZeroDivisionError), writing(file) as opened:
        opened.write(b"half")
        raise ZeroDivisionError
    assert file.read_bytes() == b"old\r\n"
    assert others(file) == []


def test_no_room_leaves_the_old_file_and_says_so(file):
    """A bound on the size of files acts like a full disk: it needs no rights."""
    program = (
        "import resource, sys\nfrom factcheck.model.errors import FactcheckError\n"
        "from factcheck.model.saving import save\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n    save(sys.argv[1], 'x' * 10_000, 'claims file')\n"
        "except FactcheckError as error:\n    print(error.problems[0].message)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, file], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "the claims file can't be written: File too large; the old one is as it was\n"
    assert file.read_bytes() == b"old\r\n"
    assert others(file) == []


def test_what_a_killed_run_left_is_removed_by_the_next(file):
    program = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom factcheck.model.saving import writing\n"
        "with writing(Path(sys.argv[1])) as file:\n"
        "    file.write(b'half')\n    file.flush()\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, file], timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
    assert file.read_bytes() == b"old\r\n"
    assert len(others(file)) == 1
    save(file, "new", "claims file")
    assert others(file) == []


def test_what_is_being_written_now_is_not_removed(file):
    (file.parent / f"{saving.ASIDE}claims.toml-elsewhere-1-abcdef").touch()
    with writing(file) as first:
        first.write(b"first")
        save(file, "second", "claims file")
    assert file.read_bytes() == b"first"
    assert others(file) == [f"{saving.ASIDE}claims.toml-elsewhere-1-abcdef"]
    os.utime(file.parent / others(file)[0], (1, 1))
    save(file, "third", "claims file")
    assert others(file) == []


def test_a_long_name_is_no_obstacle(tmp_path):
    name = "ữ" * 80 + ".html"
    save(tmp_path / name, "x", "report")
    with locked(tmp_path / name):
        save(tmp_path / name, "y", "report")
    assert (tmp_path / name).read_text() == "y"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_held_file_is_waited_for_and_its_holder_named(file):
    with (
        locked(file),
        pytest.raises(FactcheckError, match=rf"another run .* \(process {os.getpid()} on "),
        locked(file, wait=0.1),
    ):
        pass
    with locked(file, wait=0):
        assert others(file) == [".claims.toml.lock"]
    assert others(file) == []


def test_links_to_a_file_share_its_lock(file):
    link = file.with_name("link.toml")
    link.symlink_to(file)
    with locked(link), pytest.raises(FactcheckError), locked(file, wait=0):
        pass


def test_the_lock_of_a_killed_run_is_gone_with_it(file):
    program = (
        "import os, signal, sys\nfrom factcheck.model.saving import locked\n"
        "with locked(sys.argv[1]):\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", program, file], timeout=60, check=False).returncode == -signal.SIGKILL
    assert others(file) == [".claims.toml.lock"]
    with locked(file, wait=0):
        pass
    assert others(file) == []


@pytest.mark.parametrize("plant", [lambda path, target: path.symlink_to(target), lambda path, target: path.mkdir()])
def test_what_a_stranger_put_in_the_place_of_the_lock_is_left_alone(file, tmp_path, plant):
    (tmp_path / "precious").write_text("precious")
    plant(file.with_name(".claims.toml.lock"), tmp_path / "precious")
    with pytest.raises(FactcheckError), locked(file, wait=0):
        pass
    assert (tmp_path / "precious").read_text() == "precious"


def test_many_that_count_up_lose_nothing(file):
    file.write_text("0")
    program = (
        "import sys\nfrom pathlib import Path\nfrom factcheck.model.saving import locked, save\n"
        "path = Path(sys.argv[1])\n"
        "for _ in range(25):\n"
        "    with locked(path, wait=60):\n        save(path, str(int(path.read_text()) + 1), 'count')\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", program, file]) for _ in range(4)]
    assert [run.wait(120) for run in runs] == [0, 0, 0, 0]
    assert file.read_text() == "100"
    assert others(file) == []
