"""The table of a ledger: rows are chosen whole, columns keep to what the window has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.ledgers.delegate import LedgerDelegate
from ui.ledgers.entry import LedgerKind

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.ledgers.model import LedgerModel
    from ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
# of a hundred parts of the width; what is left is for the words
_PARTS = {
    LedgerKind.QUOTATIONS: (16, 24, 16),
    LedgerKind.FIGURES: (22, 32, 18),
    LedgerKind.ATTRIBUTIONS: (18, 25, 17),
    LedgerKind.LABELS: (20, 26, 32),
    LedgerKind.CONTRADICTIONS: (17, 19, 42),
}
_SIDES = (0, 2, 3)


class LedgerTable(QTableView):
    """A table over a :class:`LedgerModel`. ``line_changed`` carries the index of the line in focus."""

    line_changed = Signal(object)

    def __init__(self, theme: Theme, model: LedgerModel) -> None:
        super().__init__()
        self._kind = LedgerKind.QUOTATIONS
        self.setModel(model)
        self.setItemDelegate(LedgerDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def lay_out(self, kind: LedgerKind) -> None:
        """Give the columns the widths that fit the ledger ``kind``, and its own order."""
        self._kind = kind
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._divide()

    def select_first(self) -> None:
        """Put the focus on the first line."""
        if self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell the line in focus."""
        super().currentChanged(current, previous)
        self.line_changed.emit(current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width anew."""
        super().resizeEvent(event)
        self._divide()

    def _divide(self) -> None:
        if self.model().columnCount():
            for section, part in zip(_SIDES, _PARTS[self._kind], strict=True):
                self.horizontalHeader().resizeSection(section, self.viewport().width() * part // 100)

    @Slot()
    def _on_theme(self) -> None:
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.8))
