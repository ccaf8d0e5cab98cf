"""A Vietnamese run says nothing in English: of proposals, of rejections, of models and of what goes wrong with them."""

import json
import re
import tomllib
from pathlib import Path

import pytest

import factcheck.language
from factcheck.draft.proposals.forms import FORMS, NOT_OFFERED
from factcheck.draft.proposals.record import MOST_PROPOSALS
from factcheck.language.messages import load_words
from tests.cli.command import factcheck as run_factcheck
from tests.draft.language_model.model_server import WAYS, model_server
from tests.draft.language_model.test_asking import SETTINGS

DATA = Path(factcheck.language.__file__).parent / "data"
TEXT = (
    "Trạm y tế xã tiếp 640 lượt khám trong tuần. Ông trạm trưởng nói 128 ca là trẻ em, ngày 3/5 đông nhất. "
    "Mỗi liều vắc xin giá 85.000 đồng, cần 12 liều, hết 1.220.000 đồng. Giá tăng từ 5% lên 12%.\n"
)
QUOTED = re.compile(
    r"“[^”]*”|`[^`]*`|\[[a-z_-]+\]|\[\[|https?://\S+|--?[a-z-]+|\S+\.(?:txt|jsonl?|toml)\S*|/\S+|\b[A-Z_]{6,}\b"
)
"""What is quoted, commands, names of rules and files: no words of ours."""
NAMES = {"json", "ollama", "studio", "llama", "cpp", "vllm", "openai", "token", "http", "byte", "fits", "factcheck"}
ROLES = {role.name for form in FORMS for role in form.roles} | {"rule", "quotes", "roles"}


def words_of(text):
    return set(re.findall(r"[^\W\d_]{2,}", QUOTED.sub(" ", text).lower()))


def catalogue(language):
    texts = []
    for name in ("report.toml", "explanations.toml"):
        sections = tomllib.loads((DATA / language / name).read_text(encoding="utf-8")).values()
        texts += [str(text) for section in sections for text in section.values()]
    return words_of(" ".join(texts))


ENGLISH = {word for word in catalogue("en") - catalogue("vi") if word.isascii()} - NAMES - ROLES


def english(text):
    return sorted(words_of(text) & ENGLISH)


