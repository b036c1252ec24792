"""The blocks of one article as a list: what each was taken for, by which rule, and whether it is proposed to go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.articles.repeated import shape_of
from ui.cleaning.rule_words import rule_words
from ui.comparison.furniture import role_name

if TYPE_CHECKING:
    from reader.articles.block import Role
    from reader.articles.repeated import RepeatedLine
    from reader.store.rows import StoredArticle

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

BLOCK_ROLE = Qt.ItemDataRole.UserRole
"""The ShownBlock of a row."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article as it was cleaned, and lines of it that repeat across its outlet."""

    stored: StoredArticle
    repeated: tuple[RepeatedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block in its place; ``index`` counts the blocks of the article, ``is_proposed`` to be left out everywhere."""

    index: int
    role: Role
    text: str
    rule: str
    is_proposed: bool

    @property
    def is_text(self) -> bool:
        """Tell whether the block takes part in comparison."""
        return self.role.is_passage


def shown_blocks(cleaned: Cleaned) -> tuple[ShownBlock, ...]:
    """Return the blocks of an article in the order of its page."""
    proposed = {line.shape for line in cleaned.repeated}
    return tuple(
        ShownBlock(
            index, block.role, block.text, block.rule, block.role.is_passage and shape_of(block.text) in proposed
        )
        for index, block in enumerate(cleaned.stored.article.blocks)
    )


class CleaningModel(QAbstractListModel):
    """One row a block, in the order of the page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[ShownBlock, ...] = ()

    def show_blocks(self, blocks: tuple[ShownBlock, ...]) -> None:
        """Show the blocks of an article."""
        self.beginResetModel()
        self._blocks = blocks
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many blocks there are."""
        return 0 if parent.isValid() else len(self._blocks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a block, what a screen reader says of it, or the block."""
        if not index.isValid():
            return None
        block = self._blocks[index.row()]
        if role == BLOCK_ROLE:
            return block
        if role == Qt.ItemDataRole.DisplayRole:
            return block.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.state_words(block)}, {role_name(block.role)}: {rule_words(block.rule)}. {block.text}"
        return None

    def state_words(self, block: ShownBlock) -> str:
        """Return in words whether a block is compared."""
        if block.is_proposed:
            return self.tr("text, repeated in this outlet")
        return self.tr("text") if block.is_text else self.tr("left out")
