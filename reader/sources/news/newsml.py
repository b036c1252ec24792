"""News messages in NewsML 1.2 and NewsML-G2 -> a page for each item with a text or a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.errors import SourceError
from reader.sources.news.elements import all_named, attribute, first_named, paragraphs_under, said
from reader.sources.news.nitf import ORIGIN, nitf_record
from reader.sources.news.record import Record
from reader.sources.news.root_name import root_name
from reader.sources.paragraph import Paragraph
from reader.sources.safe_xml import local_name, safe_xml, text_of
from reader.sources.web_fragment import paragraphs_of_fragment
from reader.sources.within import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.sources.page import Page, Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_ROOTS = frozenset(
    ("newsml", "newsmessage", "newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem")
)
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def is_newsml(sample: Sample) -> bool:
    """Tell whether a file is a NewsML message or item of any version."""
    return root_name(sample) in _ROOTS


def newsml_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every news item in the message; packages, concepts and plans have no text of their own.

    Raises SourceError when it is damaged, or there is no item with a text or a headline.
    """
    return numbered(_pages(source))


def _pages(source: Source) -> Iterator[Page]:
    root = safe_xml(source.content, forgiving=True)
    records = [_record(item) for item in all_named(root, "newsitem")]
    pages = [page for record in records if (page := record.page(ORIGIN, "NewsML")) is not None]
    if not pages:
        raise SourceError("There is no article in this news message, only its packaging.", subject=source.path)
    yield from pages


def _record(item: _Element) -> Record:
    """Return what an item states; names of elements differ between the versions, in case and in a few words."""
    headline = said(item, "headline", "hl1", "title")
    return Record(
        title=headline,
        paragraphs=_body(item),
        above=tuple(_above(item)),
        published=said(item, "versioncreated", "thisrevisioncreated", "firstcreated", "contentcreated", "dateid"),
        outlet="",
        agency=_agency(item),
        authors=tuple(_authors(item)),
        url=attribute(item, "href"),
        language=_language(item),
    )


def _body(item: _Element) -> tuple[Paragraph, ...]:
    """Return the first content that is text; a message may hold it in several forms, and pictures beside it."""
    for name in ("inlinexml", "inlinedata", "datacontent"):
        for element in all_named(item, name):
            paragraphs = _paragraphs_of(element)
            if paragraphs:
                return paragraphs
    return tuple(Paragraph(text_of(one)) for one in all_named(item, "description"))[:1]


def _paragraphs_of(content: _Element) -> tuple[Paragraph, ...]:
    nitf = first_named(content, "body.content")
    if nitf is not None:
        return nitf_record(content).paragraphs
    body = first_named(content, "body")
    element = content if body is None else body
    plain = "".join(str(part) for part in element.itertext())
    if len(element) == 0 and "</" in plain:
        return paragraphs_of_fragment(plain)
    return paragraphs_under(element)


def _above(item: _Element) -> Iterator[Paragraph]:
    for name, tag in (("subheadline", "h2"), ("byline", "byline"), ("dateline", "dateline")):
        element = first_named(item, name)
        if element is not None:
            yield Paragraph(text_of(element), tag)


def _authors(item: _Element) -> Iterator[str]:
    written = said(item, "byline")
    if written:
        yield written.removeprefix("By ").removeprefix("BY ")


def _agency(item: _Element) -> str:
    """Return who provides the item: by name where it is named, else by its code."""
    for name in ("infosource", "provider", "source"):
        for element in all_named(item, name):
            stated = said(element, "name") or attribute(first_named(element, "party"), "FormalName")
            stated = stated or attribute(element, "literal", "qcode").rpartition(":")[2]
            if stated:
                return stated
    return said(item, "creditline")


def _language(item: _Element) -> str:
    stated = (one for one in item.iter() if local_name(one).lower() == "language")
    named = next((value for one in stated if (value := attribute(one, "tag", "FormalName"))), "")
    return named or attribute(item, _LANGUAGE)
