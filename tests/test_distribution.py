"""What is put on the package index: its name everywhere, what the archives hold, and that they can be installed."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.parser import BytesParser
from pathlib import Path

import pytest

from factcheck.model.distribution import DISTRIBUTION, EXTRAS, VERSION, missing_extra

ROOT = Path(__file__).parents[1]

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

NOT_SHIPPED = (".git", ".venv", "build", "dist", "*.egg-info", "__pycache__", ".*_cache", ".hypothesis")

DATA = (".toml", ".txt", ".json", ".html", ".css", ".js", ".typed")

SOMEBODY_ELSES = re.compile(r"(?<![\w/.-])factcheck\[[a-z]|pip install [^\n`]*(?<![\w/.-])factcheck(?![\w/.-])")

BUILD = "import setuptools.build_meta as builder, sys; builder.build_{kind}(sys.argv[1])"


def run(*command, cwd, **environment):
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**{name: text for name, text in os.environ.items() if name != "PYTHONPATH"}, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """The source distribution, unpacked."""
    pytest.importorskip("setuptools", minversion="77.0.3", reason="no setuptools that knows SPDX licences")
    folder = tmp_path_factory.mktemp("source")
    shutil.copytree(ROOT, folder / "tree", ignore=shutil.ignore_patterns(*NOT_SHIPPED))
    run(sys.executable, "-c", BUILD.format(kind="sdist"), folder, cwd=folder / "tree")
    (archive,) = folder.glob("*.tar.gz")
    assert archive.name == f"factcheck_desk-{VERSION}.tar.gz"
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / archive.name.removesuffix(".tar.gz")


@pytest.fixture(scope="module")
def wheel(source, tmp_path_factory):
    """The wheel, built from the source distribution and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-c", BUILD.format(kind="wheel"), folder, cwd=source)
    (archive,) = folder.glob("*.whl")
    return archive


def shipped(folder):
    """Return the files of the repository under a folder of it."""
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in files}


def test_one_name_and_one_version():
    assert PROJECT["name"] == DISTRIBUTION
    assert set(PROJECT["optional-dependencies"]) == {*EXTRAS, "test", "lint", "fuzz", "train"}
    assert PROJECT["scripts"].keys() == {"factcheck"}


def test_nobody_is_sent_to_somebody_elses_package():
    texts = [path for folder in ("docs", "ci", "factcheck", ".ci", "tools") for path in (ROOT / folder).rglob("*")]
    texts += [path for path in ROOT.iterdir() if path.suffix in (".md", ".yml", ".yaml", ".toml", ".in", ".py")]
    wrong = []
    for path in texts:
        if path.is_file() and path.suffix not in (".pyc", ".json", ".bin"):
            text = path.read_text("utf-8")
            found = re.findall(
                r"(?<![\w/.-])factcheck\[[a-z]|pip install [^\n`]*(?<![\w/.-])factcheck(?![\w/.-])", text
            )
            wrong += [(path.relative_to(ROOT).as_posix(), words) for words in found]
    assert wrong == []


def test_every_extra_that_a_document_names_is_there():
    documents = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "ci/gitlab.yml"]
    named = [
        found for path in documents for found in re.findall(r"factcheck-desk\[([\w,]+)\]", path.read_text("utf-8"))
    ]
    assert {extra for names in named for extra in names.split(",")} <= set(EXTRAS)
    assert len(named) >= 6


def test_a_missing_library_is_reported_in_one_way():
    (problem,) = missing_extra("pages need jinja2", "html", "a.html", further=", or write .md").problems
    assert (problem.message, problem.path) == ("pages need jinja2, which is not installed", "a.html")
    assert problem.hint == "run `pip install 'factcheck-desk[html]'`, or write .md"


def test_the_source_is_whole(source):
    for folder in ("factcheck", "tests", "docs", "examples", "seeds", "benchmarks", "tools", "ci", ".ci", ".github"):
        missing = [name for name in shipped(folder) if not (source / name).is_file()]
        assert missing == [], folder
    documents = ("LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "claims.toml")
    for name in (*documents, "action.yml", "MANIFEST.in", ".pre-commit-hooks.yaml", ".gitignore", ".gitattributes"):
        assert (source / name).is_file()


def test_the_wheel_holds_the_package_with_its_data_and_nothing_else(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {name for name in shipped("factcheck") if name.endswith((".py", *DATA))} <= names
    assert {name.split("/")[0] for name in names} == {"factcheck", f"factcheck_desk-{VERSION}.dist-info"}


def test_the_metadata_say_what_an_index_shows(wheel):
    with zipfile.ZipFile(wheel) as packed:
        metadata = BytesParser().parsebytes(packed.read(f"factcheck_desk-{VERSION}.dist-info/METADATA"))
    assert (metadata["Name"], metadata["Version"], metadata["License-Expression"]) == (DISTRIBUTION, VERSION, "MIT")
    assert metadata["License-File"] == "LICENSE"
    assert "Typing :: Typed" in metadata.get_all("Classifier")
    assert [need for need in metadata.get_all("Requires-Dist") if need.startswith("lxml_html_clean")]


def test_what_was_built_can_be_installed_and_used(source, wheel, tmp_path):
    """A fresh environment gets the wheel from the file alone; the libraries it needs are those of this environment."""
    place = tmp_path / "environment"
    run(sys.executable, "-m", "venv", place, cwd=tmp_path)
    python = place / "bin/python"
    if not python.exists():
        pytest.skip("environments of this system are laid out in another way")
    run(python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=tmp_path)
    (packages,) = place.glob("lib/python*/site-packages")
    libraries = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    (packages / "libraries.pth").write_text("\n".join(libraries) + "\n", "utf-8")

    assert run(place / "bin/factcheck", "--version", cwd=tmp_path) == f"factcheck {VERSION}\n"
    asked = "import factcheck, importlib.metadata as m; print(factcheck.__file__, m.version('factcheck-desk'))"
    assert run(python, "-P", "-c", asked, cwd=source) == f"{packages}/factcheck/__init__.py {VERSION}\n"
    printed = run(place / "bin/factcheck", "verify", "--format", "concise", cwd=source)  # the article under seeds/
    assert "seeds/" in printed
    assert "(100 %)" in printed.splitlines()[-1]
