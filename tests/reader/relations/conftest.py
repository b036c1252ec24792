"""Articles for the tests of relations, built from paragraphs without reading a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.articles.article import Article, ArticleKind, Claim, Precision, Published
from reader.articles.block import Block, Role
from reader.articles.extraction import extract
from reader.base.ids import ArticleId
from reader.base.span import Span
from reader.relations.profile import Profile, profile_of
from reader.sources.reading import read_source, walk

if TYPE_CHECKING:
    from collections.abc import Callable


def _article_from(
    text: str, *, headline: str | None = None, published: str | None = None, outlet: str | None = None,
    agency: str | None = None, language: str = "en", bounds: tuple[str | None, str | None] = (None, None),
) -> Article:  # fmt: skip
    """Return an article whose page text is ``text``; every paragraph of it is body."""
    blocks = []
    start = 0
    for paragraph in text.split("\n\n"):
        span = Span(start, start + len(paragraph))
        blocks.append(Block(Role.BODY, paragraph, span, "test"))
        start = span.end + 2
    return Article(
        kind=ArticleKind.ARTICLE,
        headline=Claim(headline, "test") if headline else None,
        outlet=Claim(outlet, "test") if outlet else None,
        agency=Claim(agency, "test") if agency else None,
        byline=(),
        credit_chain=(),
        published=Published(published, Precision.MINUTE if "T" in published else Precision.DAY, "test")
        if published
        else None,
        language=language,
        url=None,
        blocks=tuple(blocks),
        bounds=bounds,
    )


@pytest.fixture
def written() -> Callable[..., Article]:
    """A function from a text and metadata to an article of which every paragraph is body."""
    return _article_from


@pytest.fixture(scope="session")
def profiled() -> Callable[..., Profile]:
    """A function from a number, a text and metadata to a profile."""

    def build(number: int, text: str, **metadata: Any) -> Profile:
        return profile_of(ArticleId(number), _article_from(text, **metadata))

    return build


@pytest.fixture(scope="session")
def sample_profiles() -> list[Profile]:
    """The profiles of the sample library."""
    folder = Path(__file__).resolve().parents[3] / "resources" / "sample"
    articles = [extraction.article for path in walk([folder]) for extraction in extract(read_source(path))]
    return [profile_of(ArticleId(number), article) for number, article in enumerate(articles, start=1)]
