"""XML of a kind that nobody described to us, such as a house's own export -> Page: its texts in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.news.elements import paragraphs_under, said
from reader.sources.news.nitf import ORIGIN
from reader.sources.news.record import Record
from reader.sources.news.root_name import root_name
from reader.sources.paragraph import Paragraph
from reader.sources.safe_xml import safe_xml, text_of
from reader.sources.web_fragment import paragraphs_of_fragment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.sources.page import Page
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_TITLES = ("headline", "title", "headlinetext", "hl1", "overskrift", "titre", "titel")
_DATES = ("pubdate", "published", "publishdate", "publicationdate", "versioncreated", "date", "datetime", "created")
_AUTHORS = ("byline", "author", "creator")


def is_other_xml(sample: Sample) -> bool:
    """Tell whether a file says that it is XML; formats that are known are asked before."""
    return sample.head.lstrip().startswith(b"<?xml") and bool(root_name(sample))


def other_xml_page(source: Source) -> Page:
    """Return a page of the texts in the file; elements named as usual give title, date and author.

    Raises SourceError when it is damaged or there is no text in it.
    """
    root = safe_xml(source.content, forgiving=True)
    record = Record(
        title=said(root, *_TITLES),
        paragraphs=tuple(_paragraphs(root)),
        published=said(root, *_DATES),
        authors=tuple(filter(None, [said(root, *_AUTHORS)])),
    )
    page = record.page(ORIGIN, "XML")
    if page is None:
        raise SourceError("There is no text in this XML file.", subject=source.path)
    return page


def _paragraphs(element: _Element) -> Iterator[Paragraph]:
    known = paragraphs_under(element)
    if any(paragraph.tag != "p" or len(known) > 1 for paragraph in known):
        yield from known
        return
    for child in element.iter():
        if len(child) == 0 and isinstance(child.tag, str):
            text = text_of(child)
            yield from paragraphs_of_fragment(text) if "</" in text else (Paragraph(text),)
