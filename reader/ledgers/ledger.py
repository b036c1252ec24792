"""Ledgers: everything of one kind across the articles of a story; here what goes into one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.base.ids import ArticleId


@dataclass(frozen=True, slots=True)
class LedgerArticle:
    """An article as a ledger reads it: its passages in order, and its language and date where they are known.

    ``published`` is ISO text cut to the precision that is known: ``2023-10-17T09:40+02:00``, ``2023-10-17``, ``2023``.
    """

    article: ArticleId
    passages: tuple[str, ...]
    language: str | None = None
    published: str | None = None
