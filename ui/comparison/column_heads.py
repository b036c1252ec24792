"""The heads of the columns: outlet, relation to the base, date, credit and length, above the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from ui.comparison.chips import chip_height, chip_width, draw_chip
from ui.comparison.head_drag import Grip, HeadDrag, drag_at
from ui.comparison.heading import facts, heading_lines, relation_text
from ui.comparison.marks import Inks
from ui.pieces import plain_tooltip
from ui.theme import ColourRole

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QPaintEvent

    from ui.comparison.model import ComparisonModel
    from ui.comparison.table_layout import TableLayout
    from ui.comparison.view_state import ShownColumn
    from ui.theme import Theme

_SIDE = 14
_TOP = 9
_BOTTOM = 8
_RULE = 2
_NAME_PIXELS = 13.5
_FACTS_PIXELS = 12
_CHIP_PIXELS = 11
_SPACE = 6.0
_NARROWEST = 40.0
_CLEAR = 4
_TARGET = 4
_SEPARATOR = " · "
_INTERSECT = Qt.ClipOperation.IntersectClip


class ColumnHeads(QWidget):
    """Draws a head above each column of the table, the base's pinned as its column is.

    ``base_asked`` carries the shown place of a column whose head was double-clicked, ``move_asked`` the place of one
    that was dragged and where to, ``width_asked`` a place and how much wider than usual its column is to be,
    ``menu_asked`` a place of the screen.
    """

    base_asked = Signal(int)
    move_asked = Signal(int, int)
    width_asked = Signal(int, float)
    menu_asked = Signal(QPoint)

    def __init__(
        self, theme: Theme, model: ComparisonModel, places: TableLayout, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._places = places
        self._has_year = False
        self._margin = 0
        self._is_held = False
        self._drag: HeadDrag | None = None
        self._target: int | None = None
        self.setMouseTracking(True)
        self.refresh_theme()
        theme.changed.connect(self.refresh_theme)
        model.modelReset.connect(self.refresh_columns)

    @Slot()
    def refresh_theme(self) -> None:
        """Take colours and fonts from the theme anew."""
        self._inks = Inks(self._theme)
        self._name_font = self._theme.sans(_NAME_PIXELS, bold=True)
        self._facts_font = self._theme.sans(_FACTS_PIXELS)
        self._chip_font = self._theme.sans(_CHIP_PIXELS)
        self.updateGeometry()
        self.update()

    @Slot()
    def refresh_columns(self) -> None:
        """Draw the heads of other columns and name them to screen readers."""
        state = self._model.state
        columns = [state.columns[column] for column in state.column_order] if state else []
        years = {column.published.value[:4] for column in columns if column.published}
        self._has_year = len(years) > 1 or len(columns) == 1
        self.setAccessibleName(self.tr("Articles"))
        self.setAccessibleDescription("; ".join(", ".join(heading_lines(column)) for column in columns))
        self.update()

    def hold_base(self, is_held: bool) -> None:  # noqa: FBT001 - one of two states
        """Say in the head of the base that it does not scroll with the others."""
        self._is_held = is_held
        self.update()

    def set_margin(self, margin: int) -> None:
        """Leave ``margin`` pixels free at the right, above the overview."""
        self._margin = margin
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines of text and the rule below them."""
        lines = QFontMetricsF(self._name_font).height() + QFontMetricsF(self._facts_font).height()
        return QSize(200, round(lines) + _TOP + _BOTTOM + _RULE)

    def minimumSizeHint(self) -> QSize:
        """As high as the hint; any width will do."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the heads in sight, the base last and over the others."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._inks[ColourRole.BACKGROUND])
        self._rule(painter, 0, self.width(), ColourRole.LINE)
        state, columns = self._model.state, self._places.columns
        if state is not None:
            pinned, visible = columns.pinned_right, columns.visible(self._window())
            painter.setClipRect(pinned, 0, max(0, self._window() - pinned), self.height())
            for shown in visible:
                if shown:
                    self._paint_head(painter, shown, state.columns[self._model.source_column(shown)])
            painter.setClipping(False)
            if 0 in visible:
                self._paint_head(painter, 0, state.columns[self._model.source_column(0)])
            self._paint_target(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a head or of its edge."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag = self._drag_at(event.position().toPoint().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; over an edge show that it can be."""
        x, drag = event.position().toPoint().x(), self._drag
        if drag is None:
            found = self._drag_at(x)
            is_edge = found is not None and found.grip is Grip.EDGE
            self.setCursor(Qt.CursorShape.SplitHCursor if is_edge else Qt.CursorShape.ArrowCursor)
        elif drag.grip is Grip.EDGE:
            self.width_asked.emit(drag.shown, self._factor(drag, x))
        elif drag.is_moving(x):
            self._target = drag.target(x, self._places.columns)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Drop the column where the mouse is."""
        drag, target = self._drag, self._target
        self._drag = self._target = None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if drag is not None and target is not None and target != drag.shown:
            self.move_asked.emit(drag.shown, target)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask to compare with the column under the mouse; over an edge make its column as wide as usual again."""
        x = event.position().toPoint().x()
        found, shown = self._drag_at(x), self._places.columns.at(x)
        if found is not None and found.grip is Grip.EDGE:
            self.width_asked.emit(found.shown, 1.0)
        elif shown is not None:
            self.base_asked.emit(shown)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer which columns are shown."""
        self.menu_asked.emit(event.globalPos())

    def _drag_at(self, x: int) -> HeadDrag | None:
        return drag_at(x, self._places.columns, is_alone=self._places.alone is not None)

    def _factor(self, drag: HeadDrag, x: int) -> float:
        """Return how much wider than usual the column held is with the mouse at ``x``."""
        return drag.width_at(x) / max(1, self._places.usual_width)

    def _paint_target(self, painter: QPainter) -> None:
        """Draw a bar where the column held will stand."""
        if self._target is None or self._drag is None:
            return
        columns = self._places.columns
        behind = columns.width(self._target) if self._target > self._drag.shown else 0
        x = columns.left(self._target) + behind
        painter.fillRect(QRect(x - _TARGET // 2, 0, _TARGET, self.height()), self._inks[ColourRole.ACCENT])

    def event(self, event: QEvent) -> bool:
        """Show all that is known of a column as a tooltip in plain text."""
        if event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        help_event: QHelpEvent = event  # type: ignore[assignment]
        shown = self._places.columns.at(help_event.pos().x())
        state = self._model.state
        if shown is None or state is None:
            QToolTip.hideText()
            return True
        lines = heading_lines(state.columns[self._model.source_column(shown)])
        QToolTip.showText(help_event.globalPos(), plain_tooltip("\n".join(lines)), self)
        return True

    def _paint_head(self, painter: QPainter, shown: int, column: ShownColumn) -> None:
        left, width = self._places.columns.left(shown), self._places.columns.width(shown)
        if column.is_base:
            painter.fillRect(left, 0, width, self.height(), self._inks[ColourRole.BACKGROUND])
        self._rule(painter, left, width, ColourRole.ACCENT if column.is_base else ColourRole.LINE)
        # set for the whole width from the first edge in sight, and clipped: a name cut there is read, "Mer…" is not
        seen = left if shown == 0 else max(left, self._places.columns.pinned_right)
        room = QRectF(seen + _SIDE, _TOP, width - 2 * _SIDE, QFontMetricsF(self._name_font).height())
        painter.save()
        painter.setClipRect(QRect(seen, 0, left + width - _CLEAR - seen, self.height()), _INTERSECT)
        self._paint_name(painter, room, column)
        below = QRectF(room.left(), room.bottom(), room.width(), QFontMetricsF(self._facts_font).height())
        painter.setFont(self._facts_font)
        painter.setPen(self._inks[ColourRole.MUTED])
        _draw_line(painter, below, self._fitting_facts(column, below.width()))
        painter.restore()

    def _paint_name(self, painter: QPainter, room: QRectF, column: ShownColumn) -> None:
        mark = self._mark_text(column)
        mark_width = self._mark_width(mark, is_base=column.is_base)
        painter.setFont(self._name_font)
        painter.setPen(self._inks[ColourRole.INK])
        metrics = QFontMetricsF(self._name_font)
        name = metrics.elidedText(
            self._name(column), Qt.TextElideMode.ElideRight, max(_NARROWEST, room.width() - mark_width)
        )
        _draw_line(painter, room, name)
        if not mark or room.width() < _NARROWEST + mark_width:
            return
        left = room.left() + metrics.horizontalAdvance(name)
        if column.is_base:
            painter.setFont(self._facts_font)
            painter.setPen(self._inks[ColourRole.MUTED])
            _draw_line(painter, QRectF(left, room.top(), mark_width, room.height()), _SEPARATOR + mark)
            return
        painter.setFont(self._chip_font)
        height = chip_height(self._chip_font)
        box = QRectF(left + _SPACE, room.center().y() - height / 2, mark_width - _SPACE, height)
        draw_chip(painter, box, mark, self._inks[ColourRole.MUTED], self._inks)

    def _name(self, column: ShownColumn) -> str:
        """Return the outlet, with the base before it where both are told in one text."""
        state = self._model.state
        if self._places.alone is None or column.is_base or state is None:
            return column.name
        return f"{state.columns[state.base].name} → {column.name}"

    def _mark_text(self, column: ShownColumn) -> str:
        """Return ``base`` or the relation to it, nothing where there is only one article."""
        if column.is_base:
            if self._is_held:
                return self.tr("base, held")
            return self.tr("base") if self._places.columns.count > 1 else ""
        return relation_text(column)

    def _mark_width(self, mark: str, *, is_base: bool) -> float:
        if not mark:
            return 0.0
        if is_base:
            return QFontMetricsF(self._facts_font).horizontalAdvance(_SEPARATOR + mark)
        return chip_width(mark, self._chip_font, has_arrow=False) + _SPACE

    def _fitting_facts(self, column: ShownColumn, width: float) -> str:
        """Return as many of the facts as fit, the first two cut short where even they do not."""
        metrics = QFontMetricsF(self._facts_font)
        told = (*self._turn(), *facts(column, has_year=self._has_year))
        for count in range(len(told), 2, -1):
            text = _SEPARATOR.join(told[:count])
            if metrics.horizontalAdvance(text) <= width:
                return text
        return metrics.elidedText(_SEPARATOR.join(told[:2]), Qt.TextElideMode.ElideRight, width)

    def _turn(self) -> tuple[str, ...]:
        """Return which of the articles is told together with the base."""
        alone, others = self._places.alone, self._places.columns.count - 1
        if not alone or others < 2:
            return ()
        return (self.tr("article {number} of {count}").format(number=alone, count=others),)

    def _window(self) -> int:
        return self.width() - self._margin

    def _rule(self, painter: QPainter, left: int, width: int, role: ColourRole) -> None:
        painter.fillRect(QRect(left, self.height() - _RULE, width, _RULE), self._inks[role])


def _draw_line(painter: QPainter, rect: QRectF, text: str) -> None:
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, flags, text)
