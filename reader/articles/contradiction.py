"""A contradiction: two places of one article that cannot both be right, or a slip that betrays a translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.articles.article import Finding
from reader.articles.block import Role

if TYPE_CHECKING:
    from reader.base.span import Span

READ_ROLES = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.SUBHEADING, Role.CAPTION})
"""The roles whose text is held against each other; everything else on a page tells of something else."""


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
