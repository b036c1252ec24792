"""An RTF document -> Page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.office.properties import property_fields
from reader.sources.paragraph import Paragraph, page_of_paragraphs

if TYPE_CHECKING:
    from reader.sources.page import Page
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_SIGNATURE = b"{\\rtf"
_INFO = re.compile(r"\{\\(title|author)\s([^{}]{1,500})\}")
_HEAD = 20_000
_ODD = (ValueError, IndexError, LookupError, TypeError, RecursionError, OverflowError)
"""What the library raises on groups and codes that are none."""


def is_rtf(sample: Sample) -> bool:
    """Tell whether a file is an RTF document."""
    return sample.content.startswith(_SIGNATURE)


def rtf_page(source: Source) -> Page:
    """Return the page of an RTF document; raises SourceError when it is damaged."""
    text = rtf_text(source.content)
    head = source.content[:_HEAD].decode("cp1252", "replace")
    stated = {match.group(1): _text_of(f"{{\\rtf1 {match.group(2)}}}") for match in _INFO.finditer(head)}
    fields = property_fields(title=stated.get("title"), author=stated.get("author"))
    return page_of_paragraphs(map(Paragraph, text.split("\n")), "RTF document", fields)


def rtf_text(content: bytes) -> str:
    """Return the text of an RTF document, a line a paragraph; raises SourceError when it is damaged."""
    try:
        return _text_of(content.decode("cp1252", "replace"))
    except _ODD as error:
        raise SourceError("This RTF document is damaged.") from error


def _text_of(markup: str) -> str:
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - few files need it

    return str(rtf_to_text(markup, errors="replace"))  # type: ignore[no-untyped-call]
