"""The arrangement: in which order, how wide and whether at all a person wants to see the columns of a story."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.base.ids import ArticleId

if TYPE_CHECKING:
    from ui.comparison.view_state import ViewState

_STEP = 1.2
_LEAST, _MOST = 0.3, 4.0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Columns by their articles, so that it holds whatever the base is and whoever joins the story.

    ``order`` are articles from left to right, others follow them; ``factors`` say how wide a column is, as a multiple
    of its usual width. The base always stands first and is never hidden.
    """

    order: tuple[ArticleId, ...] = ()
    hidden: frozenset[ArticleId] = frozenset()
    factors: tuple[tuple[ArticleId, float], ...] = ()

    def columns(self, state: ViewState) -> tuple[int, ...]:
        """Return the columns of ``state`` from left to right, those hidden left out."""
        ranks = {article: rank for rank, article in enumerate(self.order)}
        others = [column for column in state.own_order[1:] if state.columns[column].article not in self.hidden]
        others.sort(key=lambda column: ranks.get(state.columns[column].article, len(ranks)))
        return (state.base, *others)

    def factor(self, article: ArticleId) -> float:
        """Return how much wider than usual the column of ``article`` is."""
        return dict(self.factors).get(article, 1.0)

    def moved(self, state: ViewState, shown: int, to: int) -> Arrangement:
        """Return the arrangement with the column at place ``shown`` at place ``to``; the base stays where it is.

        Those hidden keep their places among the others.
        """
        last = len(state.column_order) - 1
        if not 0 < shown <= last:
            return self
        own = [state.columns[column].article for column in state.own_order[1:]]
        order = [*self.order, *(article for article in own if article not in self.order)]
        others = [state.columns[column].article for column in state.column_order[1:]]
        moved = others.pop(shown - 1)
        order.remove(moved)
        place = min(max(1, to), last) - 1
        at = order.index(others[place - 1]) + 1 if place else order.index(others[0]) if others else 0
        order.insert(at, moved)
        return replace(self, order=tuple(order))

    def without(self, article: ArticleId) -> Arrangement:
        """Return the arrangement with the column of ``article`` hidden."""
        return replace(self, hidden=self.hidden | {article})

    def showing(self, article: ArticleId) -> Arrangement:
        """Return the arrangement with the column of ``article`` shown."""
        return replace(self, hidden=self.hidden - {article})

    def resized(self, article: ArticleId, factor: float) -> Arrangement:
        """Return the arrangement with the column of ``article`` ``factor`` times its usual width."""
        held = min(_MOST, max(_LEAST, factor))
        kept = {**dict(self.factors), article: held}
        return replace(self, factors=tuple((one, wide) for one, wide in kept.items() if abs(wide - 1.0) > 1e-3))

    def stepped(self, article: ArticleId, step: int) -> Arrangement:
        """Return the arrangement with the column of ``article`` a step wider (1) or narrower (-1)."""
        return self.resized(article, self.factor(article) * _STEP**step)

    def text(self) -> str:
        """Return the arrangement as text that :func:`arrangement_of` reads."""
        return json.dumps({"order": self.order, "hidden": sorted(self.hidden), "factors": self.factors})


def arrangement_of(text: str) -> Arrangement:
    """Return the arrangement that ``text`` tells; of what is no such text, the usual one."""
    try:
        told = json.loads(text)
        order = tuple(ArticleId(int(article)) for article in told["order"])
        hidden = frozenset(ArticleId(int(article)) for article in told["hidden"])
        factors = tuple((ArticleId(int(article)), float(wide)) for article, wide in told["factors"])
        return Arrangement(order, hidden, factors)
    except (ValueError, KeyError, TypeError):
        return Arrangement()
