"""A newsroom's own words and packs, named in its configuration, are read by every command."""

import json

from tests.cli.command import factcheck

WORDS = """
[words.en.units.count]
person = ["punters"]
[words.en.identifiers]
before = ["paddle"]
"""

CLAIMS = """article = "story.txt"
language = "en"
ignore = ["Paddle [45]"]
[[claim]]
id = "punters"
quote = "drew [punters: 3,200 punters], [half: 1,600 people] of them"
check = "half ÷ punters = 0.5"
"""


def newsroom(folder, config):
    (folder / "factcheck.toml").write_text(config, encoding="utf-8")
    (folder / "claims.toml").write_text(CLAIMS, encoding="utf-8")
    story = "Paddle 45 drew 3,200 punters, 1,600 people of them from afar.\n"
    (folder / "story.txt").write_text(story, encoding="utf-8")
    return folder


def figures_read(folder):
    document = json.loads(factcheck("figures", "story.txt", "--format", "json", cwd=folder).stdout)
    return [(figure["text"], figure["kind"], figure["unit"]) for figure in document["figures"]]


def test_own_words_are_read(tmp_path):
    assert figures_read(newsroom(tmp_path, WORDS)) == [
        ("45", "identifier", ""),
        ("3,200 punters", "count", "person"),
        ("1,600 people", "count", "person"),
    ]
    assert ("45", "identifier", "") not in figures_read(newsroom(tmp_path, ""))


def test_workers_know_them_too(tmp_path):
    folders = [tmp_path / str(number) for number in range(2)]
    for folder in folders:
        folder.mkdir()
        newsroom(folder, "")
    (tmp_path / "factcheck.toml").write_text(WORDS, encoding="utf-8")
    done = factcheck("verify", "-j", "2", ".", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" consistent [") == 2


def test_a_pack_that_is_not_there_is_reported(tmp_path):
    done = factcheck("figures", "story.txt", cwd=newsroom(tmp_path, 'packs = ["ours.toml"]\n'))
    assert done.returncode == 2
    assert "ours.toml" in done.stderr


SWEDISH = {
    "words": """code = "sv"
name = "Swedish"
letters = "åäö"
frequent = ["och", "att", "det", "som", "en", "på", "är", "av", "för", "med"]
[marks]
decimal = ","
groups = ["\\u00a0", " "]
[numbers.values]
en = 1
[units.percent]
percent = ["procent"]
[units.count]
person = ["elever", "flickor"]
""",
    "relations": '[cues]\nshare = ["vilket motsvarar", "motsvarar"]\nof = ["av"]\n[words]\nfillers = ["de"]\n',
}


def test_relations_of_an_own_language_are_found(tmp_path):
    (tmp_path / "packs/sv").mkdir(parents=True)
    for name, source in SWEDISH.items():
        (tmp_path / f"packs/sv/{name}.toml").write_text(source, encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text('packs = ["packs"]\n', encoding="utf-8")
    story = "Skolan är stor. Av 200 elever är 50 flickor, vilket motsvarar 35 procent av de som är på skolan.\n"
    (tmp_path / "story.txt").write_text(story, encoding="utf-8")
    done = factcheck("scan", "story.txt", "--format", "json", cwd=tmp_path)
    (article,) = json.loads(done.stdout)["articles"]
    assert article["language"] == "sv"
    assert [(claim["rule"], claim["verdict"]) for claim in article["claims"]] == [("share", "inconsistent")]


def test_a_mistake_in_relations_is_reported(tmp_path):
    (tmp_path / "packs").mkdir()
    source = SWEDISH["words"] + '[relations.cues]\nshares = ["motsvarar"]\n'
    (tmp_path / "packs/sv.toml").write_text(source, encoding="utf-8")
    done = factcheck("scan", "story.txt", cwd=newsroom(tmp_path, 'packs = ["packs"]\n'))
    assert done.returncode == 2
    assert 'sv.toml:15: no such key in a language pack in "relations.cues.shares"' in done.stderr
    assert "Did you mean “share”?" in done.stderr