def run(folder, *arguments, **environment):
    return run_factcheck(
        *arguments,
        cwd=folder,
        **{**dict.fromkeys(SETTINGS, ""), "FACTCHECK_CACHE": str(folder / "cache"), **environment},
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "bai.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def proposal(rule="share", quotes=("tiếp [[640 lượt khám]]", "nói [[128 ca]] là trẻ em"), **roles):
    return {"rule": rule, "quotes": list(quotes), "roles": roles or {"part": "2", "whole": "1"}}


def difference(quotes):
    return proposal("difference", quotes, **{"from": "1", "to": "2", "amount": "3"})


PRICE = ("giá [[85.000 đồng]], cần [[12 liều]], hết [[1.220.000 đồng]]",)
REJECTED = {
    "not JSON": '{"rule": "share", "quotes": ["Trạm',
    "form": {"rule": "share", "quotes": ["x"], "roles": "1"},
    "too large": proposal(quotes=["x" * 3000]),
    "too many": "\n".join([json.dumps(proposal())] * (MOST_PROPOSALS + 1)),
    "unknown rule": proposal("sharing"),
    "unknown role": proposal(part="1", whole="2", percent="2", base="1"),
    "missing role": proposal(part="1", whole="2"),
    "mark": proposal(part="1", whole="2", percent="30%"),
    "count": proposal("sum", PRICE, parts=["1"], total="3"),
    "not a quote": proposal(quotes=["tiếp [[650 lượt khám]]", "nói [[128 ca]]"], part="2", whole="1", percent="1"),
    "no figure": difference(["[[Trạm]] y tế", "tiếp [[640]]", "nói [[128]]"]),
    "several figures": difference(["từ [[5% lên 12%]]", "[[640]]", "[[128]]"]),
    "part of a figure": difference(["hết 1.[[220]].000 đồng", "[[640]]", "[[128]]"]),
    "units": proposal("weekday", ["tiếp [[640]]", "nói [[128]]"], date="1", day="2"),
    "same figure": proposal("repeat", ["tiếp [[640]]", "tiếp [[640]]"], value="1", again="2"),
    "word": proposal("comparison", ["tiếp [[640 lượt khám]]", "nói [[128 ca]]"], larger="1", smaller="2"),
    "not computable": None,
    "duplicate": None,
}  # fmt: skip
"""One proposal, or a text, for each reason; two reasons are shown in the tests of proposals."""


@pytest.mark.parametrize("reason", [reason for reason, given in REJECTED.items() if given])
def test_a_rejection_is_told_in_vietnamese(folder, reason):
    given = REJECTED[reason]
    text = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
    other = json.dumps(difference(["từ [[5%]] lên [[12%]]", "nói [[128]]"]), ensure_ascii=False)
    (folder / "answer.jsonl").write_text(f"{other}\n{text}\n", encoding="utf-8")
    for language in ((), ("--lang", "vi")):
        finished = run(folder, "scan", "bai.txt", "--proposals", "answer.jsonl", "--verbose", *language)
        assert f": {load_words('vi')[f'rejection.{reason}']}: " in finished.stderr
        assert "đề xuất" in finished.stderr
        assert english(finished.stderr) == [], finished.stderr
    said = run(folder, "draft", "bai.txt", "--proposals", "answer.jsonl", "--verbose", "--lang", "en").stderr
    assert f": {reason}: " in said
    assert english(said)


def test_every_reason_is_tried_or_has_its_words():
    for language in ("en", "vi"):
        keys = load_words(language).keys()
        for section, wanted in (
            ("rejection", [*REJECTED]),
            ("not_offered", NOT_OFFERED),
            ("needs", [form.name for form in FORMS if form.needs]),
        ):
            assert {f"{section}.{name}" for name in wanted} == {key for key in keys if key.startswith(f"{section}.")}


@pytest.mark.parametrize("rule", sorted(NOT_OFFERED))
def test_why_a_rule_is_not_offered_is_told_in_vietnamese(folder, rule):
    (folder / "answer.jsonl").write_text(json.dumps(proposal(rule)), encoding="utf-8")
    assert english(run(folder, "scan", "bai.txt", "--proposals", "answer.jsonl", "--verbose").stderr) == []


@pytest.mark.parametrize("model", [name for name in WAYS if name != "newer"])
def test_what_a_server_does_is_told_in_vietnamese(folder, model):
    with model_server([proposal(part="2", whole="1", percent="2")]) as server:
        options = ("--model", model, "--base-url", server.url, "--model-seconds", "1", "--verbose")
        for command in ("scan", "draft") if model == "broken" else ("scan",):
            finished = run(folder, command, "bai.txt", *options, "--ask-again")
            assert f"đang hỏi {model} tại" in finished.stderr
            assert english(finished.stderr.replace(model, "")) == [], finished.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("models", "--lang", "vi", "--base-url", "http://127.0.0.1:9/v1"), "không có gì lắng nghe"),
        (("models", "--lang", "vi", "--base-url", "ftp://x"), "không phải địa chỉ"),
        (("models", "--lang", "vi", "--base-url", "http://me:pw@127.0.0.1/"), "mật khẩu"),
        (("scan", "bai.txt", "--model", "m", "--base-url", "http://127.0.0.1:9"), "không có gì lắng nghe"),
        (("scan", "bai.txt", "--lang", "vi", "--base-url", "http://127.0.0.1:9"), "chỉ dùng khi hỏi một mô hình"),
        (("draft", "bai.txt", "--lang", "vi", "--model", "m", "--proposals", "p.json"), "không dùng"),
        (("scan", "bai.txt", "bai.txt", "--lang", "vi", "--proposals", "p.json"), "chỉ dùng cho một bài"),
        (("scan", "bai.txt", "--proposals", "words.json"), "không có JSON"),
    ],
)
def test_mistakes_are_told_in_vietnamese(folder, arguments, said):
    (folder / "words.json").write_text("Tôi không thấy gì.", encoding="utf-8")
    finished = run(folder, *arguments)
    assert said in finished.stderr
    assert finished.returncode == 2
    assert english(finished.stderr) == [], finished.stderr


def test_english_words_would_be_found():
    assert english("error: there is no rule “share”: lỗi") == ["is", "no", "there"]
    assert len(ENGLISH) > 300
