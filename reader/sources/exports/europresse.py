"""An export of Europresse (HTML) -> a page for each document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

from reader.base.errors import SourceError
from reader.sources.charset import decoded
from reader.sources.exports.export_record import LINE, RIGHTS, export_parts
from reader.sources.news.record import Record
from reader.sources.paragraph import Paragraph
from reader.sources.safe_xml import text_of
from reader.sources.web import is_web
from reader.sources.web_fragment import paragraphs_of_fragment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from reader.sources.page import Part
    from reader.sources.sample import Sample
    from reader.sources.source import Source

_MARKS = (b"DocPublicationName", b"docOcurrContainer")


def is_europresse(sample: Sample) -> bool:
    """Tell whether a file is an export of Europresse."""
    return all(mark in sample.content for mark in _MARKS) and (is_web(sample) or b"<article" in sample.long_head)


def europresse_parts(source: Source) -> Iterator[Part]:
    """Yield the page of every document; raises SourceError when the markup is damaged beyond reading."""
    try:
        root = html.document_fromstring(decoded(source.content, is_markup=True).text)
    except (html.etree.ParserError, ValueError) as error:
        raise SourceError("This export of Europresse is damaged.", subject=source.path) from error
    return export_parts([_record(article) for article in root.iter("article")], "Europresse export", None)


def _record(article: HtmlElement) -> Record:
    published = _said(article, "DocHeader")
    outlet = _said(article, "DocPublicationName")
    return Record(
        title=_said(article, "titreArticleVisu", "titreArticle"),
        above=(Paragraph(outlet, LINE), Paragraph(published, LINE)),
        paragraphs=(*_body(article), *(Paragraph(text_of(one), RIGHTS) for one in article.iter("small"))),
        published=published,
        outlet=outlet.split(",")[0].split("(")[0],
        authors=tuple(filter(None, [_said(article, "sm-margin-bottomNews", "docAuthors")])),
    )


def _body(article: HtmlElement) -> tuple[Paragraph, ...]:
    for element in _of_class(article, "docOcurrContainer"):
        return paragraphs_of_fragment(html.tostring(element, encoding="unicode", with_tail=False))
    return ()


def _said(article: HtmlElement, *names: str) -> str:
    for name in names:
        for element in _of_class(article, name):
            said = text_of(element, " ")
            if said:
                return said
    return ""


def _of_class(article: HtmlElement, name: str) -> Iterator[HtmlElement]:
    return (one for one in article.iter() if isinstance(one.tag, str) and name in (one.get("class") or "").split())
