"""Where the cards and lines of a lineage stand: time from left to right, families as lanes, a tree in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainterPath

from ui.lineage.columns import Axis, axis_of, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.base.ids import ArticleId
    from reader.relations.edge import Edge
    from reader.relations.lineage import Lineage
    from ui.lineage.columns import Column

_CARD_WIDTH = 13.5
_CARD_HEIGHT = 4.4
_BETWEEN = 1.9
_INDENT = 4.2
_TRUNK = 1.2
_LANE_HEAD = 2.6
_LANE_FOOT = 1.2
_HEAD = 3.2
_EDGE = 1.2
_BOW = 3.0


@dataclass(frozen=True, slots=True)
class Card:
    """An article in the drawing; ``reach`` is how far to the right its date allows, None where it is exact."""

    article: ArticleId
    box: QRectF
    is_undated: bool
    reach: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """An edge of a tree in the drawing, from the card of ``edge.a`` to that of ``edge.b``."""

    edge: Edge
    points: tuple[QPointF, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """A band across the drawing: a family by its articles, or, without any, the reports that copy nothing."""

    articles: tuple[ArticleId, ...]
    top: float
    bottom: float
    is_family: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything in its place, in pixels. ``head`` is the height of the time line, ``em`` the size of text."""

    cards: Mapping[ArticleId, Card]
    lines: tuple[Line, ...]
    lanes: tuple[Lane, ...]
    axis: Axis
    head: float
    size: QSizeF
    em: float

    @property
    def reading_order(self) -> tuple[ArticleId, ...]:
        """The articles row by row, each row from the left."""
        return tuple(sorted(self.cards, key=lambda one: (self.cards[one].box.top(), self.cards[one].box.left())))

    def bow(self, edge: Edge) -> QPainterPath:
        """Return the way of an edge beside the trees: out to the right of all cards between its ends and back."""
        one, other = self.cards[edge.a].box, self.cards[edge.b].box
        band = one.united(other)
        out = max(card.box.right() for card in self.cards.values() if band.top() <= card.box.top() <= band.bottom())
        furthest = out + _BOW * self.em / 2
        turn = (furthest - (one.right() + other.right()) / 8) * 4 / 3  # a cubic curve goes three quarters of the way
        path = QPainterPath(QPointF(one.right(), one.center().y()))
        end = QPointF(other.right(), other.center().y())
        path.cubicTo(QPointF(turn, one.center().y()), QPointF(turn, end.y()), end)
        return path

    @property
    def time_order(self) -> tuple[ArticleId, ...]:
        """The articles from the left, undated ones first."""
        return tuple(sorted(self.cards, key=lambda one: (self.cards[one].box.left(), self.cards[one].box.top())))


def drawing_of(lineage: Lineage, em: float, room: float = 0.0) -> Drawing:
    """Return the drawing of ``lineage``; ``em`` is the size of its text, ``room`` the width to be filled, in pixels."""
    columns = columns_of(lineage)
    axis = axis_of(columns.values(), em, (_CARD_WIDTH * em, _INDENT * em), room - _BOW * em)
    trees = _Trees(lineage, columns, axis, em)
    for family in lineage.families:
        trees.add_family(family)
    copied = {article for family in lineage.families for article in family}
    trees.add_reports([node.article for node in lineage.nodes if node.article not in copied])
    right = max((max(card.box.right(), card.reach or 0.0) for card in trees.cards.values()), default=0.0)
    size = QSizeF(right + _BOW * em, trees.bottom)
    lines = tuple(Line(edge, _points(trees.cards, edge, em)) for edge in lineage.branches)
    return Drawing(trees.cards, lines, tuple(trees.lanes), axis, _HEAD * em, size, em)


