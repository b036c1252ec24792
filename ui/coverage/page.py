"""The page of the map: which outlet carries which passage, and how much of each text stands in each other one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.coverage.delegate import CoverageDelegate
from ui.coverage.models import CoverageModel, MatrixModel
from ui.coverage.sheet import StoryMap
from ui.ledgers.entry import LedgerPlace
from ui.pieces import breakable, column, plain

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.theme import Theme

_NARROWEST = 76
_WIDEST = 170
_LEAST_WORDS = 220
_MATRIX_ROWS = 8
_HEAD_LINES = 4
_HEAD_PAD = 7
_HEAD_PLACE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class CoveragePage(QFrame):
    """Shows the map and the matrix of a story, one above the other.

    ``place_chosen`` carries the :class:`LedgerPlace` of an activated cell, ``base_chosen`` the article that others are
    to be compared with. Keys in the map: ``o`` reads only what the outlet in focus left out, and again everything.
    """

    place_chosen = Signal(object)
    base_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._theme = theme
        self.map, self.matrix = CoverageModel(self), MatrixModel(self)
        self.table, self.pairs = QTableView(), QTableView()
        self._note = plain(kind="muted", wrap=True)
        self._arrange()
        for view in (self.table, self.pairs):
            view.selectionModel().currentChanged.connect(self._on_current)
        self.table.activated.connect(self._on_activated)
        self.pairs.activated.connect(self._on_pair)
        self.table.horizontalHeader().sectionClicked.connect(self._on_outlet)
        self.table.installEventFilter(self)
        theme.changed.connect(self._on_theme)

    def clear(self) -> None:
        """Forget the map of another story."""
        self.show_map(StoryMap())

    def show_map(self, shown: StoryMap) -> None:
        """Show the map of a story from its first passage."""
        self.map.show(shown)
        self.matrix.show(shown)
        self._divide()
        if shown.rows:
            self.table.setCurrentIndex(self.map.index(0, 1))

    def toggle_left_out(self, outlet: int) -> None:
        """Show only what the outlet in column ``outlet`` leaves out, or all passages again."""
        only = None if self.map.only is not None else outlet
        self.map.show(self.map.map, only)
        self._divide()
        self._tell()
        if self.map.rows:
            self.table.setCurrentIndex(self.map.index(0, outlet + 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take ``o`` in the map before the shortcuts of the window do."""
        is_ours = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_O and not event.modifiers()
        if is_ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if is_ours and event.type() == QEvent.Type.KeyPress:
            self.toggle_left_out(max(0, self.table.currentIndex().column() - 1))
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width anew."""
        super().resizeEvent(event)
        self._divide()

    def _arrange(self) -> None:
        views = ((self.table, self.map, self.tr("Passages by outlets")), (self.pairs, self.matrix, self.tr("Shares")))
        for view, model, name in views:
            view.setModel(model)
            view.setItemDelegate(CoverageDelegate(self._theme, view))
            view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
            view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            view.setShowGrid(False)
            view.setTabKeyNavigation(False)
            view.setAccessibleName(name)
            view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # columns share out what is left
            view.setCornerButtonEnabled(False)
            view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)  # names go on in a second line
            view.horizontalHeader().setDefaultAlignment(_HEAD_PLACE)
            view.horizontalHeader().setHighlightSections(False)
            view.verticalHeader().setHighlightSections(False)
            view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.pairs.verticalHeader().hide()
        heading = plain(self.tr("Who carries which passage"), "title")
        below = plain(self.tr("How much of each text stands word for word in another"), "title")
        layout = column(heading, self.table, below, self.pairs, self._note, spacing=8, margins=(24, 14, 24, 14))
        layout.setStretchFactor(self.table, 3)
        layout.setStretchFactor(self.pairs, 2)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def _divide(self) -> None:
        outlets = len(self.map.map.names)
        if not outlets:
            return
        scale = self._theme.scale
        room = self.table.viewport().width()
        wide = (room - _LEAST_WORDS * scale) / outlets
        outlet = round(max(_NARROWEST * scale, min(_WIDEST * scale, wide)))
        for view in (self.table, self.pairs):
            view.setColumnWidth(0, max(round(_LEAST_WORDS * scale), view.viewport().width() - outlets * outlet))
            for number in range(1, outlets + 1):
                view.setColumnWidth(number, outlet)
            view.horizontalHeader().setFixedHeight(self._head_height(view, outlet))
            view.resizeRowsToContents()
        row = self.pairs.rowHeight(0)
        self.pairs.setMaximumHeight(row * (min(outlets, _MATRIX_ROWS) + 2) + self.pairs.horizontalHeader().height())

    def _head_height(self, view: QTableView, width: int) -> int:
        """Return how high the heads are whose names go on in further lines, as many as can be spared."""
        metrics = view.horizontalHeader().fontMetrics()
        place = QRect(0, 0, width - 2 * _HEAD_PAD, 10_000)
        names = (breakable(name) for name in self.map.map.names)
        wanted = max(metrics.boundingRect(place, Qt.TextFlag.TextWordWrap, name).height() for name in names)
        return min(wanted, _HEAD_LINES * metrics.lineSpacing()) + 2 * _HEAD_PAD

    def _tell(self) -> None:
        view = self.pairs if self.pairs.hasFocus() else self.table
        index = view.currentIndex()
        said = index.data(Qt.ItemDataRole.AccessibleTextRole) if index.isValid() else None
        if self.map.only is not None:
            name = self.map.map.names[self.map.only]
            said = self.tr("Only what {0} left out is shown; o shows everything.").format(name)
        self._note.setText(said or self.tr("o: read only what the outlet in focus left out"))

    @Slot()
    def _on_theme(self) -> None:
        for view in (self.table, self.pairs):
            delegate = view.itemDelegate()
            assert isinstance(delegate, CoverageDelegate)
            delegate.refresh()
        self._divide()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._tell()

    @Slot(int)
    def _on_outlet(self, section: int) -> None:
        if section:
            self.toggle_left_out(section - 1)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        """Open the passage in the comparison; one that is left out opens where the first outlet has it."""
        row = self.map.rows[index.row()]
        column_of = max(0, index.column() - 1)
        places = [column_of, *range(len(row.cells))]
        found = next((n for n in places if row.cells[n].passage is not None), None)
        if found is not None:
            self.place_chosen.emit(LedgerPlace(self.map.map.articles[found], row.cells[found].passage))

    @Slot(QModelIndex)
    def _on_pair(self, index: QModelIndex) -> None:
        """Compare all with the article across, where the one down is read against it."""
        if index.column():
            self.base_chosen.emit(self.matrix.map.articles[index.column() - 1])
