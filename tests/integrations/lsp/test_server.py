"""The language server as an editor meets it: the installed command, over its standard input and output."""

import asyncio
import os

import pytest

from tests.integrations.lsp.editor import editing, lsp, run

STORY = "🎟️ Of the 640 tickets sold, 128, or 25%, went to children.\n😀 Sales rose 12% to $105m from $100m.\n"

VÉ = "🎟️ Trong 640 vé đã bán, có 128 vé, tức 25%, dành cho trẻ em.\n"

CLAIMS = """article = "story.txt"
language = "en"

[[claim]]
id = "tickets"
quote = "Of the [sold: 640 tickets] sold, [children: 128], or [percent: 25%], went to children"
check = "share(children, sold) ≈ percent"

[[claim]]
id = "sales"
quote = "rose [rise: 12%] to [after: $105m]"
check = "change(before, after) ≈ rise"

[outside.before]
unit = "USD"
note = "last year"
"""


@pytest.fixture
def folder(tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    (news / "factcheck.toml").write_text("", "utf-8")
    (news / "story.txt").write_text(STORY, "utf-8")
    (tmp_path / "secret.txt").write_text("Of the 640 keys, 128, or 25%, open the safe.\n", "utf-8")
    return news


@pytest.fixture
def claimed(folder):
    (folder / "claims.toml").write_text(CLAIMS, "utf-8")
    return folder


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-32"])
def test_diagnostics_are_at_the_stated_figure_and_follow_every_edit(folder, encoding):
    async def conversation():
        async with editing(folder, encodings=[encoding]) as editor:
            assert editor.encoding == encoding
            editor.open("story.txt")
            found = await editor.diagnostics("story.txt")
            assert [editor.words("story.txt", one.range) for one in found] == ["25%", "12%"]
            assert "20%" in found[0].message
            editor.replace("story.txt", "🎟️", "🎟️🎟️ Tuần này\r\n\u2028")
            found = await editor.diagnostics("story.txt")
            assert [editor.words("story.txt", one.range) for one in found] == ["25%", "12%"]
            editor.replace("story.txt", "25%", "20%")
            found = await editor.diagnostics("story.txt")
            assert [editor.words("story.txt", one.range) for one in found] == ["12%"]
            editor.replace("story.txt", "rose 12%", "rose 5%")
            assert await editor.diagnostics("story.txt") == []

    run(conversation())


def test_a_correction_is_an_edit_and_a_statement_becomes_a_claim(folder):
    async def conversation():
        async with editing(folder) as editor:
            editor.open("story.txt")
            await editor.diagnostics("story.txt")
            actions = await editor.actions("story.txt", "25%")
            assert [action.title for action in actions if action.is_preferred] == ["Replace 25% by 20% (base)"]
            assert "or 20%, went" in editor.applied(actions[0].edit)["story.txt"]
            (added,) = [action for action in actions if action.title == "Add as a claim to claims.toml"]
            assert isinstance(added.edit.document_changes[0], lsp.CreateFile)
            text = editor.applied(added.edit)["claims.toml"]
            assert text.startswith('article = "story.txt"\nlanguage = "en"\n')
            (folder / "claims.toml").write_text(text, "utf-8")
            editor.open("claims.toml", language="toml")
            (shown,) = await editor.diagnostics("claims.toml", until=len)
            assert "20%" in shown.message
            assert shown.severity == lsp.DiagnosticSeverity.Error

            (second,) = [one for one in await editor.actions("story.txt", "12%") if one.title.startswith("Add ")]
            both = editor.applied(second.edit)["claims.toml"]
            assert both.startswith(text)
            assert both.count("[[claim]]") == 2

    run(conversation())


def test_a_claims_file_is_used_as_it_is_in_the_editor_and_found_from_the_article(claimed):
    async def conversation():
        async with editing(claimed) as editor:
            editor.open("story.txt")
            found = await editor.diagnostics(
                "story.txt", until=lambda found: lsp.DiagnosticSeverity.Error in {one.severity for one in found}
            )
            assert {one.data["id"]: editor.words("story.txt", one.range) for one in found if one.severity == 1} == {
                "tickets": "25%"
            }
            editor.open("claims.toml", language="toml")
            (shown,) = await editor.diagnostics("claims.toml", until=len)
            assert editor.words("claims.toml", shown.range) == '"tickets"'
            editor.replace("claims.toml", "≈ percent", "≈ per_cent")
            (shown,) = await editor.diagnostics("claims.toml", until=len)
            assert editor.words("claims.toml", shown.range).startswith("per_cent")
            editor.replace("claims.toml", "≈ per_cent", "≤ percent")
            assert await editor.diagnostics("claims.toml") == []
            editor.replace("claims.toml", "[[claim]]", "[[claim]")
            (shown,) = await editor.diagnostics("claims.toml", until=len)
            assert "TOML" in shown.message

    run(conversation())


def test_what_the_article_has_changed_is_accepted_from_the_claims_file(claimed):
    async def conversation():
        async with editing(claimed) as editor:
            editor.open("story.txt")
            editor.open("claims.toml", language="toml")
            editor.replace("story.txt", "25%", "20%")
            await editor.diagnostics(
                "claims.toml", until=lambda found: [one.data["verdict"] for one in found if one.data] == ["drifted"]
            )
            (accept,) = await editor.actions("claims.toml", '"tickets"')
            assert "[percent: 20%]" in editor.applied(accept.edit)["claims.toml"]

    run(conversation())


def test_names_lead_to_where_they_are_given_to_the_article_and_back(claimed):
    async def conversation():
        async with editing(claimed) as editor:
            editor.open("story.txt")
            editor.open("claims.toml", language="toml")
            await editor.diagnostics("claims.toml", until=len)
            (given,) = await editor.definition("claims.toml", "children, sold", 2)
            assert (given.uri, editor.words("claims.toml", given.range)) == (editor.uri("claims.toml"), "children")
            (place,) = await editor.definition("claims.toml", "children: 128")
            assert (place.uri, editor.words("story.txt", place.range)) == (editor.uri("story.txt"), "128")
            (quote,) = await editor.definition("claims.toml", "went to children")
            assert editor.words("story.txt", quote.range).startswith("Of the 640")
            (back,) = await editor.definition("story.txt", "128", 1)
            assert (back.uri, editor.words("claims.toml", back.range)) == (editor.uri("claims.toml"), "children")
            places = await editor.references("claims.toml", "sold: 640")
            assert [place.uri for place in places] == [editor.uri("claims.toml")] * 2 + [editor.uri("story.txt")]
            assert len(await editor.references("story.txt", "128", 1)) == 2
            shown = await editor.hover("claims.toml", "sold) ≈", 1)
            assert "640" in shown
            assert "story.txt:1" in shown
            assert "92.8" in await editor.hover("claims.toml", "before, after")
            assert "share(part, whole)" in await editor.hover("claims.toml", "share(")
            assert "20%" in await editor.hover("claims.toml", '"tickets"', 2)
            assert "24.5–25.5%" in await editor.hover("story.txt", "25%")

    run(conversation())


def test_renaming_changes_every_place_and_refuses_what_is_no_name(claimed):
    async def conversation():
        async with editing(claimed) as editor:
            editor.open("claims.toml", language="toml")
            await editor.diagnostics("claims.toml", until=len)

            async def rename(words, name):
                params = lsp.RenameParams(editor.identifier("claims.toml"), editor.at("claims.toml", words), name)
                return await editor.client.text_document_rename_async(params)

            changed = editor.applied(await rename("before, after", "năm_trước"))["claims.toml"]
            assert '[outside."năm_trước"]' in changed
            assert "change(năm_trước, after)" in changed
            assert "before" not in changed
            for name in ("two words", "sold", "1st", ""):
                with pytest.raises(Exception, match=r"no name|is taken"):
                    await rename("children: 128", name)

    run(conversation())


def test_claims_are_completed_and_laid_out(claimed):
    async def conversation():
        async with editing(claimed) as editor:
            editor.open("claims.toml", language="toml")

            async def labels(words, within):
                position = editor.at("claims.toml", words, within)
                params = lsp.CompletionParams(editor.identifier("claims.toml"), position)
                return [one.label for one in (await editor.client.text_document_completion_async(params)).items]

            names = await labels('"share(', 1)
            assert {"sold", "children", "before", "share", "change"} <= set(names)
            assert (await labels("share(", 6))[:2] == ["part = ", "whole = "]
            assert "USD" in await labels('unit = "USD', 9)
            editor.replace("claims.toml", "share(children, sold) ≈", "children/sold  ~=")
            options = lsp.FormattingOptions(2, True)
            params = lsp.DocumentFormattingParams(editor.identifier("claims.toml"), options)
            edits = await editor.client.text_document_formatting_async(params)
            changed = editor.applied(lsp.WorkspaceEdit(changes={editor.uri("claims.toml"): edits}))["claims.toml"]
            assert 'check = "children÷sold  ≈ percent"' in changed

    run(conversation())


def test_settings_come_from_the_command_line_the_start_and_later(folder):
    async def conversation():
        async with editing(folder, options={"reportLanguage": "vi"}, arguments=("--sensitivity", "strict")) as editor:
            editor.open("story.txt")
            (found, *_) = await editor.diagnostics("story.txt", until=len)
            assert "bài viết ghi" in found.message
            editor.client.workspace_did_change_configuration(
                lsp.DidChangeConfigurationParams({"factcheck": {"reportLanguage": "en", "sensitivity": 7}})
            )
            await editor.diagnostics("story.txt", until=lambda found: found and "the article says" in found[0].message)
            editor.client.workspace_did_change_configuration(
                lsp.DidChangeConfigurationParams({"factcheck": {"scan": False}})
            )
            assert await editor.diagnostics("story.txt", until=lambda found: not found) == []

    run(conversation())


@pytest.mark.parametrize(
    ("name", "language", "text", "figures"),
    [
        ("story.md", "markdown", f"---\npages: 7\n---\n\n# Vé\n\n{VÉ}", ["25%"]),
        (
            "story.tex",
            "latex",
            "\\section{Tickets}\n" + STORY.replace("%", "\\%").replace("$", "\\$"),
            ["25\\%", "12\\%"],
        ),
        (
            "story.html",
            "html",
            "<html><body><h1>Vé 😀</h1><p>Of the <b>640</b>&nbsp;tickets&#32;sold, 128, or <i>25%</i>, "
            "went to children &amp; others.</p><p>That is what the office said on Monday.</p></body></html>\n",
            ["25%"],
        ),
    ],
)
def test_formats_are_read_and_places_are_those_of_the_file(folder, name, language, text, figures):
    async def conversation():
        async with editing(folder) as editor:
            editor.open(name, text, language)
            found = await editor.diagnostics(name)
            assert [editor.words(name, one.range) for one in found] == figures
            (action, *_) = await editor.actions(name, "25")
            assert text.replace("25", "20") == editor.applied(action.edit)[name]

    run(conversation())


def test_a_hostile_folder_is_neither_run_nor_left(claimed):
    for name in ("struct.py", "pygls.py", "json.py", "asyncio.py", "factcheck.py", "lsprotocol.py"):
        (claimed / name).write_text("open('ran', 'w').close()\n", "utf-8")
    (claimed / "out.claims.toml").write_text(CLAIMS.replace("story.txt", "../secret.txt"), "utf-8")
    (claimed / "link.txt").symlink_to(claimed.parent / "secret.txt")
    (claimed / "link.claims.toml").write_text(CLAIMS.replace("story.txt", "link.txt"), "utf-8")
    os.mkfifo(claimed / "pipe.claims.toml")
    (claimed / "device.claims.toml").symlink_to("/dev/zero")

    async def conversation():
        async with editing(claimed) as editor:
            editor.open("story.txt")
            found = await editor.diagnostics("story.txt", until=lambda found: any(one.severity == 1 for one in found))
            for name in ("out.claims.toml", "link.claims.toml"):
                editor.open(name, language="toml")
                (shown, *_) = await editor.diagnostics(name, until=len)
                assert "outside the project" in shown.message
                assert await editor.definition(name, "children: 128") == []
                found = [*found, shown]
            assert not any("safe" in one.message or "keys" in one.message for one in found)

    run(conversation())
    assert not (claimed / "ran").exists()


def test_odd_messages_and_texts_do_no_harm(folder):
    async def conversation():
        async with editing(folder) as editor:
            editor.open("story.txt", "")
            assert await editor.diagnostics("story.txt") == []
            for name, text in (("nul.txt", "a\0b 12%"), ("half.txt", "\ud83d half"), ("blank.md", " \n\n")):
                editor.open(name, text)
            editor.open("deep.claims.toml", "a = " + "[" * 50_000, language="toml")
            assert await editor.diagnostics("deep.claims.toml", until=len)
            editor.client.text_document_did_change(
                lsp.DidChangeTextDocumentParams(
                    lsp.VersionedTextDocumentIdentifier(uri=editor.uri("nowhere.txt"), version=3),
                    [lsp.TextDocumentContentChangeWholeDocument("x")],
                )
            )
            where = lsp.Range(lsp.Position(7, 99), lsp.Position(3, 2))
            editor.client.text_document_did_change(
                lsp.DidChangeTextDocumentParams(
                    lsp.VersionedTextDocumentIdentifier(uri=editor.uri("story.txt"), version=2),
                    [lsp.TextDocumentContentChangePartial(where, STORY)],
                )
            )
            editor.texts["story.txt"], editor.versions["story.txt"] = STORY, 2
            assert len(await editor.diagnostics("story.txt", until=len)) == 2
            far = lsp.Position(10**6, 10**6)
            await editor.client.text_document_hover_async(lsp.HoverParams(editor.identifier("story.txt"), far))
            await editor.client.text_document_hover_async(lsp.HoverParams(editor.identifier("never.txt"), far))

    run(conversation())


def test_an_editor_is_answered_while_a_long_article_is_read(folder):
    async def conversation():
        async with editing(folder) as editor:
            editor.open("long.txt", STORY * 2_000)
            await asyncio.sleep(0.5)
            started = asyncio.get_running_loop().time()
            for _ in range(20):
                editor.replace("long.txt", "tickets", "ticket")
            params = lsp.CompletionParams(editor.identifier("long.txt"), lsp.Position(0, 0))
            await editor.client.text_document_completion_async(params)
            assert asyncio.get_running_loop().time() - started < 5

    run(conversation())
