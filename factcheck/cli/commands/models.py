"""`factcheck models`: which language models can be asked."""

from __future__ import annotations

from factcheck.cli.options import BaseUrlOption, OutputOption


def models(base_url: BaseUrlOption = "", output: OutputOption = None) -> int:
    """List the models of the servers that run on this machine, or of the server that --base-url names.

    Ollama, LM Studio, llama.cpp and vLLM are looked for where they usually listen.  No article is sent.
    """
    from factcheck.cli.output import failures, write

    with failures():
        from factcheck.draft.language_model.address import named_address
        from factcheck.draft.language_model.ask import NO_SERVER, Served, connect, local_servers
        from factcheck.model.errors import FactcheckError
        from factcheck.model.safe import visible_line

        address = named_address(base_url)
        found = [Served(address, connect(address).models())] if address else list(local_servers())
        if not found:
            raise FactcheckError(NO_SERVER)
        lines = [
            f"{visible_line(model)}  {server.address.url}  {server.address.program}".rstrip()
            for server in found
            for model in server.models
        ]
        write("\n".join(lines), output)
    return 0
