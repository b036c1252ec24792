"""The walk through a lineage by keys: along its edges, over the time line, and through its rows."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from reader.relations.edge import Edge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.ids import ArticleId
    from reader.relations.lineage import Lineage
    from ui.lineage.layout import Drawing
    from ui.lineage.words import Spot

Thing = TypeVar("Thing")


class Step(StrEnum):
    """The steps of the walk."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    FIRST = "first"
    LAST = "last"


class Walk:
    """Knows what lies beside each spot of a drawing.

    From an article the arrow to the right goes to an edge that leads away from it and on to the article at its end,
    the one to the left back; where no edge leads on, both go to the next article in time. Up and down go through the
    rows, or, on an edge, through its siblings. ``is_whole`` takes in the edges that are no part of the trees.
    """

    def __init__(self, lineage: Lineage, drawing: Drawing) -> None:
        self._lineage, self._drawing = lineage, drawing
        self._anchor: ArticleId | None = None
        self.is_whole = False

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The edges that the walk goes along."""
        return self._lineage.edges if self.is_whole else (*self._lineage.branches, *self._lineage.joints)

    def first(self) -> ArticleId | None:
        """Return where a walk begins: the article in the upper left of the families."""
        return next(iter(self._drawing.reading_order), None)

    def moved(self, spot: Spot, step: Step) -> Spot:
        """Return where ``step`` leads from ``spot``; the same where there is nothing further."""
        if step in (Step.FIRST, Step.LAST):
            return self._drawing.time_order[0 if step is Step.FIRST else -1]
        if isinstance(spot, Edge):
            return self._from_edge(spot, step)
        if step in (Step.UP, Step.DOWN):
            return _beside(self._drawing.reading_order, spot, 1 if step is Step.DOWN else -1)
        self._anchor = spot
        found = self._away(spot) if step is Step.RIGHT else self._towards(spot)
        return found[0] if found else _beside(self._drawing.time_order, spot, 1 if step is Step.RIGHT else -1)

    def _from_edge(self, edge: Edge, step: Step) -> Spot:
        if step in (Step.LEFT, Step.RIGHT):
            return edge.a if step is Step.LEFT else edge.b
        siblings = self._towards(edge.b) if self._anchor == edge.b else self._away(edge.a)
        return _beside(siblings, edge, 1 if step is Step.DOWN else -1)

    def _away(self, article: ArticleId) -> list[Edge]:
        return sorted((edge for edge in self.edges if edge.a == article), key=lambda edge: self._place(edge.b))

    def _towards(self, article: ArticleId) -> list[Edge]:
        return sorted((edge for edge in self.edges if edge.b == article), key=lambda edge: self._place(edge.a))

    def _place(self, article: ArticleId) -> tuple[float, float]:
        box = self._drawing.cards[article].box
        return box.top(), box.left()


def _beside(things: Sequence[Thing], thing: Thing, step: int) -> Thing:
    place = things.index(thing) + step if thing in things else 0
    return things[max(0, min(place, len(things) - 1))]
