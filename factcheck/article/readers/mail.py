"""E-mail: the subject and the text of a message; attachments are left out."""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from factcheck.article.readers.extracted import Extracted, with_headline
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said


def extract(data: bytes, path: str) -> Extracted:
    """Return the subject and the body of a message: its plain text, else its page.

    Raises FactcheckError for what is no message or holds no text.
    """
    message = BytesParser(policy=policy.default).parsebytes(data)
    if not isinstance(message, EmailMessage) or not message.keys():
        hint = said("article.save_message")
        raise FactcheckError(Problem(said("article.no_e_mail"), path, hint=hint))
    body = _body(message, path)
    if not body.text.strip():
        hint = said("article.give_attached")
        raise FactcheckError(Problem(said("article.no_e_mail_holds"), path, hint=hint))
    subject = _subject(message)
    return with_headline(subject, body, "subject") if subject else body


def _body(message: EmailMessage, path: str) -> Extracted:
    """Return the text of a message."""
    try:
        part = message.get_body(("plain", "html"))
    except (MessageError, AttributeError, KeyError, ValueError):  # parts that contradict their headers
        part = None
    if part is None:
        return Extracted("")
    try:
        text = str(part.get_content())
    except (LookupError, ValueError):  # a charset that nobody knows
        payload = part.get_payload(decode=True)
        text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    if part.get_content_subtype() != "html":
        return Extracted(text)
    from factcheck.article.readers import html  # an extra, and only for messages that are pages

    return html.extract_text(text, path)


def _subject(message: EmailMessage) -> str:
    """Return the subject in one line."""
    try:
        return " ".join(str(message.get("subject", "")).split())
    except (MessageError, ValueError, IndexError):  # encoded words that are none
        return ""
