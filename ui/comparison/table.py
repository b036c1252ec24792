"""The comparison table: articles in columns, passages level in rows, the base pinned, changes marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QToolTip

from ui.comparison.cell_painter import TOP, CellPainter
from ui.comparison.furniture import FurnitureState
from ui.comparison.level_view import LevelView
from ui.comparison.passage_text import PassageText
from ui.comparison.placed_view import MARGIN, Index
from ui.comparison.spoken import spoken_change
from ui.comparison.table_layout import TableLayout
from ui.comparison.table_painter import TablePainter
from ui.comparison.view_state import FurnitureCell
from ui.pieces import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from reader.base.span import Span
    from ui.comparison.cell_painter import CellLook
    from ui.comparison.finding import Finding
    from ui.comparison.model import ComparisonModel
    from ui.comparison.passage_outline import PassageOutline
    from ui.theme import Theme

_ZOOMING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier

_NOTCH = 120
"""What a wheel tells for one notch."""


class ComparisonTable(LevelView):
    """Draws a :class:`ComparisonModel` and answers the mouse.

    ``change_clicked`` carries the index of a change whose words were clicked, ``furniture_clicked`` says that folded
    furniture was, ``row_asked`` carries a row that is folded and has to be seen, ``zoom_asked`` larger
    (1) or smaller (-1), ``current_cell_changed`` carries row and place of the cell in focus.
    """

    change_clicked = Signal(object)
    furniture_clicked = Signal()
    row_asked = Signal(int)
    zoom_asked = Signal(int)
    current_cell_changed = Signal(int, int)

    def __init__(self, theme: Theme, model: ComparisonModel, parent: QWidget | None = None) -> None:
        painter = CellPainter(theme)
        super().__init__(model, TableLayout(model, painter), parent)
        self._painter = painter
        self._table_painter = TablePainter(model, self.places, painter)
        self._text = PassageText(self.viewport())
        self._text.closed.connect(self.setFocus)
        self.scrolled.connect(self._text.hide)
        self.setAccessibleName(self.tr("Comparison"))
        self.setModel(model)
        theme.changed.connect(self.refresh_theme)

    # What the pane asks for

    @property
    def look(self) -> CellLook:
        """How marks are drawn now."""
        return self._table_painter.look

    def set_look(self, look: CellLook) -> None:
        """Draw marks as ``look`` says."""
        self._table_painter.look = look
        if self._model.tell(look.shown, look.outlined):
            self.rebuild()
        self.viewport().update()

    def set_unified(self, is_unified: bool) -> None:  # noqa: FBT001 - one of two states
        """Tell base and article in one column, or each in its own; what is read stays where it is."""
        if is_unified == self._model.is_unified:
            return
        self.hold_base(False)
        row, shown = self.currentIndex().row(), self.currentIndex().column()
        self._model.set_unified(is_unified)
        self.places.alone = max(shown, self.first_column) if is_unified else None
        self.rebuild()
        if shown >= 0:
            self.show_cell(row, shown)

    def set_factors(self, factors: tuple[float, ...]) -> None:
        """Make columns so much wider than usual; what is read stays where it is."""
        if factors != self.places.factors:
            self.places.factors = factors
            self.rebuild()

    @property
    def selected_words(self) -> Span | None:
        """The words selected in the text of the cell in focus, None where its text is not open or none are."""
        return self._text.selected_words

    def set_outlines(self, outlines: tuple[PassageOutline, ...]) -> None:
        """Outline passages while they are aligned by hand."""
        self._table_painter.outlines = outlines
        self.viewport().update()

    def set_findings(self, findings: tuple[Finding, ...], current: Finding | None) -> None:
        """Show where words were found, and which of the findings is the current one."""
        self._table_painter.show_findings(findings, current)
        self.viewport().update()

    def set_furniture(self, furniture: FurnitureState) -> None:
        """Show furniture folded, in grey or not at all; what is read stays where it is."""
        self.places.furniture = furniture
        self._model.set_furniture(furniture)
        self.rebuild()

    def fold_rows(self, hidden: frozenset[int], folds: Mapping[int, int]) -> None:
        """Show all rows but ``hidden``, and strips at ``folds`` with how many rows each holds; what is read stays."""
        if (hidden, folds) != (self.places.hidden, self.places.folds):
            self.places.hidden, self.places.folds = hidden, folds
            self._model.set_folds(folds)
            self.rebuild()

    def show_cell(self, row: int, shown: int) -> None:
        """Make the cell at ``row`` and place ``shown`` the current one and bring it into sight."""
        if row in self.places.hidden:
            self.row_asked.emit(row)
        last = self._model.columnCount() - 1
        self.setCurrentIndex(self._model.index(row, min(max(shown, self.first_column), last)))

    def show_at_top(self, row: int, shown: int) -> None:
        """Make the cell current and scroll to it; folded furniture right above it belongs to it and is shown too."""
        self.show_cell(row, shown)
        is_folded = self.places.furniture is not FurnitureState.GREY
        has_furniture = row > 0 and isinstance(self._model.cell(row - 1, shown), FurnitureCell)
        top = row - 1 if is_folded and has_furniture else row
        self.scrollTo(self._model.index(top, shown), self.ScrollHint.PositionAtTop)

    def show_words(self, row: int, shown: int, words: Span) -> None:
        """Make the cell current and bring ``words`` of it into sight, also where the cell is higher than the window."""
        if row in self.places.folds:
            self.row_asked.emit(row)
        self.show_cell(row, shown)
        self.bring_words(row, shown, words)

    def bring_words(self, row: int, shown: int, words: Span) -> None:
        """Bring ``words`` of a cell that is in sight into sight; the focus stays."""
        if self.is_base_held and not shown:
            self.scrollTo(self._model.index(row, shown))
            return
        cell = self._model.cell(row, shown)
        if isinstance(cell, FurnitureCell) or not cell.text:
            return
        layout = self.places.layout(row, shown)
        rects = layout.rects(words) or (layout.caret(words.start),)
        top = self.places.rows.top(row) + TOP + round(rects[0].top())
        bottom = min(self.places.rows.top(row) + TOP + round(rects[-1].bottom()), top + self.viewport().height() // 2)
        bar = self.verticalScrollBar()
        if top - MARGIN < bar.value():
            bar.setValue(top - MARGIN)
        elif bottom + MARGIN > bar.value() + self.viewport().height():
            bar.setValue(bottom + MARGIN - self.viewport().height())

    @property
    def scale(self) -> float:
        """How much larger than all other text that of the table is."""
        return self._painter.scale

    def set_scale(self, scale: float) -> None:
        """Show the text of the table ``scale`` times as large as all other text; what is read stays where it is."""
        if scale != self._painter.scale:
            self._painter.scale = scale
            self.refresh_theme()

    @Slot()
    def refresh_theme(self) -> None:
        """Draw in the colours and fonts of the theme shown now; the row in focus stays where it is."""
        self._painter.refresh()
        self.rebuild()

    def keyboardSearch(self, _text: str) -> None:
        """Letters are commands here, not a search."""

    # Events

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Draw the new row of focus and tell of it; in one text with the base the article in focus is shown."""
        if self._model.is_unified and current.isValid() and current.column() != self.places.alone:
            self.places.alone = current.column()
            self.rebuild()
        super().currentChanged(current, previous)
        self._table_painter.current = (current.row(), current.column()) if current.isValid() else None
        self.viewport().update()
        self.current_cell_changed.emit(current.row(), current.column())

    def reset(self) -> None:
        """Place everything anew for other contents, from the top."""
        super().reset()
        self._table_painter.current = None
        self._held = None
        self.places.alone = self.first_column if self._model.is_unified else None
        self.places.forget_rows()  # scrolling sets the rows in sight, and those of before are gone
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)
        self.rebuild()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells in sight, setting their text where that was not done."""
        self.measure_sight()
        self._table_painter.has_focus = self.hasFocus()
        self._table_painter.paint(self.viewport(), event.rect(), self.verticalOffset(), self.offset_of(0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the cell under the mouse current, and a change whose words were clicked."""
        # asked before the focus moves, since the marks of the base go by it
        change = self._change_at(event.position().toPoint())
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        index = self.indexAt(event.position().toPoint())
        if change is not None:
            self.change_clicked.emit(change)
        elif index.row() in self.places.folds:
            self.row_asked.emit(index.row())
        elif self._is_folded(index):
            self.furniture_clicked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ask for larger or smaller text with Ctrl and Alt held, else scroll, over a held base the base alone."""
        turned = event.angleDelta().y() or event.angleDelta().x()  # with Alt some platforms turn the wheel sideways
        if event.modifiers() & _ZOOMING == _ZOOMING and turned:
            self.zoom_asked.emit(1 if turned > 0 else -1)
            event.accept()
        elif self.is_base_held and event.position().x() < self.places.columns.pinned_right:
            self.scroll_base(-round(event.angleDelta().y() / _NOTCH * 3 * self.verticalScrollBar().singleStep()))
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the text of the cell for selecting."""
        super().mouseDoubleClickEvent(event)
        self.open_text()

    def viewportEvent(self, event: QEvent) -> bool:
        """Name the change under the mouse, with both wordings, as a tooltip in plain text."""
        if event.type() != QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        help_event: QHelpEvent = event  # type: ignore[assignment]
        change = self._change_at(help_event.pos())
        if change is None:
            QToolTip.showText(help_event.globalPos(), plain_tooltip(self._row_words(help_event.pos())), self)
        else:
            place = self._table_painter.look.changes[change]
            name = self._model.headerData(self._model.shown_column(place.column), Qt.Orientation.Horizontal)
            text = self.tr("{outlet}: {change}").format(outlet=name, change=spoken_change(place.change))
            QToolTip.showText(help_event.globalPos(), plain_tooltip(text), self)
        return True

    def _change_at(self, point: QPoint) -> int | None:
        """Return the change whose words stand under ``point``."""
        shown = self.places.columns.at(point.x())
        return self._table_painter.change_at(point, self.offset_of(shown or 0))

    def _row_words(self, point: QPoint) -> str:
        """Return what is to be said of the row whose number stands under ``point``, empty elsewhere."""
        y = point.y() + self.offset_of(0)
        if point.x() >= self.places.columns.numbers or not 0 <= y < self.places.rows.total:
            return ""
        row = self.places.rows.row_at(y)
        return str(self._model.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole) or "")

    def open_text(self) -> None:
        """Open the text of the cell in focus, of its article alone, for selecting and copying; Escape closes it.

        Folded rows are unfolded.
        """
        index = self.currentIndex()
        if index.row() in self.places.folds:
            self.row_asked.emit(index.row())
            return
        cell = self._model.own_cell(index.row(), index.column()) if index.isValid() else None
        if cell is not None and not isinstance(cell, FurnitureCell) and cell.text:
            self.scrollTo(index)
            font, line = self._painter.reading_font, self._painter.line_height
            self._text.show_text(cell.text, self.visualRect(index), font, line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters to the commands; keep the keys that move, and Enter, which opens the text of the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_text()
            return
        if event.text().isprintable() and event.text():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _is_folded(self, index: QModelIndex) -> bool:
        if not index.isValid() or index.row() in self.places.folds:
            return False
        if self.places.furniture is not FurnitureState.FOLDED:
            return False
        cell = self._model.cell(index.row(), index.column())
        return isinstance(cell, FurnitureCell) and bool(cell.blocks)
