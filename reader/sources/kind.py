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
    is_page = any(row.recognise(sample) for row in WRITTEN[:2])
    if not is_page and _XML_START.match(sample.head):
        return "an XML file, such as a feed or a news message"
    if not is_page and sample.suffix == ".json" and sample.head.lstrip()[:1] in (b"{", b"["):
        return "a JSON file (JSON lines, one article a line, can be read)"
    return None
