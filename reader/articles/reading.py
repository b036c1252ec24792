"""Page -> Article: everything that a page says about itself, put together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.articles.article import Article, ArticleKind, Claim, Precision
from reader.articles.block import Role
from reader.articles.bounds import bounds_of
from reader.articles.contradictions import contradiction_findings
from reader.articles.credits import credits_of
from reader.articles.findings import findings_of
from reader.articles.headline import proposed_headline, shown, title_claims, without_site
from reader.articles.language import declared_language, language_of
from reader.articles.line import words
from reader.articles.piece import pieces_of
from reader.articles.published import published_of
from reader.articles.roles import blocks_of
from reader.base.words import word_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.articles.block import Block
    from reader.articles.piece import Piece
    from reader.sources.page import Page, RawField

_ADDRESSES = (
    ("url", "record"), ("canonical", "link element"), ("og:url", "meta"), ("url", "json-ld"),
    ("source", "front matter"), ("url", "front matter"), ("saved from", "saved page"),
)  # fmt: skip
_STUB_WORDS = 25
_LIST_LINKS, _LINK_WORDS = 10, 4
_ABOVE, _BELOW = 12, 8


def article_of(page: Page) -> Article:
    """Return what ``page`` says it is: every block typed, every claim with what it rests on."""
    pieces = pieces_of(page)
    blocks, headline = blocks_of(pieces, page.fields, is_record=page.is_record)
    near = _near_text(blocks, headline)
    credit = credits_of(blocks, page.fields, near)
    address = _address(page.fields, blocks)
    published = published_of(blocks, page.fields, near, address, is_record=page.is_record)
    passages = "\n\n".join(block.text for block in blocks if block.role.is_passage)
    is_placed = published is not None and published.precision is not Precision.YEAR
    bounds = (None, None) if is_placed else bounds_of(blocks)
    article = Article(
        kind=_kind(pieces, blocks),
        headline=_headline(pieces, blocks, headline, page.fields),
        outlet=credit.outlet or _outlet_of(address),
        agency=credit.agency,
        byline=credit.byline,
        credit_chain=credit.chain,
        published=published,
        language=language_of(passages) or declared_language(page.fields),
        url=address,
        blocks=blocks,
        findings=(*credit.findings, *findings_of(blocks, published, bounds)),
        bounds=bounds,
    )
    return replace(article, findings=(*article.findings, *contradiction_findings(article)))


def _outlet_of(address: str | None) -> Claim | None:
    """Propose the host of the article's address as its outlet."""
    try:
        host = (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:  # a bracket where no address has one
        return None
    return Claim(host, f"address: {address}", is_proposal=True) if host else None


def _near_text(blocks: Sequence[Block], headline: int | None) -> range:
    """Return the numbers of the blocks where lines about the article stand: round the headline to behind its end."""
    told = [index for index, block in enumerate(blocks) if block.role.is_passage]
    first, last = (told[0], told[-1]) if told else (len(blocks), len(blocks))
    start = min(first, headline if headline is not None else first)
    return range(max(0, start - _ABOVE), min(len(blocks), last + 1 + _BELOW))


def _kind(pieces: Sequence[Piece], blocks: Sequence[Block]) -> ArticleKind:
    """Return what the page is: a list when its links outweigh what it tells, a stub when it tells next to nothing."""
    texts = [
        block.text
        for piece, block in zip(pieces, blocks, strict=True)
        if block.role.is_passage and piece.link_share <= 0.8
    ]
    links = [piece for piece in pieces if piece.link_share > 0.8 and len(words(piece.text)) >= _LINK_WORDS]
    if len(links) >= _LIST_LINKS:
        linked = sum(word_count(piece.text) for piece in links)
        if linked > 2 * sum(map(word_count, texts)):
            return ArticleKind.LIST
    told = 0
    for text in texts:
        told += word_count(text)
        if told >= _STUB_WORDS:
            return ArticleKind.ARTICLE
    return ArticleKind.STUB


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
            if field.stands_in(name, origin) and field.value.startswith(("http://", "https://")):
                return field.value
    return next((block.text for block in blocks if block.rule == "address" and block.text.startswith("http")), None)
