"""A contradiction: two places of one article that cannot both be right, or a slip that betrays a translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.articles.article import Finding
from reader.articles.block import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.articles.article import Article
    from reader.articles.block import Block
    from reader.base.span import Span

LONGEST = 6000
"""Code points of a block; a longer one is no paragraph of an article and is not read."""
_READ_ROLES = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.SUBHEADING, Role.CAPTION})


def blocks_to_read(article: Article) -> Iterator[tuple[int, Block]]:
    """Yield the blocks whose texts are held against each other, with their numbers.

    Everything else on a page tells of something else.
    """
    for number, block in enumerate(article.blocks):
        if block.role in _READ_ROLES and len(block.text) <= LONGEST:
            yield number, block


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something to look at, with where it stands: ``span`` of the text of block number ``block``.

    ``kind`` is a short stable word (``date_conflict``, ``name_spelling``, ``acronym``, ``figure_conflict``,
    ``quote_spacing``, ``translated_date``, ``untranslated``, ``honorific``).
    """

    kind: str
    message: str
    block: int
    span: Span

    @property
    def finding(self) -> Finding:
        """The same without its place."""
        return Finding(self.kind, self.message)
