"""An entry of a ledger as the page shows it: a few lines that stand together, with who carries each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.base.ids import ArticleId


class LedgerKind(StrEnum):
    """The ledgers of a story, in the order of their keys."""

    QUOTATIONS = "quotations"
    FIGURES = "figures"
    ATTRIBUTIONS = "attributions"
    LABELS = "labels"
    CONTRADICTIONS = "contradictions"


CARRIERS_COLUMN = 2
"""The column that names the outlets, shortened by their number rather than by their letters."""


@dataclass(frozen=True, slots=True)
class LedgerPlace:
    """Where the words of a line stand: a passage of an article."""

    article: ArticleId
    passage: int


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line of a ledger: its four cells, who carries it, where it stands, and whether it opens an entry.

    ``carriers`` are the outlets in full; where ``is_everywhere`` all articles of a story of several carry it.
    """

    cells: tuple[str, str, str, str]
    carriers: tuple[str, ...]
    place: LedgerPlace | None
    is_first: bool
    is_everywhere: bool = False


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What is told of one quotation, figure, statement, thing or contradiction.

    ``number`` is the value of a figure, for sorting.
    """

    lines: tuple[LedgerLine, ...]
    is_contested: bool
    number: float | None = None

    def holds(self, words: tuple[str, ...]) -> bool:
        """Tell whether every one of ``words``, case aside, stands in some cell of the entry."""
        text = " ".join(cell for line in self.lines for cell in line.cells).casefold()
        return all(word.casefold() in text for word in words)
