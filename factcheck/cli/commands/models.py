"""`factcheck models`: which language models can be asked."""

from __future__ import annotations

from factcheck.cli.options import BaseUrlOption, OutputOption, SpokenLanguageOption


def models(base_url: BaseUrlOption = "", output: OutputOption = None, lang: SpokenLanguageOption = "") -> int:
    """List the models of the servers that run on this machine, or of the server that --base-url names.

    Ollama, LM Studio, llama.cpp and vLLM are looked for where they usually listen.  No article is sent.
    """
    from factcheck.cli.output import failures, refuse_unspoken, write

    with failures(language=lang):
        from factcheck.draft.language_model.address import named_address
        from factcheck.draft.language_model.ask import no_models, offered_models
        from factcheck.language.messages import FALLBACK, load_words
        from factcheck.model.errors import FactcheckError
        from factcheck.model.safe import visible_line

        refuse_unspoken(lang)
        words = load_words(lang or FALLBACK)
        found = offered_models(named_address(base_url, words), words)
        lines = [
            f"{visible_line(model)}  {server.address.url}  {server.address.program}".rstrip()
            for server in found
            for model in server.models
        ]
        if not lines:
            raise FactcheckError(no_models(found, words))
        write("\n".join(lines), output)
    return 0
