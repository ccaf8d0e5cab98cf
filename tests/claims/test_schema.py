"""The JSON Schemas: sound, agreeing with what the loaders take, and accepted by a TOML language server."""

import json
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from factcheck.claims import load
from factcheck.claims.claims_schema import claims_schema
from factcheck.claims.records import EXPECTED as EXPECTED_IN_CLAIMS
from factcheck.config.config_record import EXPECTED as EXPECTED_IN_CONFIG
from factcheck.config.config_record import config_schema
from factcheck.model.errors import FactcheckError

CASES = Path(__file__).parent / "cases"
GOOD = sorted((CASES / "good").glob("*.toml"))
WRONG_IN_FORM = sorted(
    path
    for start in ("article-key", "article-is", "article-missing", "claim-", "confidence", "allow-key", "outside-key")
    for path in (CASES / "bad").glob(f"{start}*.toml")
    if path.stem not in ("claim-id-twice", "claim-id-with-line-break", "claim-id-reserved")
)
SCHEMAS = {"claims": claims_schema, "config": config_schema}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_sound_and_names_no_host(name):
    schema = SCHEMAS[name]()
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].startswith("urn:")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described(name):
    schema = SCHEMAS[name]()
    tables = [schema, *schema.get("$defs", {}).values()]
    assert all(key["description"] for table in tables for key in table["properties"].values())


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_has_words_for_what_belongs_behind_it(name):
    schema = SCHEMAS[name]()
    keys = {key for table in [schema, *schema.get("$defs", {}).values()] for key in table["properties"]}
    assert keys <= {"claims": EXPECTED_IN_CLAIMS, "config": EXPECTED_IN_CONFIG}[name].keys()


def _faults(path: Path) -> list[str]:
    """Return what the schema has against a file, its days written as JSON has them."""
    table = json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8")), default=str))
    return [fault.message for fault in Draft202012Validator(claims_schema()).iter_errors(table)]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_the_schema_takes_what_the_loader_takes(path):
    load(path)
    assert not _faults(path)


@pytest.mark.parametrize("path", WRONG_IN_FORM, ids=lambda path: path.stem)
def test_the_schema_refuses_what_the_loader_refuses_for_its_form(path):
    with pytest.raises(FactcheckError):
        load(path)
    assert _faults(path)


needs_taplo = pytest.mark.skipif(shutil.which("taplo") is None, reason="taplo, a TOML language server, is not here")


def _taplo(path: Path, schema: dict, folder: Path) -> subprocess.CompletedProcess[str]:
    schema_file = folder / "schema.json"
    schema_file.write_text(json.dumps(schema), encoding="utf-8")
    copy = folder / path.name
    copy.write_bytes(path.read_bytes())
    command = ["taplo", "check", "--no-auto-config", "--schema", schema_file.as_uri(), str(copy)]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=60, check=False)


@needs_taplo
@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_language_server_takes_good_files(path, tmp_path):
    checked = _taplo(path, claims_schema(), tmp_path)
    assert checked.returncode == 0, checked.stderr


@needs_taplo
def test_a_language_server_marks_a_misspelled_key(tmp_path):
    checked = _taplo(CASES / "bad" / "claim-key-misspelled.toml", claims_schema(), tmp_path)
    assert checked.returncode != 0
    assert "chek" in checked.stderr


@needs_taplo
def test_a_language_server_checks_the_configuration(tmp_path):
    good, bad = tmp_path / "good" / "factcheck.toml", tmp_path / "bad" / "factcheck.toml"
    for path, text in ((good, 'language = "vi"\nrequire_coverage = 95.5\n'), (bad, 'fail_on = ["wrong"]\n')):
        path.parent.mkdir()
        path.write_text(text)
    assert _taplo(good, config_schema(), tmp_path).returncode == 0
    assert _taplo(bad, config_schema(), tmp_path).returncode != 0
