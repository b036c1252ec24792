"""The page of readings: a critical apparatus of the open story, with a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.pieces import column, counted, plain, row
from ui.readings.delegate import ReadingDelegate
from ui.readings.model import CELL_ROLE, LINE_ROLE, ReadingModel
from ui.readings.sheet import ReadingSheet
from ui.view_page import ViewPage, is_slash

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.theme import Theme

_CLASSES = 150
_NARROWEST = 150


class ReadingsPage(ViewPage):
    """Shows a sheet. ``change_chosen`` carries the change, an index into those of the comparison, of an activated cell.

    ``/`` goes to the filter, Enter to the place in the comparison.
    """

    change_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = ReadingModel(self)
        self.table = QTableView()
        self.filter = QLineEdit()
        self._count = plain(kind="muted")
        self._detail = plain(kind="serif", wrap=True)
        self._arrange()
        self.filter.textChanged.connect(self._on_filter)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.table.activated.connect(self._on_activated)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.installEventFilter(self)
        theme.changed.connect(self._on_theme)

    def clear(self) -> None:
        """Forget the readings of another story."""
        self.show_sheet(ReadingSheet())

    @Slot(object)
    def show_sheet(self, sheet: ReadingSheet) -> None:
        """Show the readings of a story; the line in focus stays where the story is the same."""
        kept = self.table.currentIndex()
        place = (kept.row(), kept.column()) if kept.isValid() and sheet.names == self.model.sheet.names else (0, 1)
        self.model.show(sheet)
        self._renew(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take ``/`` in the table before the shortcuts of the window do."""
        is_ours = isinstance(event, QKeyEvent) and is_slash(event)
        if is_ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if is_ours and event.type() == QEvent.Type.KeyPress:
            self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width anew."""
        super().resizeEvent(event)
        self._divide()

    def _arrange(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter  ( / )"))
        self.filter.setAccessibleName(self.tr("Filter the readings"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(320)
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(ReadingDelegate(self._theme, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # columns share out what is left
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(self.tr("Readings of the story"))
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        tools = QWidget()
        tools.setLayout(row(self.filter, self._count, None, spacing=12))
        card = QFrame()
        card.setProperty("kind", "card")
        card.setLayout(column(self._detail, margins=(14, 10, 14, 10)))
        self._card = card
        parts = column(tools, table, card, spacing=10, margins=(24, 14, 24, 14))
        parts.setStretchFactor(table, 1)
        self.setLayout(parts)
        self.lead_focus_to(table)

    def _renew(self, place: tuple[int, int] = (0, 1)) -> None:
        shown, total = self.model.rowCount(), len(self.model.sheet.lines)
        places = counted(total, self.tr("{0} place"), self.tr("{0} places"))
        self._count.setText(places if shown == total else self.tr("{0} of {1}").format(shown, places))
        self._divide()
        if shown:
            self.table.setCurrentIndex(self.model.index(min(place[0], shown - 1), max(1, place[1])))
        else:
            self._card.setVisible(False)

    def _divide(self) -> None:
        outlets = len(self.model.sheet.names)
        if not outlets:
            return
        scale = self._theme.scale
        room = self.table.viewport().width() - round(_CLASSES * scale)
        self.table.setColumnWidth(0, round(_CLASSES * scale))
        for number in range(1, outlets + 1):
            self.table.setColumnWidth(number, max(round(_NARROWEST * scale), room // outlets))
        height = self.table.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        self.table.verticalHeader().setDefaultSectionSize(height)

    @Slot()
    def _on_theme(self) -> None:
        delegate = self.table.itemDelegate()
        assert isinstance(delegate, ReadingDelegate)
        delegate.refresh()
        self._divide()

    @Slot(str)
    def _on_filter(self, words: str) -> None:
        self.model.filter_by(words)
        self._renew()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        """Show the reading in focus in full."""
        cell = current.data(CELL_ROLE) if current.isValid() else None
        self._card.setVisible(cell is not None)
        if cell is not None:
            name = self.model.sheet.names[current.column() - 1]
            self._detail.setText(f"{name}: {self.model.words(cell)}")

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.change_chosen.emit(index.data(LINE_ROLE).change)
