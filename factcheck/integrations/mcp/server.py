"""The server itself: tools, resources and a prompt, over standard input and output or over HTTP on this machine.

It reads files of one folder, writes none, runs no command and asks no model: the assistant that calls it is the model.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from factcheck.cli.output import problem_text
from factcheck.integrations.mcp import tools
from factcheck.integrations.mcp.tools import MOST_CHARACTERS, article_of
from factcheck.model.distribution import VERSION
from factcheck.model.faults import problems_of

if TYPE_CHECKING:
    from pathlib import Path

INSTRUCTIONS = (
    "factcheck recomputes the arithmetic of news articles; you point, it calculates.  Never calculate yourself.  To "
    "check an article: call `scan`; read the resource factcheck://guide/proposals; propose what scan has missed "
    "with `draft_from_proposals`; correct what was rejected, as its message says, and propose again.  Save the "
    "claims file that comes back, and call `verify` after every edit of the article."
)
HOST = "127.0.0.1"
"""The only address that is listened on: whoever reaches the server reads the folder's articles."""
READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Text = Annotated[str, Field(description="The article itself; or name its file as path.", max_length=MOST_CHARACTERS)]
ArticlePath = Annotated[str, Field(description="The article's file, from the served folder.", max_length=1000)]
Language = Annotated[str, Field(description="Code of the article's language (vi, en, …), or auto.", max_length=20)]
Everything = Annotated[bool, Field(description="List what agrees, too.")]
ClaimsPath = Annotated[str, Field(description="A claims file, from the served folder.", max_length=1000)]

Answer = TypeVar("Answer")

_one_at_a_time = threading.Lock()
"""Calls come in threads; what factcheck loads and keeps on its way is made for one."""


def run_server(folder: Path, port: int = 0) -> None:
    """Serve a folder until the client leaves: over standard input and output, or over HTTP where a port is given."""
    server = make_server(folder.resolve())
    if port:
        server.run("streamable-http", host=HOST, port=port)
    else:
        server.run("stdio")


def make_server(folder: Path) -> MCPServer[Any]:
    """Return a server of one folder."""
    server: MCPServer[Any] = MCPServer(
        "factcheck", instructions=INSTRUCTIONS, version=VERSION, log_level="WARNING", subscriptions=False
    )
    _add_tools(server, folder)
    _add_material(server, folder)
    return server


def _add_tools(server: MCPServer[Any], folder: Path) -> None:
    @server.tool(annotations=READS)
    def read_figures(text: Text = "", path: ArticlePath = "", language: Language = "auto") -> dict[str, Any]:
        """List every figure of an article as it is read: value, interval, unit, hedge and place."""
        return _answer(lambda: tools.read_figures(folder, text, path, language))

    @server.tool(annotations=READS)
    def scan(
        text: Text = "", path: ArticlePath = "", language: Language = "auto", everything: Everything = False
    ) -> dict[str, Any]:
        """Find the statements of an article that factcheck recognises by itself, and recompute them."""
        return _answer(lambda: tools.scan(folder, text, path, language, everything))

    @server.tool(annotations=READS)
    def verify(claims: ClaimsPath = "claims.toml", everything: Everything = False) -> dict[str, Any]:
        """Recompute the claims of a claims file against its article as it is now."""
        return _answer(lambda: tools.verify(folder, claims, everything))

    @server.tool(annotations=READS)
    def draft_from_proposals(
        proposals: Annotated[
            str,
            Field(
                description="Proposals as JSON, one object a line or {“proposals”: […]}; see factcheck://guide/proposals.",
                max_length=tools.MOST_PROPOSALS_TEXT,
            ),
        ],
        text: Text = "",
        path: ArticlePath = "",
        language: Language = "auto",
    ) -> dict[str, Any]:
        """Recompute the statements that you point at: what each came to, what was rejected and why, a claims file."""
        return _answer(lambda: tools.draft_from_proposals(folder, proposals, text, path, language))

    @server.tool(annotations=READS)
    def explain(
        name: Annotated[str, Field(description="A rule's name, or the id of a claim.", max_length=300)],
        claims: Annotated[str, Field(description="The claims file that has the claim.", max_length=1000)] = "",
    ) -> dict[str, Any]:
        """Explain a rule, or how a claim is recomputed step by step."""
        return _answer(lambda: tools.explain(folder, name, claims))

    @server.tool(annotations=READS)
    def rules() -> dict[str, Any]:
        """List the rules that checks can call and proposals can name."""
        return _answer(tools.rules)


def _add_material(server: MCPServer[Any], folder: Path) -> None:
    @server.resource("factcheck://guide/claims-file", mime_type="text/markdown")
    def claims_guide() -> str:
        """Say how a claims file is written, with examples."""
        return files("factcheck.integrations.mcp").joinpath("claims_guide.txt").read_text(encoding="utf-8")

    @server.resource("factcheck://guide/proposals", mime_type="text/plain")
    def proposals_guide() -> str:
        """Say how to point at the statements of an article: rules, roles, quotes with marks."""
        from factcheck.draft.proposals.prompt import prompt_of

        return prompt_of("(the article)")

    @server.resource("factcheck://schema/proposals", mime_type="application/schema+json")
    def proposals_schema() -> str:
        """Return the JSON Schema of proposals."""
        from factcheck.draft.proposals.schema import proposals_schema as schema

        return json.dumps(schema(), ensure_ascii=False)

    @server.prompt()
    def propose(path: ArticlePath) -> str:
        """Ask for the statements of an article whose figures must fit each other."""
        from factcheck.draft.proposals.prompt import prompt_of

        return _answer(lambda: prompt_of(article_of(folder, "", path, "auto").text))


def _answer(call: Callable[[], Answer]) -> Answer:
    """Return what a tool answers; whatever goes wrong is an error in plain words that the assistant can act on."""
    with _one_at_a_time:
        try:
            return call()
        except Exception as error:
            said = "\n".join(problem_text(problem) for problem in problems_of(error)[:12])
            raise ToolError(said) from None