class _Trees:
    """Puts families and reports below each other."""

    def __init__(self, lineage: Lineage, columns: Mapping[ArticleId, Column], axis: Axis, em: float) -> None:
        self._em, self._columns, self._axis = em, columns, axis
        self._below: dict[ArticleId, list[ArticleId]] = {}
        for edge in lineage.branches:
            self._below.setdefault(edge.a, []).append(edge.b)
        self._above = {edge.b: edge.a for edge in lineage.branches}
        self.cards: dict[ArticleId, Card] = {}
        self.lanes: list[Lane] = []
        self.bottom = _HEAD * em

    def add_family(self, family: Sequence[ArticleId]) -> None:
        """Put the trees of a family into a lane: each first child beside its parent if it fits, the others below."""
        rows = -1
        for root in self._in_time(article for article in family if article not in self._above):
            waiting = [(root, -1)]
            while waiting:
                article, row = waiting.pop()
                if row < 0:
                    rows += 1
                    row = rows
                self._put(article, row)
                waiting.extend(self._following(article, row))
        self._close_lane(family, rows + 1, is_family=True)

    def add_reports(self, articles: Sequence[ArticleId]) -> None:
        """Put reports that copy nothing into a lane, as many in a row as fit."""
        ends: list[float] = []
        for article in self._in_time(articles):
            left = self._left(article)
            row = next((row for row, end in enumerate(ends) if end < left), len(ends))
            self._put(article, row)
            right = self.cards[article].box.right() + self._em
            ends[row : row + 1] = [right]
        if articles:
            self._close_lane(articles, len(ends), is_family=False)

    def _following(self, article: ArticleId, row: int) -> Iterator[tuple[ArticleId, int]]:
        """Yield what hangs from ``article``, the next to be put last, each with its row or -1 for a new one."""
        children = self._in_time(self._below.get(article, ()))
        beside = self.cards[article].box.right() + _INDENT * self._em
        first = next((child for child in children if self._left(child) >= beside), None)
        above = self.cards.get(self._above[article]) if article in self._above else None
        if self.cards[article].is_undated and above is not None and not above.is_undated:
            first = None  # the line to the article itself takes up the row at its right
        yield from ((child, -1) for child in reversed(children) if child != first)
        if first is not None:
            yield first, row

    def _in_time(self, articles: Iterable[ArticleId]) -> list[ArticleId]:
        return sorted(articles, key=lambda article: (self._left(article), article))

    def _left(self, article: ArticleId) -> float:
        """Return the left side of a card: its place in time, and to the right of what it hangs from at that time."""
        left = self._axis.left_of(self._columns[article])
        parent = self.cards.get(self._above[article]) if article in self._above else None
        own = self._columns[article].start
        if parent is None or parent.is_undated != (own is None):
            return left
        start = self._columns[parent.article].start
        is_earlier = own is not None and start is not None and own < start
        return left if is_earlier else max(left, parent.box.left() + _INDENT * self._em)

    def _put(self, article: ArticleId, row: int) -> None:
        em, column = self._em, self._columns[article]
        top = self.bottom + (_LANE_HEAD + row * (_CARD_HEIGHT + _BETWEEN)) * em
        box = QRectF(self._left(article), top, _CARD_WIDTH * em, _CARD_HEIGHT * em)
        reach = self._axis.reach_of(column)
        self.cards[article] = Card(article, box, column.start is None, reach)

    def _close_lane(self, articles: Iterable[ArticleId], rows: int, *, is_family: bool) -> None:
        top = self.bottom
        self.bottom += (_LANE_HEAD + rows * (_CARD_HEIGHT + _BETWEEN) - _BETWEEN + _LANE_FOOT) * self._em
        self.lanes.append(Lane(tuple(articles), top, self.bottom, is_family))


def _points(cards: Mapping[ArticleId, Card], edge: Edge, em: float) -> tuple[QPointF, ...]:
    """Return the way of a line: straight along a row, else down from the lower left of the first card and across."""
    one, other = cards[edge.a].box, cards[edge.b].box
    middle = other.center().y()
    if one.top() == other.top() and other.left() > one.right():
        return (QPointF(one.right(), middle), QPointF(other.left(), middle))
    trunk = one.left() + _TRUNK * em
    if other.left() > trunk:
        return (QPointF(trunk, one.bottom()), QPointF(trunk, middle), QPointF(other.left(), middle))
    if other.right() < trunk:
        return (QPointF(trunk, one.bottom()), QPointF(trunk, middle), QPointF(other.right(), middle))
    return (QPointF(trunk, one.bottom()), QPointF(trunk, other.top()))
