"""Where a server that speaks the OpenAI protocol is, and which key it is given.

Both come from the command line and the environment alone.  No file names them: a claims file, an article's folder and
a repository's configuration may be a stranger's, and must not say where an article is sent.
"""

from __future__ import annotations

import ipaddress
import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem

if TYPE_CHECKING:
    from factcheck.language.messages import Words

ADDRESS_VARIABLE, KEY_VARIABLE = "FACTCHECK_BASE_URL", "FACTCHECK_API_KEY"
OPENAI_ADDRESS_VARIABLE, OPENAI_KEY_VARIABLE = "OPENAI_BASE_URL", "OPENAI_API_KEY"
"""What other programs use; that key is given to the address beside it and to OpenAI itself, and to nobody else."""
OPENAI_HOST = "api.openai.com"
EXAMPLE = "http://127.0.0.1:11434/v1"
LONGEST_SHOWN = 120
"""Characters of a wrong address that its error repeats."""
MOST_NAMED = 8
"""Models of a server that a message names."""

LOCAL_SERVERS = (("Ollama", 11434), ("LM Studio", 1234), ("llama.cpp", 8080), ("vLLM", 8000))
"""The ports on which the usual servers listen unless another one is set."""


class Address(msgspec.Struct, frozen=True):
    """The address of a server, and the key for it ("" for none)."""

    url: str
    key: str = ""
    program: str = ""
    """The program that usually listens there, for a server that was found by its port."""

    @property
    def is_here(self) -> bool:
        """Return whether what is sent there stays on this machine."""
        host = urlsplit(self.url).hostname or ""
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


def named_address(option: str, words: Words) -> Address | None:
    """Return the address that the command line or the environment names, with its key; None where neither does.

    Raises FactcheckError, in these words, for an address that is no web address.
    """
    own, openai = os.environ.get(ADDRESS_VARIABLE, ""), os.environ.get(OPENAI_ADDRESS_VARIABLE, "")
    source = "--base-url" if option else ADDRESS_VARIABLE if own else OPENAI_ADDRESS_VARIABLE
    written = option or own or openai
    if not written:
        return None
    url = _checked(written, source, words)
    return Address(url, _key_for(url, openai, words))


def local_addresses() -> tuple[Address, ...]:
    """Return where a server of this machine may listen."""
    return tuple(Address(f"http://127.0.0.1:{port}/v1", program=program) for program, port in LOCAL_SERVERS)


def _checked(written: str, source: str, words: Words) -> str:
    """Return an address without a blank or a slash too many; one that is a host alone gets the usual path."""
    url = written.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid or parts.query or parts.fragment or not url.isprintable() or " " in url:
        message = words["asking.no_address"].format(source=source, written=written[:LONGEST_SHOWN])
        hint = words["asking.address"].format(example=EXAMPLE, hosted=f"https://{OPENAI_HOST}/v1")
        raise FactcheckError(Problem(message, hint=hint))
    if parts.username or parts.password:
        message = words["asking.no_password"].format(source=source)
        raise FactcheckError(Problem(message, hint=words["asking.put_key"].format(variable=KEY_VARIABLE)))
    return url if parts.path else f"{url}/v1"


def _key_for(url: str, openai: str, words: Words) -> str:
    """Return the key for an address: ours for any that is named, OpenAI's only where it belongs."""
    own = os.environ.get(KEY_VARIABLE, "")
    if own:
        return own
    beside = _checked(openai, OPENAI_ADDRESS_VARIABLE, words) if openai else ""
    belongs = urlsplit(url).hostname == OPENAI_HOST or beside == url
    return os.environ.get(OPENAI_KEY_VARIABLE, "") if belongs else ""
