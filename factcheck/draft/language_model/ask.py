"""Ask a model about an article, part by part, and return its proposals with what the asking took."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.draft.language_model.address import ADDRESS_VARIABLE, MOST_NAMED, Address, local_addresses
from factcheck.draft.language_model.kept_answers import Answer, answer_path, keep_answer, kept_answer
from factcheck.draft.language_model.parts import MOST_PARTS, parts_of
from factcheck.draft.proposals.prompt import prompt_of
from factcheck.draft.proposals.record import Numbered, Parsed, parse_proposals
from factcheck.language.messages import FALLBACK, Words, load_words
from factcheck.model.distribution import install_command
from factcheck.model.errors import FactcheckError
from factcheck.model.faults import contained
from factcheck.model.report import Problem

if TYPE_CHECKING:
    from factcheck.draft.language_model.connection import Connection

AUTO = "auto"
"""The name for whatever model runs on this machine."""
SECONDS = 300.0
"""That one question may take: a model of eight billion parameters without a graphics card needs two minutes."""
LISTING_SECONDS = 20.0
"""That a server may take to list its models: one that is loading a model answers late."""
SEARCH_SECONDS = 2.0
"""The same where one is only looked for on this machine."""
NO_ANSWERERS = ("embed", "rerank", "whisper", "tts", "bge-")
"""Parts of the names of models that answer no questions."""
THINKING = ("<think>", "</think>")
"""What models that reason aloud put around it; proposals that are only weighed there are none."""


class Model(msgspec.Struct, frozen=True):
    """A model, and the server that has it."""

    name: str
    address: Address


class Served(msgspec.Struct, frozen=True):
    """A server that answers, and what it offers."""

    address: Address
    models: tuple[str, ...]


class Asked(msgspec.Struct, frozen=True):
    """What a model proposes about one article, and what asking it took."""

    parsed: Parsed
    parts: int = 0
    kept: int = 0
    """How many of the answers were kept from an earlier run."""
    cut_off: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: str = ""


Progress = Callable[[Sequence[str]], Iterable[str]]
"""Shows how far the asking is, while it hands on the parts one by one."""


def offered_models(address: Address | None, words: Words) -> tuple[Served, ...]:
    """Return what is offered at an address, else by the servers of this machine.

    Raises FactcheckError where nobody can be asked, or has a model.
    """
    if address is not None:
        return (Served(address, connect(address, words, LISTING_SECONDS, retries=0).models()),)
    found = tuple(local_servers(words))
    if found:
        return found
    hint = words["asking.start_one"].format(variable=ADDRESS_VARIABLE) + words["asking.start_model"]
    raise FactcheckError(Problem(words["asking.no_server"], hint=hint))


def local_servers(words: Words) -> Iterator[Served]:
    """Yield the servers that run on this machine where they usually do, with their models."""
    for address in local_addresses():
        connection = connect(address, words, SEARCH_SECONDS, retries=0)
        with contained([]):
            yield Served(address, connection.models())


def connect(address: Address, words: Words, seconds: float = SECONDS, *, retries: int = 2) -> Connection:
    """Return a connection to a server; what goes wrong is said in these words.

    Raises FactcheckError where the extra is not installed.
    """
    try:
        from factcheck.draft.language_model.connection import Connection
    except ImportError as error:
        hint = words["asking.install"].format(command=install_command("model"))
        raise FactcheckError(Problem(words["asking.not_installed"], hint=hint)) from error
    return Connection(address, words, seconds, retries=retries)


def find_model(name: str, address: Address | None, words: Words, preferred: str = "") -> Model:
    """Return the model that a name means: at an address, or else on this machine.

    `auto` means `preferred` where it is offered, else the first model that answers questions.  Raises FactcheckError
    where there is none, or where the server can't be asked.
    """
    if address is not None and name != AUTO:
        return Model(name, address)
    wanted = preferred if name == AUTO else name
    served = offered_models(address, words)
    for server in served:
        if wanted in server.models:
            return Model(wanted, server.address)
    answering = [
        Model(model, server.address)
        for server in served
        for model in server.models
        if not any(part in model.lower() for part in NO_ANSWERERS)
    ]
    if name == AUTO and answering:
        return answering[0]
    raise FactcheckError(_not_found(name, served, words))


def no_models(served: Sequence[Served], words: Words) -> Problem:
    """Return what is said of servers that have no model."""
    urls = ", ".join(server.address.url for server in served)
    return Problem(words["asking.no_model"].format(url=urls), hint=words["asking.load_one"])


def _not_found(name: str, served: Sequence[Served], words: Words) -> Problem:
    names = [model for server in served for model in server.models]
    if not names:
        return no_models(served, words)
    offered = words["asking.offered"].format(models=", ".join(names[:MOST_NAMED]))
    if name == AUTO:
        return Problem(words["asking.no_answerer"], hint=offered)
    message = words["asking.not_here"].format(model=name[:100])
    return Problem(message, hint=words["asking.elsewhere"].format(offered=offered))


def ask(
    text: str,
    model: Model,
    progress: Progress = iter,
    *,
    problems: list[Problem],
    seconds: float,
    fresh: bool,
    language: str = FALLBACK,
) -> Asked:
    """Return what a model proposes about an article's text.

    An answer that was kept is not asked for again unless `fresh`.  What goes wrong is added to `problems`, said in
    `language`, and ends the asking; what was answered until then counts.
    """
    words = load_words(language)
    parts = parts_of(text)
    if len(parts) > MOST_PARTS:
        message = words["asking.too_long"].format(parts=len(parts), most=MOST_PARTS)
        problems.append(Problem(message, hint=words["asking.chapters"]))
        return Asked(Parsed())
    asking = _Asking(model, words, seconds, fresh)
    answers: list[Answer] = []
    with contained(problems):
        for part in progress(parts):
            answers.append(asking.answer(part))  # noqa: PERF401 - those before a failure count
    return Asked(
        parsed=_merged(answers, language),
        parts=len(answers),
        kept=asking.kept,
        cut_off=sum(answer.is_cut_off for answer in answers),
        tokens_in=sum(answer.tokens_in for answer in answers),
        tokens_out=sum(answer.tokens_out for answer in answers),
        cost=_total([answer.cost for answer in answers]),
    )


class _Asking:
    """The questions about one article."""

    def __init__(self, model: Model, words: Words, seconds: float, fresh: bool) -> None:
        self._model = model
        self._words = words
        self._seconds = seconds
        self._fresh = fresh
        self._connection: Connection | None = None
        self.kept = 0

    def answer(self, part: str) -> Answer:
        """Return the answer about one part, kept or asked for now."""
        prompt = prompt_of(part)
        path = answer_path(self._model.name, prompt)
        kept = None if self._fresh else kept_answer(path)
        if kept is not None:
            self.kept += 1
            return kept
        self._connection = self._connection or connect(self._model.address, self._words, self._seconds)
        answer = self._connection.complete(self._model.name, prompt)
        keep_answer(path, answer)
        return answer


def _merged(answers: Sequence[Answer], language: str) -> Parsed:
    """Return the proposals of all parts as one list; what two parts have in common is proposed once."""
    proposals: list[Numbered] = []
    rejections = []
    seen = set()
    count = 0
    for answer in answers:
        parsed = parse_proposals(_without_thinking(answer.text), language)
        for numbered in parsed.proposals:
            key = msgspec.json.encode(numbered.proposal)
            if key not in seen:
                seen.add(key)
                proposals.append(msgspec.structs.replace(numbered, number=count + numbered.number))
        rejections += [msgspec.structs.replace(one, number=count + one.number) for one in parsed.rejections]
        count += len(parsed.proposals) + len(parsed.rejections)
    return Parsed(tuple(proposals), tuple(rejections), "model")


def _without_thinking(text: str) -> str:
    """Return an answer less what the model thought aloud; thinking that never ends leaves nothing."""
    opening, closing = THINKING
    if opening in text and text.lstrip().startswith(opening):
        return text.rpartition(closing)[2] if closing in text else ""
    return text


def _total(costs: Sequence[str]) -> str:
    """Return the sum of what servers say that their answers cost; "" where none says so."""
    said = [float(cost) for cost in costs if cost]
    return f"{sum(said):.4f}" if said else ""
