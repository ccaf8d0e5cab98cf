"""The examples in the guides are true: they load, or fail in the words that follow them."""

import re
from pathlib import Path

import pytest

from factcheck.api import verify
from factcheck.claims import load
from factcheck.claims.claims_schema import claims_schema
from factcheck.config import load_config
from factcheck.config.config_record import config_schema
from factcheck.model.errors import FactcheckError

DOCS = Path(__file__).parent.parent.parent / "docs"
CASES = Path(__file__).parent / "cases"
BLOCK = re.compile(r"^```toml( \w+)?\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
WRONG_EXAMPLE = re.compile(r"^```toml wrong\n(.*?)^```\n.*?^```text\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
GUIDES = {
    "claims-file.md": ("claims.toml", load),
    "config.md": ("factcheck.toml", lambda path: load_config(path.parent)),
}


def blocks(guide: str) -> list[tuple[str, str]]:
    return [(kind.strip(), block) for kind, block in BLOCK.findall((DOCS / guide).read_text(encoding="utf-8"))]


def write(folder: Path, name: str, block: str) -> Path:
    (folder / "factcheck.toml").touch()
    path = folder / name
    path.write_text(block, encoding="utf-8")
    return path


@pytest.mark.parametrize("block", [block for kind, block in blocks("claims-file.md") if not kind])
def test_examples_of_claims_load(block, tmp_path):
    head = "" if "article" in block.split("\n")[0] else 'article = "harbour.txt"\n'
    claims_file = load(write(tmp_path, "claims.toml", head + block))
    assert claims_file.claims or claims_file.ignored


def test_examples_of_claims_hold_in_an_article_that_says_them(tmp_path):
    examples = [block for kind, block in blocks("claims-file.md") if not kind]
    first, ignored = (next(block for block in examples if word in block) for word in ("language", "ignore = "))
    rest = [block for block in examples if block not in (first, ignored)]
    path = write(tmp_path, "claims.toml", "\n".join([first, *rest]))
    (tmp_path / "harbour.txt").write_bytes((CASES / "guide-harbour.txt").read_bytes())
    verdicts = {finding.id: finding.verdict for finding in verify(path).claims if finding.id != "shares"}
    assert verdicts == {
        "cargo-rise": "consistent",
        "from-abroad": "consistent",
        "three-quarters": "consistent",
        "speed": "consistent",
        "berths": "unchecked",
        "income-per-head": "implied",
    }


@pytest.mark.parametrize(("kind", "block"), [entry for entry in blocks("config.md") if entry[0] != "wrong"])
def test_examples_of_configuration_load(kind, block, tmp_path):
    name = "pyproject.toml" if kind else "factcheck.toml"
    (tmp_path / name).write_text(block, encoding="utf-8")
    assert load_config(tmp_path).path == str(tmp_path / name)


@pytest.mark.parametrize(
    ("guide", "block", "message"),
    [
        (guide, *found)
        for guide in GUIDES
        for found in WRONG_EXAMPLE.findall((DOCS / guide).read_text(encoding="utf-8"))
    ],
)
def test_mistakes_are_reported_as_the_guide_says(guide, block, message, tmp_path):
    name, loader = GUIDES[guide]
    with pytest.raises(FactcheckError) as raised:
        loader(write(tmp_path, name, block))
    lines = [f"{name}:{p.line}:{p.column}: {p.message}\n  {p.hint}\n" for p in raised.value.problems]
    assert "".join(lines) == message


@pytest.mark.parametrize(("guide", "schema"), [("claims-file.md", claims_schema()), ("config.md", config_schema())])
def test_a_guide_names_every_key(guide, schema):
    text = (DOCS / guide).read_text(encoding="utf-8")
    keys = {key for table in [schema, *schema.get("$defs", {}).values()] for key in table["properties"]}
    missing = {key for key in keys if not re.search(rf"[`\s{{]{key}[`\s,]", text)}
    assert missing <= {"claim", "outside"}
