"""A format whose library is not installed: reported with the command that installs it."""

import subprocess
import sys
import textwrap

import pytest

from tests.article.readers.writers import docx_bytes, pdf_bytes

FILES = {
    "mammoth": ("story.docx", docx_bytes),
    "pypdf": ("story.pdf", lambda: pdf_bytes([["Sales rose 12%."]])),
    "selectolax": ("story.html", lambda: b"<p>Sales rose 12%.</p>"),
    "charset_normalizer": ("story.txt", lambda: "Giá tăng 12%".encode("utf-16-be")),
}


@pytest.mark.parametrize("library", FILES)
def test_the_command_that_installs_it_is_reported(tmp_path, library):
    name, make = FILES[library]
    (tmp_path / name).write_bytes(make())
    program = f"""
        import sys
        sys.modules[{library!r}] = None  # what Python does for a library that is not there: ImportError
        from factcheck.cli.app import main
        sys.argv = ["factcheck", "figures", {name!r}]
        main()
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert "pip install 'factcheck-desk[formats]'" in done.stderr
    assert "Traceback" not in done.stderr
