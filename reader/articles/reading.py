"""Page -> Article: everything that a page says about itself, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.articles.article import Article, ArticleKind, Claim, Finding
from reader.articles.block import Role
from reader.articles.credits import credits_of
from reader.articles.headline import proposed_headline, shown, title_claims, without_site
from reader.articles.language import language_of
from reader.articles.line import words
from reader.articles.piece import pieces_of
from reader.articles.published import bounds_of, published_of
from reader.articles.roles import blocks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.articles.block import Block
    from reader.articles.piece import Piece
    from reader.sources.page import Page, RawField
    from reader.sources.source import Source

_ADDRESSES = (
    ("url", "record"), ("canonical", "link element"), ("og:url", "meta"), ("url", "json-ld"),
    ("source", "front matter"), ("url", "front matter"), ("saved from", "saved page"),
)  # fmt: skip
_STUB_WORDS = 25
_ABOVE, _BELOW = 12, 8


def article_of(page: Page, source: Source) -> Article:  # noqa: ARG001  # the source says where it came from
    """Return what ``page`` says it is: every block typed, every claim with what it rests on."""
    pieces = pieces_of(page)
    blocks, headline = blocks_of(pieces, page.fields)
    near = _near_text(blocks, headline)
    credit = credits_of(blocks, page.fields, near)
    published = published_of(blocks, page.fields, near)
    passages = "\n\n".join(block.text for block in blocks if block.role.is_passage)
    bounds = bounds_of(blocks) if published is None else (None, None)
    return Article(
        kind=_kind(passages),
        headline=_headline(pieces, blocks, headline, page.fields),
        outlet=credit.outlet,
        agency=credit.agency,
        byline=credit.byline,
        credit_chain=credit.chain,
        published=published,
        language=language_of(passages),
        url=_address(page.fields, blocks),
        blocks=blocks,
        findings=(*credit.findings, *_date_findings(bounds)),
        bounds=bounds,
    )


def _near_text(blocks: Sequence[Block], headline: int | None) -> range:
    """Return the numbers of the blocks where lines about the article stand: round the headline to behind its end."""
    told = [index for index, block in enumerate(blocks) if block.role.is_passage]
    first, last = (told[0], told[-1]) if told else (len(blocks), len(blocks))
    start = min(first, headline if headline is not None else first)
    return range(max(0, start - _ABOVE), min(len(blocks), last + 1 + _BELOW))


def _kind(passages: str) -> ArticleKind:
    return ArticleKind.STUB if len(words(passages)) < _STUB_WORDS else ArticleKind.ARTICLE


def _headline(
    pieces: Sequence[Piece], blocks: Sequence[Block], index: int | None, fields: Sequence[RawField]
) -> Claim | None:
    if index is not None:
        return Claim(shown(pieces[index]), "headline of the page")
    for claim in title_claims(fields):
        return Claim(without_site(claim.value), claim.evidence)
    for role, what in ((Role.STANDFIRST, "standfirst"), (Role.BODY, "first sentence")):
        opening = next((block.text for block in blocks if block.role is role), None)
        if opening is not None:
            return proposed_headline(opening, what)
    return None


def _address(fields: Sequence[RawField], blocks: Sequence[Block]) -> str | None:
    for name, origin in _ADDRESSES:
        for field in fields:
            if field.name == name and field.origin == origin and field.value.startswith(("http://", "https://")):
                return field.value
    return next((block.text for block in blocks if block.rule == "address" and block.text.startswith("http")), None)


def _date_findings(bounds: tuple[str | None, str | None]) -> tuple[Finding, ...]:
    earliest = bounds[0]
    if earliest is None:
        return ()
    return (Finding("date_bounds", f"Undated; the latest date in the text is {earliest}, so it is not older."),)
