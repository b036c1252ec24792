"""What an office document says about itself: Dublin Core elements in a part of the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.sources.page import RawField
from reader.sources.safe_xml import local_name, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

DOCUMENT, BOOK = "document properties", "book"
"""Origins: who signs the properties of a document may only have saved it, those of a book name its author."""
_LONGEST = 2000
_NAMES = {
    "title": "title",
    "creator": "author",
    "initial-creator": "author",
    "language": "language",
    "publisher": "outlet",
}
"""Element -> our name. When a document was made is not when its article was published, so no date is taken."""


def stated_in(root: _Element, origin: str) -> Iterator[RawField]:
    """Yield the Dublin Core elements anywhere under ``root`` that say something, as fields of ``origin``."""
    for element in root.iter():
        known = _NAMES.get(local_name(element))
        value = text_of(element)
        if known is not None and value:
            yield RawField(known, value[:_LONGEST], origin)


def property_fields(**stated: str | None) -> tuple[RawField, ...]:
    """Return the properties of a document given under our names (``title``, ``author`` ...) that say something."""
    cleaned = {name: " ".join((value or "").split())[:_LONGEST] for name, value in stated.items()}
    return tuple(RawField(name, value, DOCUMENT) for name, value in cleaned.items() if value)
