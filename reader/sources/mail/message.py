"""A mail message (.eml), such as a newsletter -> its page, and the pages of the documents attached to it."""

from __future__ import annotations

import re
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.charset import decoded
from reader.sources.mail.headers import header_fields
from reader.sources.page import Page, PageBlock
from reader.sources.paragraphs import paragraphs_of
from reader.sources.web import page_of_markup
from reader.sources.within import numbered, parts_within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.sources.charset import Decoded
    from reader.sources.page import Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_HEADER = re.compile(
    rb"^(?:received|mime-version|message-id|content-type|content-transfer-encoding|return-path|delivered-to|in-reply-to"
    rb"|from|to|cc|subject|date|reply-to|sender|list-[a-z]{2,20}|x-[\w-]{1,40}):",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_ONLY = re.compile(
    rb"^(?:received|mime-version|message-id|return-path|delivered-to|reply-to):|^from:[^\n]{1,200}@",
    re.IGNORECASE | re.MULTILINE,
)
_SUFFIX = ".eml"
_LEAST_HEADERS = 3
_READ_ATTACHMENTS = frozenset(
    (".pdf", ".docx", ".odt", ".rtf", ".epub", ".html", ".htm", ".mht", ".mhtml", ".txt", ".md", ".eml", ".xml")
)
_MOST_ATTACHMENTS = 50
_LIKE_TEXT = ("text", "multipart")
"""Kinds of a leaf that may be read as text; a message that says it has several parts and has none is such a leaf."""


def looks_like_mail(sample: Sample) -> bool:
    """Tell whether a file begins with the headers of a message, whatever its body."""
    top = re.split(rb"\r?\n\r?\n", sample.head.lstrip(), maxsplit=1)[0]
    starts = _HEADER.match(top) is not None or top.startswith(b"From ")
    return starts and bool(_MAIL_ONLY.search(top)) and len(_HEADER.findall(top)) >= _LEAST_HEADERS


def is_message(sample: Sample) -> bool:
    """Tell whether a file is a message: by its headers, or by its name and one header."""
    return looks_like_mail(sample) or (sample.suffix == _SUFFIX and _HEADER.search(sample.head) is not None)


def message_parts(source: Source) -> Iterator[Part]:
    """Yield the page of a message, then those of documents attached to it; each part that cannot be read, why."""
    return numbered(parts_of_message(source.content))


def parts_of_message(content: bytes) -> Iterator[Part]:
    """Yield the parts of the message that ``content`` is."""
    message = parsed_message(content)
    page = page_of_message(message)
    if page is not None:
        yield page
    for number, attached in enumerate(_attached(message)):
        if number < _MOST_ATTACHMENTS:
            yield from _parts_of_attached(attached)


def parsed_message(content: bytes) -> EmailMessage:
    """Return ``content`` as a message, mended as far as the standard library can.

    Raises SourceError when its parts are nested without end.
    """
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(content)
    except RecursionError as error:
        raise SourceError("The parts of this message are nested too deeply.") from error
    assert isinstance(message, EmailMessage)
    return message


def page_of_message(message: EmailMessage) -> Page | None:
    """Return the page of a message's own text, the HTML version where it has two, None where it has none."""
    body = _body(message)
    if body is None:
        return None
    result = decoded_part(body)
    fields = tuple(header_fields(message))
    if body.get_content_type() == "text/html":
        page = page_of_markup(result)
        return replace(page, fields=fields + page.fields)
    blocks = tuple(PageBlock(span) for span in paragraphs_of(result.text))
    return Page(result.text, result.charset, result.evidence, blocks, fields)


def decoded_part(part: EmailMessage) -> Decoded:
    """Return the text of a part: by the charset it declares where nothing better is known."""
    is_markup = part.get_content_type() != "text/plain"
    return decoded(payload_of(part), is_markup=is_markup, declared=part.get_content_charset())


def payload_of(part: EmailMessage) -> bytes:
    """Return the bytes of a part with its transfer encoding undone, empty where it has none."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _body(message: EmailMessage) -> EmailMessage | None:
    """Return the part that holds the text: the first HTML one with text, else the first plain one, else any."""
    parts = [part for part in _own_parts(message) if payload_of(part).strip()]
    for kind in ("text/html", "text/plain"):
        found = next((part for part in parts if part.get_content_type() == kind and not _name_of(part)), None)
        if found is not None:
            return found
    return next((part for part in parts if part.get_content_maintype() in _LIKE_TEXT and not _name_of(part)), None)


def _own_parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the leaves of a message in order, without those of messages attached to it."""
    if message.get_content_maintype() == "message":
        return
    if not message.is_multipart():
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, EmailMessage):
            yield from _own_parts(part)


def _attached(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in message.walk():
        if part is message or not isinstance(part, EmailMessage):
            continue
        is_forwarded = part.get_content_type() == "message/rfc822"
        if is_forwarded or PurePath(_name_of(part)).suffix.lower() in _READ_ATTACHMENTS:
            yield part


def _parts_of_attached(part: EmailMessage) -> Iterator[Part]:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
            page = page_of_message(inner[0])
            if page is not None:
                yield page
        return
    content = payload_of(part)
    if content:
        yield from parts_within(_name_of(part), content)


def _name_of(part: EmailMessage) -> str:
    try:
        return PurePath(part.get_filename() or "").name
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
