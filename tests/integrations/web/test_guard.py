"""Who is refused: other pages, other hosts, wrong addresses, too much; and hostile articles, which block nothing."""

import http.client
import json
import re
import socket
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.cli.command import factcheck
from tests.integrations.web.conftest import PATIENCE

WRONG = "Sales rose 12% to $105m from $100m, the company said."


def asked(address, method="GET", path="", body=b"", host="", **headers):
    """Send one request; the browser's own headers are given by name, with _ for -."""
    at = urlsplit(address)
    connection = http.client.HTTPConnection("127.0.0.1", at.port, timeout=60)
    own = f"http://127.0.0.1:{at.port}"
    sent = {"Host": host or at.netloc, **({"Origin": own} if method == "POST" else {})}
    sent |= {name.replace("_", "-"): text for name, text in headers.items()}
    try:
        connection.request(method, at.path + path, body, {name: text for name, text in sent.items() if text})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def checked(address, text, **headers):
    body = json.dumps({"article": {"text": text}}).encode()
    return asked(address, "POST", "check", body, Content_Type="application/json", **headers)


def test_the_page_itself_is_answered_with_its_policy(address):
    status, headers, body = asked(address)
    assert status == 200
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers
    assert not re.search(rb"<script(?![^>]*\bsrc=)|\bon\w+=|style=|https?://", body)
    status, _, body = checked(address, WRONG)
    assert status == 200
    assert json.loads(body)["findings"][0]["verdict"] == "inconsistent"


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "factcheck.example"},
        {"host": "127.0.0.1:1"},
        {"Origin": "http://factcheck.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
    ids=str,
)
def test_other_hosts_and_other_origins_are_refused(address, headers):
    status, answered, body = checked(address, WRONG, **headers)
    assert status == 403
    assert b"105m" not in body
    assert "default-src 'none'" in answered["content-security-policy"]


def test_only_the_printed_address_is_answered(address):
    at = urlsplit(address)
    right = at.path.strip("/")
    for token in (
        "",
        right[:-1],
        right[:-1] + ("a" if right[-1] != "a" else "b"),
        right.swapcase(),
        right + "x",
        "%00",
    ):
        for path in ("", "page.js", "words", "articles/0"):
            assert asked(f"{at.scheme}://{at.netloc}/", path=f"{token}/{path}")[0] == 403, token
    assert asked(address, path="../etc/passwd")[0] in (403, 404)
    assert asked(address, path="articles/0")[0] == 404
    assert asked(address, path="static/page.html")[0] == 404


def test_it_listens_on_this_machine_alone(address):
    port = urlsplit(address).port
    names = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for name in names - {"127.0.0.1"}:
        if not name.startswith("127."):
            with pytest.raises(OSError), socket.create_connection((name, port), timeout=2):
                pass


def test_what_is_too_large_or_no_question_is_refused_in_words(address):
    status, _, body = checked(address, "12% " * 60_000)
    assert status == 422
    assert "240,000" in json.loads(body)["error"]
    assert asked(address, "POST", "open?name=a.txt", b"x" * (25 << 20))[0] == 413
    for wrong in (b"", b"{", b"[]", b'{"article": 1}', b'{"article": {"text": "x"}, "folder2": "/"}', b"\xff\xfe"):
        assert asked(address, "POST", "check", wrong, Content_Type="application/json")[0] == 400
    body = json.dumps({"article": {"text": WRONG}}).encode()
    assert asked(address, "POST", "check", body, Content_Type="text/plain")[0] == 415
    body = json.dumps({"article": {"text": WRONG}, "kind": "/etc/passwd"}).encode()
    assert asked(address, "POST", "export", body, Content_Type="application/json")[0] == 422
    status, _, body = asked(address, "POST", "open?name=a.docx&lang=vi", b"PK\x03\x04")
    assert status == 422
    assert re.search("[à-ỹ]", json.loads(body)["error"])


def test_a_claims_file_from_a_stranger_reads_no_files(address, tmp_path):
    (tmp_path / "secret.csv").write_text("a\n99\n", "utf-8")
    claims = f"""article = "article.txt"

[[claim]]
id = "sales"
quote = "Sales rose 12% to [to: $105m] from $100m"
check = "to ≈ outside"

[outside.outside]
value = {{ query = "select a from '{tmp_path}/secret.csv'" }}
"""
    body = json.dumps({"article": {"text": WRONG}, "claims": claims}).encode()
    status, _, answer = asked(address, "POST", "check", body, Content_Type="application/json")
    assert status == 200
    assert "no tables" in json.loads(answer)["problems"][0]["message"]
    assert b"99" not in answer


HOSTILE = {
    "markup": f"<img src=x onerror=alert(1)><script>alert(2)</script> {WRONG} <b onclick='alert(3)'>5 of 4</b>",
    "templates": f"{{{{7*7}}}} ${{7*7}} {{% raw %}} {WRONG} {{count}} {{after}}",
    "urls": f"javascript:alert(1) data:text/html,<script>alert(1)</script> //evil.example/x.js {WRONG}",
    "bidi": f"\u202e{WRONG}\u202c \u2066abc\u2069 \u200b\ufeff",
    "controls": "".join(map(chr, [*range(1, 32), 127, 0x85, 0x2028, 0x2029])) + WRONG,
    "nul": f"\0{WRONG}\0",
    "surrogates": f"\ud800 {WRONG} \udfff 😀 $100m",
    "brackets": "(" * 20_000 + WRONG + "[" * 20_000,
    "digits": "9" * 60_000 + f" {WRONG}",
    "many figures": WRONG + " 12% of 7 and 3.5," * 3_000,
    "one line": f"{WRONG} " * 2_500,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_article_runs_nothing_and_blocks_nothing(open_page, address, kind):
    page = open_page(address, expects_errors=kind in ("many figures", "one line", "digits", "brackets"))
    page.locator("#text").evaluate(
        "(one, text) => { one.value = text; one.dispatchEvent(new Event('input')); }", HOSTILE[kind]
    )
    expect(page.locator("#status")).to_have_text(
        re.compile(r"finding|Nothing to report|did not work"), timeout=PATIENCE
    )
    assert page.locator("#marks *:not(span), #findings img, #findings script, #findings b").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    if kind in ("bidi", "controls", "nul"):
        expect(page.locator("#warning")).to_contain_text("U+")
    page.fill("#text", WRONG)
    expect(page.locator("#findings .card")).to_have_count(1, timeout=PATIENCE)


def test_usage_errors_are_said_in_words(tmp_path):
    for arguments, words in (
        (("serve", "nowhere"), "this is no folder"),
        (("serve", "--port", "70000"), "a port is a number up to 65535"),
        (("serve", "--language", "xx"), "no language pack"),
        (("serve", "--lang", "fr"), "fr"),
        (("serve", str(tmp_path)), "no article"),
    ):
        done = factcheck(*arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert words in done.stderr
        assert "Traceback" not in done.stderr
