"""A Safari web archive -> Page."""

from __future__ import annotations

import plistlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.parsers.expat import ExpatError

from reader.base.errors import SourceError
from reader.sources.charset import decoded
from reader.sources.page import RawField
from reader.sources.web import page_of_markup

if TYPE_CHECKING:
    from reader.sources.page import Page
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_MARK = b"WebMainResource"
_BINARY = b"bplist00"
_TORN = (plistlib.InvalidFileException, ExpatError, ValueError, RecursionError, OverflowError, KeyError, AttributeError)


def is_webarchive(sample: Sample) -> bool:
    """Tell whether a file is a property list, binary or XML, with the main resource of a page in it."""
    is_list = sample.content.startswith(_BINARY) or b"<plist" in sample.head
    return is_list and _MARK in sample.content


def webarchive_page(source: Source) -> Page:
    """Return the page that was saved; raises SourceError when the archive is damaged."""
    main = _main_resource(source)
    content = main.get("WebResourceData")
    if not isinstance(content, bytes):
        raise SourceError("There is no page in this web archive.", subject=source.path)
    page = page_of_markup(decoded(content, is_markup=True, declared=str(main.get("WebResourceTextEncodingName") or "")))
    address = str(main.get("WebResourceURL") or "")
    if not address.startswith(("http://", "https://")):
        return page
    return replace(page, fields=(*page.fields, RawField("saved from", address, "saved page")))


def _main_resource(source: Source) -> dict[str, Any]:
    try:
        found = plistlib.loads(source.content)
    except _TORN as error:
        raise SourceError("This web archive is damaged.", subject=source.path) from error
    main = found.get("WebMainResource") if isinstance(found, dict) else None
    if not isinstance(main, dict):
        raise SourceError("There is no page in this web archive.", subject=source.path)
    return main
