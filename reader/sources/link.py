"""A link to a page: .url, .webloc and .desktop files, or a paste of an address -> a page that says only where it is."""

from __future__ import annotations

import plistlib
import re
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.parsers.expat import ExpatError

from reader.base.errors import SourceError
from reader.sources.charset import decoded
from reader.sources.page import RawField
from reader.sources.paragraph import Paragraph, page_of_paragraphs

if TYPE_CHECKING:
    from reader.sources.page import Page
    from reader.sources.sample import Sample
    from reader.sources.source import Source

ORIGIN = "link file"
_ADDRESS = re.compile(r"^(?:URL(?:\[[^\]]{0,40}\])?=)(https?://\S{1,2000})\s*$", re.IGNORECASE | re.MULTILINE)
_NAME = re.compile(r"^(?:Name=)(\S[^\n]{0,300})$", re.MULTILINE)
_BARE = re.compile(r"\s*(https?://[^\s<>\"]{4,2000})\s*(?:\n\s*([^\n]{1,300}?)\s*)?\Z")
_HEADS = (b"[InternetShortcut]", b"[Desktop Entry]")
_LARGEST = 10_000
_TORN = (plistlib.InvalidFileException, ExpatError, ValueError, RecursionError, OverflowError, AttributeError)


def is_link(sample: Sample) -> bool:
    """Tell whether a file is nothing but a link to a page on the web."""
    if len(sample.content) > _LARGEST:
        return False
    if any(head in sample.head for head in _HEADS):
        return b"url=http" in sample.head.lower()
    if sample.suffix == ".webloc" and b"plist" in sample.head:
        return True
    return _BARE.match(sample.head.decode("utf-8", "replace")) is not None


def link_page(source: Source) -> Page:
    """Return a page with the address and, where the link has one, the name of what it leads to.

    Raises SourceError when there is no address of a web page in it.
    """
    address, name = _link_in(source.content)
    if address is None:
        raise SourceError("There is no address of a web page in this link.", subject=source.path)
    title = name or _named_by_file(source.path) or _named_by_address(address)
    fields = [RawField("url", address, ORIGIN), RawField("title", title, ORIGIN)]
    return page_of_paragraphs((Paragraph(title, "h1"), Paragraph(address, "a")), "link", fields)


def _link_in(content: bytes) -> tuple[str | None, str]:
    text = decoded(content).text
    if b"plist" in content[:200]:
        return _in_property_list(content), ""
    bare = _BARE.match(text)
    if bare is not None:
        return bare.group(1), bare.group(2) or ""
    address, name = _ADDRESS.search(text), _NAME.search(text)
    return (address.group(1) if address else None), (name.group(1).strip() if name else "")


def _in_property_list(content: bytes) -> str | None:
    try:
        address = plistlib.loads(content).get("URL")
    except _TORN:
        return None
    is_page = isinstance(address, str) and address.startswith(("http://", "https://"))
    return str(address) if is_page else None


def _named_by_file(path: str) -> str:
    name = PurePath(path)
    return name.stem.strip() if name.suffix.lower() in (".url", ".webloc", ".desktop") else ""


def _named_by_address(address: str) -> str:
    """Return the last part of an address in words, else its host."""
    parts = urlsplit(address)
    last = unquote(PurePath(parts.path).stem)
    words = re.sub(r"[-_+]+", " ", last).strip()
    return words if " " in words else parts.netloc
