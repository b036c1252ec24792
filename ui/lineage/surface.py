"""The surface of a lineage: its drawing, zoomed and scrolled, with the time line held at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPathStroker
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader.relations.edge import Edge
from ui.lineage.layout import drawing_of
from ui.lineage.painter import LineagePainter, em_of
from ui.lineage.walk import Walk
from ui.theme import ColourRole

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from reader.base.ids import ArticleId
    from reader.relations.lineage import Lineage
    from ui.lineage.layout import Drawing
    from ui.lineage.words import Spot, Words
    from ui.theme import Theme

_SMALLEST, _LARGEST = 0.25, 3.0
_NEAR = 6.0
_MARGIN = 24.0
_PAGE_STEPS = 3


class LineageSurface(QAbstractScrollArea):
    """Draws a lineage and knows what lies where; it answers no key.

    ``whole_changed`` tells whether edges beside the trees are taken in.
    """

    whole_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lineage: Lineage | None = None
        self._words: Words | None = None
        self._drawing: Drawing | None = None
        self._painter: LineagePainter | None = None
        self._walk: Walk | None = None
        self._spot: Spot | None = None
        self._zoom = 1.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumSize(QSize(260, 160))
        theme.changed.connect(self._renew)

    @property
    def spot(self) -> Spot | None:
        """What has the focus."""
        return self._spot

    @property
    def zoom(self) -> float:
        """How large the drawing is shown; 1 is its usual size."""
        return self._zoom

    @property
    def is_whole(self) -> bool:
        """Tell whether edges beside the trees are walked along and drawn too."""
        return self._walk is not None and self._walk.is_whole

    def box_of(self, article: ArticleId) -> QRectF | None:
        """Return where the card of an article stands in the viewport."""
        card = self._drawing.cards.get(article) if self._drawing is not None else None
        return None if card is None else card.box.translated(-self._offset())

    def spot_at(self, position: QPointF) -> Spot | None:
        """Return what lies at ``position`` of the viewport, None where nothing does."""
        if self._drawing is None or position.y() < self._drawing.head:
            return None
        place = position + self._offset()
        for card in self._drawing.cards.values():
            if card.box.contains(place):
                return card.article
        for line in self._drawing.lines:
            if any(_is_near(place, one, other) for one, other in zip(line.points, line.points[1:], strict=False)):
                return line.edge
        return next((edge for edge in self._bows() if self._is_on_bow(edge, place)), None)

    def toggle_whole(self) -> None:
        """Take in the edges beside the trees, or leave them out again."""
        if self._walk is not None:
            self._walk.is_whole = not self._walk.is_whole
            self.viewport().update()
            self.whole_changed.emit(self._walk.is_whole)

    def set_zoom(self, zoom: float) -> None:
        """Show the drawing ``zoom`` times its usual size."""
        self._zoom = min(_LARGEST, max(_SMALLEST, zoom))
        self._renew()
        if self._spot is not None and self._drawing is not None:
            self._bring_into_sight(self._box(self._spot, self._drawing))

    def fit(self) -> None:
        """Show the usual size; where that is shown already, the whole drawing."""
        if self._drawing is None or self._zoom != 1.0:
            self.set_zoom(1.0)
            return
        room, size = self.viewport().size(), self._drawing.size
        self.set_zoom(min(room.width() / max(1.0, size.width()), room.height() / max(1.0, size.height()), 1.0))

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill another width, and renew how far one can scroll."""
        super().resizeEvent(event)
        self._renew()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw anew: the time line stays where it is."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour(ColourRole.BACKGROUND))
        if self._painter is None or self._drawing is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset = self._offset()
        painter.translate(-offset)
        sight = QRectF(self.viewport().rect()).translated(offset)
        self._painter.paint(painter, sight, self._spot, self._bows())
        painter.translate(0, offset.y())
        self._painter.paint_head(painter, sight.left(), sight.width())
        painter.end()

    # Places

    @Slot()
    def _renew(self) -> None:
        if self._lineage is None or self._words is None:
            return
        is_whole = self.is_whole
        room = self.viewport().width()
        self._drawing = drawing_of(self._lineage, em_of(self._theme, self._zoom), room)
        self._painter = LineagePainter(self._theme, self._drawing, self._words, self._zoom)
        self._walk = Walk(self._lineage, self._drawing)
        self._walk.is_whole = is_whole
        self._renew_bars()
        self.viewport().update()

    def _renew_bars(self) -> None:
        if self._drawing is None:
            return
        room, size = self.viewport().size(), self._drawing.size
        for bar, whole, part in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(0, round(whole) - part))
            bar.setPageStep(part)
            bar.setSingleStep(round(_PAGE_STEPS * em_of(self._theme, self._zoom)))

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _bows(self) -> list[Edge]:
        """Return the edges drawn beside the trees: joints, and of the others those of the article in focus."""
        assert self._lineage is not None
        bows = list(self._lineage.joints)
        if self.is_whole:
            ends = {self._spot.a, self._spot.b} if isinstance(self._spot, Edge) else {self._spot}
            bows += [edge for edge in self._lineage.rest if ends & {edge.a, edge.b}]
        return bows

    def _box(self, spot: Spot, drawing: Drawing) -> QRectF:
        if isinstance(spot, Edge):
            return drawing.cards[spot.a].box.united(drawing.cards[spot.b].box)
        return drawing.cards[spot].box

    def _bring_into_sight(self, box: QRectF) -> None:
        assert self._drawing is not None
        room = self.viewport().size()
        for bar, first, last, part, head in (
            (self.horizontalScrollBar(), box.left(), box.right(), room.width(), 0.0),
            (self.verticalScrollBar(), box.top(), box.bottom(), room.height(), self._drawing.head),
        ):
            if last + _MARGIN > bar.value() + part:
                bar.setValue(round(last + _MARGIN - part))
            if first - _MARGIN - head < bar.value():
                bar.setValue(round(first - _MARGIN - head))

    def _is_on_bow(self, edge: Edge, place: QPointF) -> bool:
        assert self._drawing is not None
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * _NEAR)
        return stroker.createStroke(self._drawing.bow(edge)).contains(place)


def _is_near(place: QPointF, one: QPointF, other: QPointF) -> bool:
    """Tell whether a level or upright stretch of a line runs near ``place``."""
    return QRectF(one, other).normalized().adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(place)
