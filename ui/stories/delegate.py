"""Paints the list of stories: serif titles, the state as a dot, date, chips and progress below."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.store.story_list import ListGroup
from ui.stories.model import NODE_ROLE, Progress, StoryModel, progress_of
from ui.text import height_of, laid_out
from ui.theme import ColourRole

if TYPE_CHECKING:
    from reader.base.ids import StoryId
    from reader.store.rows import StoryRow
    from ui.theme import Theme

_LEFT = 26
_RIGHT = 14
_TOP = 9
_BOTTOM = 10
_LINE_GAP = 4
_DOT = 8
_BOX = 13
_BAR = 4
_CHIP_PADDING = 7
_GAP = 8
_TITLE_LINES = 3
_LONG_LIST_LINES = 2


class StoryDelegate(QStyledItemDelegate):
    """Draws groups and stories; a story is as high as its wrapped title asks for."""

    def __init__(self, theme: Theme, model: StoryModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view
        self._measured_for: tuple[int, float] = (0, 0.0)
        self._heights: dict[str, int] = {}
        self.is_uniform = False
        """Whether every row is as high as two lines of title ask for, however long the list is."""
        self.open_story: StoryId | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of the row for the width of the view."""
        return QSize(self._view.viewport().width(), self.height_of(index))

    def height_of(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Return how high a row is at the width of the view."""
        if self._model.place(index) is None:
            return self.heading_height
        node = index.data(NODE_ROLE)
        if self.is_uniform or node is None:
            return self.uniform_height
        notes = QFontMetricsF(self._theme.sans(12)).height() + _LINE_GAP if self._model.notes(node) else 0.0
        return round(self._height(str(index.data()), self._view.viewport().width()) + notes)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        node = index.data(NODE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        if isinstance(node, ListGroup):
            self._paint_group(painter, place, str(index.data()), node)
        elif node is None:
            self._paint_unread(painter, place)
        else:
            self._paint_story(painter, place, str(index.data()), node)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour(ColourRole.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), 4, 4)
        painter.restore()

    @property
    def heading_height(self) -> int:
        """The height of the heading of a group."""
        return round(QFontMetricsF(self._theme.sans(11)).height() + 14)

    @property
    def uniform_height(self) -> int:
        """The height of every story in a long list."""
        title = _LONG_LIST_LINES * QFontMetricsF(self._theme.serif(14, bold=True)).height()
        facts = QFontMetricsF(self._theme.sans(12)).height()
        return round(_TOP + title + _LINE_GAP + facts + _BOTTOM)

    def _height(self, title: str, width: int) -> int:
        """Return the height of a story, measured once for each title, width and zoom."""
        if self._measured_for != (width, self._theme.scale):
            self._measured_for = (width, self._theme.scale)
            self._heights.clear()
        if title not in self._heights:
            facts = QFontMetricsF(self._theme.sans(12)).height()
            lines = height_of(self._title(title, width))
            self._heights[title] = round(_TOP + lines + _LINE_GAP + facts + _BOTTOM)
        return self._heights[title]

    def _paint_group(self, painter: QPainter, place: QRectF, title: str, group: ListGroup) -> None:
        font = self._theme.sans(11)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.5)
        painter.setFont(font)
        painter.setPen(self._theme.colour(ColourRole.MUTED))
        inner = place.adjusted(_RIGHT, 4, -_RIGHT, 0)
        count = f"{group.size:,}"
        if group.storyline is not None:
            count = self._model.events(group).upper()
        room = inner.width() - QFontMetricsF(font).horizontalAdvance(count) - _GAP
        text = f"{'▸' if self._model.is_folded(group) else '▾'} {title.upper()}"
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)

    def _paint_unread(self, painter: QPainter, place: QRectF) -> None:
        """Draw where the title and the facts of a story will stand as soon as its row is read."""
        painter.setPen(QPen(self._theme.colour(ColourRole.LINE), 1))
        painter.drawLine(place.topLeft(), place.topRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ColourRole.LINE))
        line = QFontMetricsF(self._theme.serif(14, bold=True)).height()
        bar = QRectF(place.left() + _LEFT, place.top() + _TOP + line / 3, place.width() - _LEFT - 3 * _RIGHT, line / 3)
        painter.drawRoundedRect(bar, 3, 3)
        bar.translate(0, line)
        bar.setWidth(bar.width() / 2)
        painter.drawRoundedRect(bar, 3, 3)

    def _paint_story(self, painter: QPainter, place: QRectF, title: str, story: StoryRow) -> None:
        if story.id == self.open_story:
            painter.fillRect(place, self._theme.colour(ColourRole.SELECTION))
        painter.setPen(QPen(self._theme.colour(ColourRole.LINE), 1))
        painter.drawLine(place.topLeft(), place.topRight())
        layout = self._title(title, round(place.width()))
        painter.setPen(self._theme.colour(ColourRole.INK))
        layout.draw(painter, QPointF(place.left() + _LEFT, place.top() + _TOP))
        first_line = layout.lineAt(0).height() if layout.lineCount() else 0.0
        mark = QPointF(place.left() + 15, place.top() + _TOP + first_line / 2)
        if story.id in self._model.selected:
            self._paint_tick(painter, place, mark)
        else:
            self._paint_dot(painter, mark, progress_of(story))
        top = place.top() + _TOP + height_of(layout) + _LINE_GAP
        self._paint_facts(painter, QPointF(place.left() + _LEFT, top), place.right() - _RIGHT, story)
        if not self.is_uniform:
            top += QFontMetricsF(self._theme.sans(12)).height() + _LINE_GAP
            self._paint_notes(painter, QPointF(place.left() + _LEFT, top), place.right() - _RIGHT, story)

    def _paint_tick(self, painter: QPainter, place: QRectF, centre: QPointF) -> None:
        """Draw that a story is selected: a bar at the edge and a ticked box, where the dot is otherwise."""
        accent = self._theme.colour(ColourRole.ACCENT)
        painter.fillRect(QRectF(place.left(), place.top() + 1, _BAR, place.height() - 1), accent)
        box = QRectF(centre.x() - _BOX / 2, centre.y() - _BOX / 2, _BOX, _BOX)
        painter.setPen(QPen(accent, 1))
        painter.setBrush(accent)
        painter.drawRoundedRect(box, 2, 2)
        painter.setPen(QPen(self._theme.colour(ColourRole.PAPER), 1.8))
        knee = QPointF(box.left() + 0.42 * _BOX, box.top() + 0.74 * _BOX)
        painter.drawLine(QPointF(box.left() + 0.2 * _BOX, box.top() + 0.52 * _BOX), knee)
        painter.drawLine(knee, QPointF(box.left() + 0.8 * _BOX, box.top() + 0.26 * _BOX))

    def _paint_dot(self, painter: QPainter, centre: QPointF, progress: Progress) -> None:
        if progress is Progress.NOTHING_TO_DO:
            return
        accent = self._theme.colour(ColourRole.ACCENT)
        edge = self._theme.colour(ColourRole.MUTED) if progress is Progress.REVIEWED else accent
        circle = QRectF(centre.x() - _DOT / 2, centre.y() - _DOT / 2, _DOT, _DOT)
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(accent if progress is Progress.UNREVIEWED else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if progress is Progress.HALF:
            painter.setBrush(accent)
            painter.drawPie(circle, 90 * 16, 180 * 16)

    def _paint_facts(self, painter: QPainter, at: QPointF, right: float, story: StoryRow) -> None:
        font, small = self._theme.sans(12), self._theme.sans(11)
        height = QFontMetricsF(font).height()
        x = self._paint_word(painter, QRectF(at.x(), at.y(), right - at.x(), height), self._model.date(story))
        pen = QPen(self._theme.colour(ColourRole.LINE), 1)
        for fact in self._model.facts(story):
            width = QFontMetricsF(small).horizontalAdvance(fact) + 2 * _CHIP_PADDING
            if x + width > right:
                return
            self._paint_chip(painter, QRectF(x + 0.5, at.y() + 0.5, width, height - 1), fact, pen)
            x += width + _GAP
        self._paint_word(painter, QRectF(x, at.y(), max(0.0, right - x), height), self._model.state(story))

    def _paint_notes(self, painter: QPainter, at: QPointF, right: float, story: StoryRow) -> None:
        """Draw how a story was made; what joined loosely has a broken edge."""
        small, x = self._theme.sans(11), at.x()
        height = QFontMetricsF(self._theme.sans(12)).height()
        for note in self._model.notes(story):
            width = QFontMetricsF(small).horizontalAdvance(note) + 2 * _CHIP_PADDING
            is_loose = story.loose > 0 and x == at.x()
            style = Qt.PenStyle.DashLine if is_loose else Qt.PenStyle.SolidLine
            pen = QPen(self._theme.colour(ColourRole.MUTED if is_loose else ColourRole.ACCENT), 1, style)
            if x + width <= right:
                self._paint_chip(painter, QRectF(x + 0.5, at.y() + 0.5, width, height - 1), note, pen)
            x += width + _GAP

    def _paint_chip(self, painter: QPainter, chip: QRectF, text: str, edge: QPen) -> None:
        painter.setPen(edge)
        painter.setBrush(self._theme.colour(ColourRole.PAPER))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setFont(self._theme.sans(11))
        painter.setPen(self._theme.colour(ColourRole.MUTED))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_word(self, painter: QPainter, place: QRectF, word: str) -> float:
        """Draw ``word`` at the left of ``place``; return where the next part begins."""
        font = self._theme.sans(12)
        width = QFontMetricsF(font).horizontalAdvance(word)
        if word and width <= place.width() + 1:
            painter.setFont(font)
            painter.setPen(self._theme.colour(ColourRole.MUTED))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)
        return place.left() + width + _GAP if word else place.left()

    def _title(self, title: str, width: int) -> QTextLayout:
        lines = _LONG_LIST_LINES if self.is_uniform else _TITLE_LINES
        return _title_layout(title, self._theme.serif(14, bold=True).toString(), width - _LEFT - _RIGHT, lines)


@lru_cache(maxsize=4000)
def _title_layout(title: str, font_key: str, width: int, lines: int) -> QTextLayout:
    font = QFont()
    font.fromString(font_key)
    return laid_out(title, font, width, lines)
