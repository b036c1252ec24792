"""A page saved with all that belongs to it in one file (MHTML) -> Page."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.mail.headers import header
from reader.sources.mail.message import decoded_part, looks_like_mail, parsed_message, payload_of
from reader.sources.page import RawField
from reader.sources.web import page_of_markup

if TYPE_CHECKING:
    from reader.sources.page import Page
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_NAMES = (".mht", ".mhtml")
_MARKS = (b"snapshot-content-location:", b"saved by ", b"mhtml")
_KINDS = ("text/html", "application/xhtml+xml")


def is_mhtml(sample: Sample) -> bool:
    """Tell whether a file is a saved page in the form of a message."""
    if sample.suffix in _NAMES and b":" in sample.head[:200]:
        return True
    head = sample.head.lower()
    return looks_like_mail(sample) and b"multipart/related" in head and any(mark in head for mark in _MARKS)


def mhtml_page(source: Source) -> Page:
    """Return the page that was saved, without the frames inside it.

    Raises SourceError when there is no page in the file.
    """
    message = parsed_message(source.content)
    part = _page_part(message)
    if part is None:
        raise SourceError("There is no page in this web archive.", subject=source.path)
    page = page_of_markup(decoded_part(part))
    address = header(message, "Snapshot-Content-Location") or header(part, "Content-Location")
    if not address.startswith(("http://", "https://")):
        return page
    return replace(page, fields=(*page.fields, RawField("saved from", address, "saved page")))


def _page_part(message: EmailMessage) -> EmailMessage | None:
    """Return the part that the archive names as its page, else the first that is one."""
    pages = [
        part
        for part in message.walk()
        if isinstance(part, EmailMessage) and part.get_content_type() in _KINDS and payload_of(part).strip()
    ]
    wanted = {str(message.get_param("start") or "").strip("<>"), header(message, "Snapshot-Content-Location")} - {""}
    named = (
        part for part in pages if {header(part, "Content-ID").strip("<>"), header(part, "Content-Location")} & wanted
    )
    return next(named, pages[0] if pages else None)
