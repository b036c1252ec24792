"""An OpenDocument text (ODT) -> Page: its headings, paragraphs and lists in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.office.properties import DOCUMENT, stated_in
from reader.sources.paragraph import Paragraph, page_of_paragraphs
from reader.sources.safe_xml import local_name, safe_xml
from reader.sources.zipped import entry_names, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.sources.page import Page, RawField
    from reader.sources.sample import Sample
    from reader.sources.source import Source
    from reader.sources.zipped import Zipped

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_KIND = b"mimetypeapplication/vnd.oasis.opendocument.text"
_CONTENT, _META = "content.xml", "meta.xml"
_SKIPPED = frozenset(("tracked-changes", "annotation", "note-citation", "p", "h"))
_MOST_SPACES = 100


def is_odt(sample: Sample) -> bool:
    """Tell whether a file is an OpenDocument text: its first entry names the kind, or its entries show it."""
    if _KIND in sample.content[:200]:
        return True
    names = entry_names(sample.content)
    return _CONTENT in names and "META-INF/manifest.xml" in names


def odt_page(source: Source) -> Page:
    """Return the page of an OpenDocument text without what was struck out in it.

    Raises SourceError when the archive or its text is damaged, or locked.
    """
    file = zipped(source.content)
    root = safe_xml(file.read(_CONTENT))
    if root.find(".//{*}encrypted-data") is not None:
        raise SourceError("The document is locked with a password.")
    return page_of_paragraphs(_paragraphs(root), "OpenDocument text", _fields(file))


def _fields(file: Zipped) -> tuple[RawField, ...]:
    try:
        return tuple(stated_in(safe_xml(file.read(_META)), DOCUMENT))
    except SourceError:
        return ()  # a document without properties is a document


def _paragraphs(root: _Element) -> Iterator[Paragraph]:
    for element in root.iter(f"{_TEXT}h", f"{_TEXT}p"):
        around = {local_name(one) for one in element.iterancestors()}
        if not around & {"tracked-changes", "annotation"}:
            yield Paragraph("".join(_pieces(element)), _tag_of(element, around))


def _tag_of(element: _Element, around: set[str]) -> str:
    if local_name(element) == "h":
        level = str(element.get(f"{_TEXT}outline-level") or "1")
        return f"h{level}" if level in set("123456") else "h6"
    if str(element.get(f"{_TEXT}style-name") or "") == "Title":
        return "h1"
    if "list-item" in around:
        return "li"
    return "td" if "table-cell" in around else "p"


def _pieces(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        kind = local_name(child)
        if kind == "s":
            count = str(child.get(f"{_TEXT}c") or "1")
            yield " " * min(int(count) if count.isdigit() else 1, _MOST_SPACES)
        elif kind == "tab":
            yield " "
        elif kind == "line-break":
            yield "\n"
        elif kind not in _SKIPPED:
            yield from _pieces(child)
        yield child.tail or ""
