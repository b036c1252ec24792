"""Contradictions: what does not fit inside each article of a story, with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.articles.article import ArticleKind
from reader.articles.contradictions import CUES, contradictions_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.articles.article import Article
    from reader.articles.block import Role
    from reader.articles.contradiction import Contradiction
    from reader.base.ids import ArticleId
    from reader.base.span import Span


@dataclass(frozen=True, slots=True)
class ContradictionPlace:
    """Where it stands: ``text`` at ``span`` of block number ``block``.

    ``passage`` is the passage that the block is, else the one before it (the first where none is); None where the
    article has no passages.
    """

    article: ArticleId
    passage: int | None
    block: int
    role: Role
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class ContradictionEntry:
    """One thing that does not fit inside an article; ``is_cue`` where it only betrays a translation or a slip."""

    kind: str
    message: str
    is_cue: bool
    places: tuple[ContradictionPlace, ...]


def contradiction_ledger(articles: Sequence[tuple[ArticleId, Article]]) -> tuple[ContradictionEntry, ...]:
    """Return what contradicts something else inside each article, cues of a translation last, in the order of the text.

    It is found anew in the blocks as they are now, so that a block flipped by hand takes part or does not. A page that
    only lists other articles has none.
    """
    ordered = sorted(articles, key=lambda pair: pair[0])
    found = [entry for article, content in ordered for entry in _entries(article, content)]
    return tuple(sorted(found, key=lambda entry: entry.is_cue))


def _entries(article: ArticleId, content: Article) -> Iterator[ContradictionEntry]:
    if content.kind is not ArticleKind.LIST:
        for one in contradictions_of(content):
            yield ContradictionEntry(one.kind, one.message, one.kind in CUES, (_place(article, content, one),))


def _place(article: ArticleId, content: Article, one: Contradiction) -> ContradictionPlace:
    block = content.blocks[one.block]
    before = sum(each.role.is_passage for each in content.blocks[: one.block + 1])
    passage = max(0, before - 1) if content.passages else None
    return ContradictionPlace(article, passage, one.block, block.role, one.span.of(block.text), one.span)
