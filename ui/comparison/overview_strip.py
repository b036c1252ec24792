"""The overview strip: a lane for each article, a cell for each row, and the place of every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.comparison.cursor import ChangeFilter
from ui.comparison.lane_signs import draw_sign
from ui.comparison.lane_words import lane_words
from ui.comparison.marks import Inks
from ui.pieces import counted, plain_tooltip
from ui.theme import GROUP_OF, ClassGroup, ColourRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QHelpEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from ui.comparison.row_heights import RowHeights
    from ui.comparison.view_state import ViewState
    from ui.theme import Theme

_PITCH = 9.0
_LEAST_PITCH = 4.0
_LANE_SPACE = 3.0
_WIDEST = 110.0
_NARROWEST = 34
_EDGE = 6
_TOP = 8
_MARK_HEIGHT = 7.0
_SOON_MS = 40
_LEAST_PASSAGE = 3.0
_LEAST_WINDOW = 10.0


class OverviewStrip(QWidget):
    """Shows the whole comparison at once. ``place_asked`` carries the share of it that was clicked or dragged to.

    ``wheel_turned`` passes on the wheel, so that the table scrolls as if the mouse were over it. Lanes are drawn a
    moment after they changed, so that the text beside them is seen first.
    """

    place_asked = Signal(float)
    wheel_turned = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state: ViewState | None = None
        self._rows: RowHeights | None = None
        self._shown = ChangeFilter()
        self._current: frozenset[int] = frozenset()
        self._window = (0.0, 1.0)
        self._drawn: QPixmap | None = None
        self._grip = 0.0
        self._column: int | None = None
        self._known_total = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._draw_now)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Overview of changes"))
        self.setMouseTracking(True)
        self.refresh_theme()
        theme.changed.connect(self.refresh_theme)

    def show_state(self, state: ViewState | None, rows: RowHeights) -> None:
        """Show ``state``, whose rows stand where ``rows`` says."""
        self._state = state
        self._rows = rows
        self._drawn = None
        self.setAccessibleDescription(self._description())
        self.updateGeometry()
        self.redraw()

    def set_shown(self, shown: ChangeFilter) -> None:
        """Show only the changes that ``shown`` lets through."""
        self._shown = shown
        self.redraw()

    def set_column(self, column: int | None) -> None:
        """Point out the lane of the article in focus."""
        self._column = column
        self.update()

    def set_current(self, changes: frozenset[int]) -> None:
        """Point out the current change and its twins."""
        self._current = changes
        self.update()

    def set_window(self, window: tuple[float, float], rows: RowHeights) -> None:
        """Show which share of the whole is in sight; redraw where rows were measured since."""
        if rows is not self._rows or rows.total != self._known_total:
            self._rows = rows
            self.redraw()
        self._window = window
        self.update()

    @Slot()
    def refresh_theme(self) -> None:
        """Take colours from the theme anew."""
        self._inks = Inks(self._theme)
        self.redraw()

    def redraw(self) -> None:
        """Draw lanes and marks anew in a moment."""
        self._known_total = self._rows.total if self._rows else 0
        if not self._soon.isActive():
            self._soon.start()

    def sizeHint(self) -> QSize:
        """As wide as the lanes need."""
        lanes = len(self._state.column_order) if self._state else 3
        return QSize(max(_NARROWEST, round(2 * _EDGE + lanes * self._pitch() - 5)), 100)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lanes, kept from the last time, and over them the window."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._inks[ColourRole.PANEL])
        if self._drawn is not None:
            painter.drawPixmap(0, 0, self._drawn)
        if self._state is not None:
            self._draw_lane_in_focus(painter)
            self._draw_current(painter)
            self._draw_window(painter)
        painter.end()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Draw the lanes anew in the new height."""
        self.redraw()

    @Slot()
    def _draw_now(self) -> None:
        self._drawn = self._draw_lanes()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the window, or bring it here."""
        share = self._share(event.position().y())
        first, last = self._window
        self._grip = share - (first + last) / 2 if first <= share <= last else 0.0
        self.place_asked.emit(share - self._grip)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the window; over it show that it can be dragged."""
        first, last = self._window
        is_over = first <= self._share(event.position().y()) <= last
        self.setCursor(Qt.CursorShape.OpenHandCursor if is_over else Qt.CursorShape.PointingHandCursor)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.place_asked.emit(self._share(event.position().y()) - self._grip)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the table."""
        self.wheel_turned.emit(event)

    def event(self, event: QEvent) -> bool:
        """Say what stands under the mouse as a tooltip in plain text."""
        if event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        help_event: QHelpEvent = event  # type: ignore[assignment]
        QToolTip.showText(help_event.globalPos(), plain_tooltip(self.words_at(help_event.pos())), self)
        return True

    def words_at(self, point: QPoint) -> str:
        """Return what stands under ``point``: the article, its row, and the heaviest change in it that is shown."""
        state, rows = self._state, self._rows
        place = int((point.x() - _EDGE) // self._pitch())
        if state is None or rows is None or not rows.total or not 0 <= place < len(state.column_order):
            return self.tr("One lane for each article; click, drag or turn the wheel to go there")
        column = state.column_order[place]
        row = rows.row_at(int(self._share(point.y()) * rows.total))
        return lane_words(state, row, column, self._shown)

    # Drawing

    def _draw_lanes(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap((self.size().toSizeF() * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self._inks[ColourRole.PANEL])
        if self._state is None or not self._rows or not self._rows.total:
            return pixmap
        painter = QPainter(pixmap)
        painter.fillRect(QRectF(0, 0, 1, self.height()), self._inks[ColourRole.LINE])
        for lane, column in enumerate(self._state.column_order):
            self._draw_lane(painter, self._lane_left(lane), column, self._state)
        painter.end()
        return pixmap

    def _draw_lane(self, painter: QPainter, left: float, column: int, state: ViewState) -> None:
        for row in range(len(state.rows)):
            cell = state.passage_cell(row, column)
            top, bottom = self._row_edges(row)
            if cell is None or bottom <= top:
                continue
            role = ColourRole.LANE if cell.text else ColourRole.BACKGROUND
            for start, end in _passage_shares(state, row, column):
                first, height = top + (bottom - top) * start, (bottom - top) * (end - start)
                below = 0 if end == 1 or height < _LEAST_PASSAGE else 1
                painter.fillRect(QRectF(left, first, self._lane_width(), max(1.0, height - below)), self._inks[role])
        for index in self._marked(state, column):
            change_class = state.changes[index].change.change_class
            group = GROUP_OF[change_class]
            role = ColourRole.MUTED if group is ClassGroup.TRIVIAL else self._theme.mark(change_class).line
            box = QRectF(left, self._mark_y(state, index), self._lane_width(), _MARK_HEIGHT)
            draw_sign(painter, box, group, self._inks[role])

    def _marked(self, state: ViewState, column: int) -> Sequence[int]:
        """Return the changes drawn in the lane of ``column``, the heaviest last and so on top."""
        found = [
            index
            for index, change in enumerate(state.changes)
            if change.column == column and self._shown.walks(change.change.change_class)
        ]
        return sorted(found, key=lambda index: -state.changes[index].change.change_class.weight)

    def _mark_y(self, state: ViewState, index: int) -> float:
        place = state.changes[index]
        row = state.shown_row(place.row)
        top, bottom = self._row_edges(row)
        cell = state.passage_cell(row, place.column)
        share = place.change.right_span.start / len(cell.text) if cell and cell.text else 0.0
        return top + (bottom - top) * min(1.0, share)

    def _draw_current(self, painter: QPainter) -> None:
        assert self._state is not None
        painter.setPen(QPen(self._inks[ColourRole.ACCENT], 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lanes = {column: lane for lane, column in enumerate(self._state.column_order)}
        for index in self._current:
            lane = lanes.get(self._state.changes[index].column)
            if lane is None:
                continue
            y = self._mark_y(self._state, index)
            painter.drawRect(QRectF(self._lane_left(lane) - 2, y - 2, self._lane_width() + 4, _MARK_HEIGHT + 4))

    def _description(self) -> str:
        if self._state is None:
            return ""
        articles = counted(len(self._state.column_order), self.tr("{0} article"), self.tr("{0} articles"))
        changes = counted(len(self._state.variations_in_sight), self.tr("{0} change"), self.tr("{0} changes"))
        return f"{articles}, {changes}"

    def _draw_lane_in_focus(self, painter: QPainter) -> None:
        """Draw a bar above the lane of the article in focus."""
        assert self._state is not None
        if self._column in self._state.column_order:
            left = self._lane_left(self._state.column_order.index(self._column))
            painter.fillRect(QRectF(left, 2, self._lane_width(), 3), self._inks[ColourRole.ACCENT])

    def _draw_window(self, painter: QPainter) -> None:
        first, last = self._window
        top, bottom = (_TOP + share * self._height() for share in (first, last))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._inks[ColourRole.ACCENT], 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        height = max(_LEAST_WINDOW, bottom - top + 4)
        painter.drawRoundedRect(QRectF(2, top - 2, self.width() - 4, height), 3, 3)

    # Places

    def _height(self) -> float:
        return max(1.0, self.height() - 2.0 * _TOP)

    def _share(self, y: float) -> float:
        return min(1.0, max(0.0, (y - _TOP) / self._height()))

    def _lane_left(self, lane: int) -> float:
        return _EDGE + lane * self._pitch()

    def _pitch(self) -> float:
        """The distance of two lanes: less where many articles have to share the strip."""
        lanes = len(self._state.column_order) if self._state else 0
        return min(_PITCH, max(_LEAST_PITCH, _WIDEST / max(1, lanes)))

    def _lane_width(self) -> float:
        return self._pitch() - _LANE_SPACE

    def _row_edges(self, row: int) -> tuple[float, float]:
        assert self._rows is not None
        scale = self._height() / max(1, self._rows.total)
        top = self._rows.top(row)
        return _TOP + top * scale, _TOP + (top + self._rows.height(row)) * scale - 1


def _passage_shares(state: ViewState, row: int, column: int) -> Iterator[tuple[float, float]]:
    """Yield where each passage of a cell starts and ends, as shares of the cell; a gap is one."""
    number = state.rows[row].number
    cell = state.comparison.cell(number, column) if number is not None else None
    lengths = [len(state.comparison.columns[column][passage]) for passage in cell.passages] if cell else []
    total, at = max(1, sum(lengths)), 0
    for length in lengths or [1]:
        start, at = at / total, at + length
        yield start, at / total
