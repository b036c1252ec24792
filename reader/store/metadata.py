"""Metadata of an article as JSON text, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.articles.article import Article, ArticleKind, Claim, Finding, Precision, Published

if TYPE_CHECKING:
    from reader.articles.block import Block


def dumped(value: object) -> str:
    """Return ``value`` as compact JSON text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def loaded(text: str) -> Any:
    """Return what ``dumped`` was given, with lists for tuples."""
    return json.loads(text)


def metadata_of(article: Article) -> str:
    """Return the claims of ``article`` as JSON text; its blocks, kind, language and url have columns of their own."""
    return dumped(
        {
            "headline": _claim(article.headline),
            "outlet": _claim(article.outlet),
            "agency": _claim(article.agency),
            "byline": article.byline,
            "credit_chain": article.credit_chain,
            "published": _published(article.published),
            "findings": [[finding.kind, finding.message] for finding in article.findings],
            "bounds": article.bounds,
        }
    )


def article_from(
    metadata: str, *, kind: str, language: str | None, url: str | None, blocks: tuple[Block, ...]
) -> Article:
    """Return the article whose claims ``metadata`` holds."""
    fields = loaded(metadata)
    first, last = fields["bounds"]
    return Article(
        kind=ArticleKind(kind),
        headline=_claim_from(fields["headline"]),
        outlet=_claim_from(fields["outlet"]),
        agency=_claim_from(fields["agency"]),
        byline=tuple(fields["byline"]),
        credit_chain=tuple(fields["credit_chain"]),
        published=_published_from(fields["published"]),
        language=language,
        url=url,
        blocks=blocks,
        findings=tuple(Finding(kind, message) for kind, message in fields["findings"]),
        bounds=(first, last),
    )


def _claim(claim: Claim | None) -> list[object] | None:
    return None if claim is None else [claim.value, claim.evidence, claim.is_proposal]


def _claim_from(fields: list[Any] | None) -> Claim | None:
    return None if fields is None else Claim(fields[0], fields[1], bool(fields[2]))


def _published(published: Published | None) -> list[object] | None:
    if published is None:
        return None
    return [published.value, published.precision.value, published.evidence, published.is_proposal]


def _published_from(fields: list[Any] | None) -> Published | None:
    return None if fields is None else Published(fields[0], Precision(fields[1]), fields[2], bool(fields[3]))
