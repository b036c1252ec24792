"""An extraction: a source, one page of it, and the article that the page is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.articles.reading import article_of
from reader.sources.parsers import parsed

if TYPE_CHECKING:
    from reader.articles.article import Article
    from reader.sources.page import Page
    from reader.sources.source import Source


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was made of one page of a source; can be sent between processes."""

    source: Source
    page: Page
    article: Article


def extract(source: Source) -> tuple[Extraction, ...]:
    """Return the articles of a source, one a page; raises SourceError when it holds none."""
    return tuple(Extraction(source, page, article_of(page)) for page in parsed(source).pages)
