"""The place that is kept when a story is aligned anew: the passage in focus, and where its row stood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.comparison.passage_place import PassagePlace, passages_in

if TYPE_CHECKING:
    from reader.base.ids import ArticleId
    from ui.comparison.table import ComparisonTable
    from ui.comparison.view_state import ViewState


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """A passage by article, index and text; ``row`` is for a gap, ``at`` is the top in the window.

    ``shown`` is the place of its column, for whatever stands there when that column is hidden.
    """

    article: ArticleId
    passage: int | None
    text: str
    row: int
    at: int
    sideways: int
    shown: int

    def row_in(self, state: ViewState) -> int:
        """Return the row of ``state`` that holds the passage, by its text where it was counted anew."""
        column = self.column_in(state)
        texts = state.comparison.columns[column] if column is not None else ()
        passage = self.passage
        if passage is None or passage >= len(texts) or texts[passage] != self.text:
            passage = texts.index(self.text) if self.text in texts else None
        number = None if passage is None or column is None else state.row_of_passage(column, passage)
        return min(self.row, len(state.rows) - 1) if number is None else state.shown_row(number)

    def column_in(self, state: ViewState) -> int | None:
        """Return the column of the article in ``state``."""
        return next((index for index, head in enumerate(state.columns) if head.article == self.article), None)


def put_back(kept: KeptPlace, state: ViewState, table: ComparisonTable) -> None:
    """Give the passage the focus and put its row where it stood, whatever number the row has now in ``state``."""
    row, column, order = kept.row_in(state), kept.column_in(state), state.column_order
    gone = 0 if column is None else min(kept.shown, len(order) - 1)
    table.show_cell(row, order.index(column) if column in order else gone)
    table.put_at(row, kept.at)
    table.horizontalScrollBar().setValue(kept.sideways)


def kept_place(state: ViewState, table: ComparisonTable, wanted: PassagePlace | None) -> KeptPlace | None:
    """Return the place of the cell in focus of ``table``, or of the passage ``wanted``; None where there is none."""
    index = table.currentIndex()
    if not index.isValid() or index.row() >= len(state.rows):
        return None
    column = state.column_order[index.column()]
    found = passages_in(state, index.row(), column)
    place = wanted if wanted in found else (found[0] if found else None)
    return KeptPlace(
        article=state.columns[column].article,
        passage=None if place is None else place.passage,
        text="" if place is None else state.comparison.columns[column][place.passage],
        row=index.row(),
        at=table.places.rows.top(index.row()) - table.verticalOffset(),
        sideways=table.horizontalOffset(),
        shown=index.column(),
    )
