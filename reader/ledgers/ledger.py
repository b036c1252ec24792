"""Ledgers: everything of one kind across the articles of a story; here what goes into one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.base.ids import ArticleId


@dataclass(frozen=True, slots=True)
class LedgerArticle:
    """An article as a ledger reads it: its passages in order and its language where that is known."""

    article: ArticleId
    passages: tuple[str, ...]
    language: str | None = None
