"""An extraction: a source, one page of it, and the article that the page is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.articles.initial import without_initials
from reader.articles.reading import article_of
from reader.sources.parsers import parsed

if TYPE_CHECKING:
    from reader.articles.article import Article
    from reader.sources.page import BrokenPart, Page
    from reader.sources.source import Source


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was made of one page of a source; can be sent between processes."""

    source: Source
    page: Page
    article: Article


@dataclass(frozen=True, slots=True)
class Extracted:
    """All that was made of a source: its articles, one a page, and the parts that could not be read."""

    extractions: tuple[Extraction, ...]
    broken: tuple[BrokenPart, ...]


def extracted(source: Source) -> Extracted:
    """Return what a source holds; raises SourceError when that is not one article."""
    found = parsed(source)
    return Extracted(tuple(extraction_of(source, page) for page in found.pages), found.broken)


def extraction_of(source: Source, page: Page) -> Extraction:
    """Return what is made of one page of a source."""
    joined, findings = without_initials(page)
    article = article_of(joined)
    return Extraction(
        source, joined, replace(article, findings=(*findings, *article.findings)) if findings else article
    )


def extract(source: Source) -> tuple[Extraction, ...]:
    """Return the articles of a source; raises SourceError when it holds none."""
    return extracted(source).extractions
