"""A news message in NITF -> Page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.news.elements import all_named, attribute, first_named, paragraphs_under, said
from reader.sources.news.record import Record
from reader.sources.news.root_name import root_name
from reader.sources.paragraph import Paragraph
from reader.sources.safe_xml import safe_xml, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.sources.page import Page
    from reader.sources.sample import Sample
    from reader.sources.source import Source

ORIGIN = "news message"


def is_nitf(sample: Sample) -> bool:
    """Tell whether a file is an NITF message."""
    return root_name(sample) == "nitf"


def nitf_page(source: Source) -> Page:
    """Return the page of an NITF message; raises SourceError when it is damaged or has neither title nor text."""
    page = nitf_record(safe_xml(source.content, forgiving=True)).page(ORIGIN, "NITF")
    if page is None:
        raise SourceError("There is no text in this news message.", subject=source.path)
    return page


def nitf_record(root: _Element) -> Record:
    """Return what an NITF element, a whole message or its body, states."""
    content = first_named(root, "body.content")
    tail = first_named(root, "body.end")
    body = () if content is None else paragraphs_under(content)
    end = () if tail is None else paragraphs_under(tail)
    return Record(
        title=said(root, "hl1", "headline", "hedline", "title"),
        paragraphs=body + end,
        above=tuple(_above(root)),
        published=_published(root),
        outlet=attribute(first_named(root, "pubdata"), "name"),
        agency=said(root, "distributor") or attribute(first_named(root, "doc.copyright"), "holder"),
        authors=tuple(filter(None, map(_author, all_named(_head(root), "byline")))),
        language=attribute(root, "{http://www.w3.org/XML/1998/namespace}lang", "lang"),
    )


def _head(root: _Element) -> _Element:
    head = first_named(root, "body.head")
    return root if head is None else head


def _above(root: _Element) -> Iterator[Paragraph]:
    head = first_named(root, "body.head")
    if head is None:
        return
    for name, tag in (("hl2", "h2"), ("byline", "byline"), ("dateline", "dateline"), ("abstract", "p")):
        for element in all_named(head, name):
            yield Paragraph(text_of(element, " " if tag in ("byline", "dateline") else ""), tag)


def _published(root: _Element) -> str:
    """Return the day of issue, else of release, else of the dateline, as the message writes it."""
    for name in ("date.issue", "date.release", "story.date", "revision-history"):
        value = attribute(first_named(root, name), "norm")
        if value:
            return value
    return attribute(first_named(root, "pubdata"), "date.publication") or said(root, "story.date")


def _author(byline: _Element) -> str:
    return said(byline, "person") or text_of(byline, " ").removeprefix("By ").removeprefix("BY ")
