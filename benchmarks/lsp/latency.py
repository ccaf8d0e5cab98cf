"""How long an editor waits: from an edit of a 5,000-line article to the diagnostics of the text after it.

    python -m benchmarks.lsp.latency [--lines N] [--edits N]

Starts the installed command and speaks the protocol with it, as an editor does.  Each edit changes one figure at a
random line, is sent as an incremental change, and waits for the diagnostics of its version; the pause of 0.15 s that
the server makes after an edit is included.  Completion and hover are asked meanwhile, to show that no request waits.
"""

import argparse
import asyncio
import json
import random
import re
import statistics
import tempfile
import time
from itertools import cycle
from pathlib import Path

from tests.integrations.lsp.editor import editing, lsp

ARTICLES = Path(__file__).parents[1] / "plain" / "articles_en.jsonl"


def long_article(lines):
    """Return an article of so many lines, of real sentences; every repetition has other figures."""
    chosen = random.Random(5)
    articles = [json.loads(line)["text"] for line in ARTICLES.read_text("utf-8").splitlines()]
    paragraphs = cycle(line for text in articles for line in text.split("\n") if line.strip())
    digits = re.compile(r"(?<!\d)([1-9])(\d)(?!\d)")
    return "\n".join(
        digits.sub(lambda found: found[1] + str(chosen.randrange(10)), next(paragraphs)) for _ in range(lines)
    )


async def measure(lines, edits):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "factcheck.toml").write_text("", "utf-8")
        text = long_article(lines)
        async with editing(folder) as editor:
            started = time.perf_counter()
            editor.open("long.txt", text)
            ended = await settled(editor)
            print(f"{lines} lines, {len(text):,} characters: first reading {ended - started:.1f} s")
            waits, answers = [], []
            chosen = random.Random(7)
            for _ in range(edits):
                now = editor.texts["long.txt"]
                figure = chosen.choice(list(re.finditer(r"(?<!\d)\d{2}(?!\d)", now)))
                indexed = editor.indexed("long.txt")
                where = indexed.range(*figure.span())
                editor.texts["long.txt"] = now[: figure.start()] + str(chosen.randrange(10, 99)) + now[figure.end() :]
                editor.versions["long.txt"] += 1
                change = lsp.TextDocumentContentChangePartial(where, editor.texts["long.txt"][slice(*figure.span())])
                started = time.perf_counter()
                editor.client.text_document_did_change(
                    lsp.DidChangeTextDocumentParams(
                        lsp.VersionedTextDocumentIdentifier(
                            uri=editor.uri("long.txt"), version=editor.versions["long.txt"]
                        ),
                        [change],
                    )
                )
                await editor.client.text_document_completion_async(
                    lsp.CompletionParams(editor.identifier("long.txt"), where.start)
                )
                answers.append(time.perf_counter() - started)
                await editor.diagnostics("long.txt")
                waits.append(time.perf_counter() - started)
    for name, seconds in (("diagnostics after an edit", waits), ("a request right after it", answers)):
        print(
            f"{name}: median {statistics.median(seconds) * 1000:.0f} ms, "
            f"worst {max(seconds) * 1000:.0f} ms of {len(seconds)}"
        )


async def settled(editor):
    """Wait until a first reading is over, which shows what it knows every second; return when that was."""
    shown, since = None, time.perf_counter()
    while shown is None or time.perf_counter() - since < 5:
        found = editor.client.diagnostics.get(editor.uri("long.txt"))
        if found is not shown:
            shown, since = found, time.perf_counter()
        await asyncio.sleep(0.05)
    return since


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=5_000)
    parser.add_argument("--edits", type=int, default=40)
    chosen = parser.parse_args()
    asyncio.run(measure(chosen.lines, chosen.edits))
