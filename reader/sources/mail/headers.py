"""The headers of a mail message as metadata."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING

from reader.sources.page import RawField

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

ORIGIN = "mail header"
_FORWARDED = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg|tr|rv|sv|antw)(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_LIST_HEADERS = ("List-Unsubscribe", "List-Id", "List-Post")
_ODD = (MessageError, ValueError, TypeError, AttributeError, IndexError, LookupError)
"""What the standard library raises on headers that are no headers."""


def header_fields(message: EmailMessage) -> Iterator[RawField]:
    """Yield subject, day, sender and address of a message; what cannot be understood is left out.

    The sender of a mailing list is an outlet, that of any other message a person.
    """
    subject = _FORWARDED.sub("", header(message, "Subject"))
    if subject:
        yield RawField("title", subject, ORIGIN)
    yield from _dates(message)
    sender = _sender(message)
    if sender:
        is_list = any(header(message, name) for name in _LIST_HEADERS)
        yield RawField("outlet" if is_list else "author", sender, ORIGIN)
    address = header(message, "Archived-At").strip("<>") or header(message, "Content-Location")
    if address.startswith(("http://", "https://")):
        yield RawField("url", address, ORIGIN)


def header(message: EmailMessage, name: str) -> str:
    """Return a header as one line, empty where there is none or where it cannot be decoded."""
    try:
        value = message.get(name)
    except _ODD:
        return ""
    text = "" if value is None else str(value)
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())[:2000]


def _dates(message: EmailMessage) -> Iterator[RawField]:
    try:
        sent = parsedate_to_datetime(header(message, "Date"))
    except _ODD:
        return
    yield RawField("published", sent.isoformat(), ORIGIN)


def _sender(message: EmailMessage) -> str:
    try:
        name, address = getaddresses([header(message, "From")])[0]
    except _ODD:
        return ""
    return name.strip("\"' ") or address.partition("@")[2]
