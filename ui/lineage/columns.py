"""The time line of a lineage: moments in their order, stretches between them shortened so that all can be seen."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from reader.relations.moment import moment_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime, timedelta

    from reader.base.ids import ArticleId
    from reader.relations.lineage import Lineage

_LEAST, _PER_DOUBLING, _MOST = 3.6, 1.6, 12.0
_LANE_SPACE = 2.4
_EDGE = 1.2
_MINUTES = 60.0
_NARROWEST, _WIDEST = 0.5, 4.0


@dataclass(frozen=True, slots=True)
class Column:
    """When an article is drawn, None for undated ones, and the end of the time that its date allows.

    ``depth`` counts the undated articles that it hangs from.
    """

    start: datetime | None
    last: datetime | None
    depth: int = 0
    is_zoned: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """The time line: the left side of every moment, in pixels, in order. ``start`` is where dated ones begin.

    ``exact`` are the moments known to the minute, ``zoned`` those of them of which the zone is known too.
    """

    moments: tuple[datetime, ...]
    exact: frozenset[datetime]
    zoned: frozenset[datetime]
    lefts: tuple[float, ...]
    edge: float
    start: float
    card_width: float

    @property
    def has_undated(self) -> bool:
        """Tell whether there is a lane for undated articles at the left."""
        return self.start > self.edge

    def left_of(self, column: Column) -> float:
        """Return the left side of an article's card."""
        return self.edge if column.start is None else self.lefts[bisect_left(self.moments, column.start)]

    def reach_of(self, column: Column) -> float | None:
        """Return how far to the right a date that is not exact allows the card, within what is drawn."""
        if column.start is None or column.last is None or column.last == column.start:
            return None
        return self.lefts[bisect_right(self.moments, column.last) - 1] + self.card_width


def columns_of(lineage: Lineage) -> Mapping[ArticleId, Column]:
    """Return when each article is drawn: as early as its date and the article that it hangs from allow.

    A date that is not exact stands at the first exact moment that it allows, if there is one, so that it makes up none.
    """
    above = {edge.b: edge.a for edge in lineage.branches}
    moments = {node.article: moment_of(node.published) for node in lineage.nodes}
    exact = sorted({one.first for one in moments.values() if one is not None and one.first == one.last})
    columns: dict[ArticleId, Column] = {}
    for article in _parents_first(moments, above):
        moment, parent = moments[article], columns.get(above.get(article, article))
        if moment is None:
            is_below = parent is not None and parent.start is None
            columns[article] = Column(None, None, parent.depth + 1 if parent is not None and is_below else 0)
            continue
        place = bisect_left(exact, moment.first)
        start = exact[place] if place < len(exact) and exact[place] <= moment.last else moment.first
        if parent is not None and parent.start is not None:
            start = min(max(start, parent.start), moment.last)
        columns[article] = Column(start, moment.last, is_zoned=moment.is_zoned)
    return columns


def _parents_first(articles: Iterable[ArticleId], above: Mapping[ArticleId, ArticleId]) -> list[ArticleId]:
    order: dict[ArticleId, None] = {}
    for article in articles:
        way = [article]
        while way[-1] in above and above[way[-1]] not in order:
            way.append(above[way[-1]])
        order.update(dict.fromkeys(reversed(way)))
    return list(order)


def axis_of(columns: Iterable[Column], em: float, sizes: tuple[float, float], room: float) -> Axis:
    """Return the time line of ``columns``; a longer stretch is drawn wider, but far less than it is longer.

    ``sizes`` are the width of a card and of an indent; the whole is drawn wider or narrower, within
    reason, so that it fills ``room``.
    """
    card_width, indent = sizes
    found = list(columns)
    moments = tuple(sorted({column.start for column in found if column.start is not None}))
    undated = [column.depth for column in found if column.start is None]
    left = _EDGE * em
    if undated and moments:
        left += card_width + max(undated) * indent + _LANE_SPACE * em
    steps = [_width(later - moment) * em for moment, later in pairwise(moments)]
    free = room - left - card_width - indent
    wider = min(_WIDEST, max(_NARROWEST, free / sum(steps))) if steps else 1.0
    lefts = accumulate((step * wider for step in steps), initial=left)
    exact = frozenset(column.start for column in found if column.start is not None and column.start == column.last)
    zoned = frozenset(column.start for column in found if column.start is not None and column.is_zoned)
    return Axis(moments, exact, zoned, tuple(lefts) if moments else (), _EDGE * em, left, card_width)


def _width(stretch: timedelta) -> float:
    hours = stretch.total_seconds() / _MINUTES / _MINUTES
    return min(_MOST, _LEAST + _PER_DOUBLING * math.log2(1 + hours))
