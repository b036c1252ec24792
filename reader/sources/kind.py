"""The format of a file: found by its content first, by its name second."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.foreign import foreign_format
from reader.sources.formats import BY_SIGNATURE, WRITTEN
from reader.sources.sample import sample_of

if TYPE_CHECKING:
    from reader.sources.sample import Sample
    from reader.sources.source import Kind

_XML_START = re.compile(
    rb"\s*(?:<\?xml|(?:<!--.{0,3000}?-->\s*)*(?:<!DOCTYPE\s+(?:rss|nitf|opml|rdf)\b"
    rb"|<(?:rss|feed|rdf:RDF|channel|newsMessage|newsItem|NewsML|nitf|opml)\b))",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_HEADER = re.compile(
    rb"^(?:received|mime-version|message-id|content-type|content-transfer-encoding|return-path|delivered-to"
    rb"|from|to|subject|date|reply-to|x-[\w-]{1,40}):",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_ONLY = re.compile(
    rb"^(?:received|mime-version|message-id|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE
)


def kind_of(name: str, content: bytes) -> Kind:
    """Return the kind of ``content``; ``name`` decides only where the content leaves it open.

    Raises SourceError, saying what the file is, when it is of a format that cannot be read.
    """
    sample = sample_of(name, content)
    for row in BY_SIGNATURE:
        if row.recognise(sample):
            return row.kind
    what = foreign_format(sample) or _unread(sample)
    if what is not None:
        raise SourceError(f"This is {what}; that format cannot be read yet.")
    return next(row.kind for row in WRITTEN if row.recognise(sample))


def _unread(sample: Sample) -> str | None:
    """Return in words what a text is that is of a format for which there is no parser."""
    if _is_mail(sample.head):
        return "a mail message or a web archive (MHTML)"
    is_page = any(row.recognise(sample) for row in WRITTEN[:2])
    if not is_page and _XML_START.match(sample.head):
        return "an XML file, such as a feed or a news message"
    if not is_page and sample.suffix == ".json" and sample.head.lstrip()[:1] in (b"{", b"["):
        return "a JSON file (JSON lines, one article a line, can be read)"
    return None


def _is_mail(head: bytes) -> bool:
    top = head.split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0]
    return bool(_MAIL_ONLY.search(top)) and len(_MAIL_HEADER.findall(top)) >= 3
