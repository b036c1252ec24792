"""A comparison as large as the speed goals name: six articles of sixty passages with some eight hundred changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.alignment.alignment import Alignment, Cell, Row
from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparison import Comparison, RowChange
from tests.ui.open_stories import open_story, stored

if TYPE_CHECKING:
    from reader.store.rows import OpenStory

COLUMNS, PASSAGES = 6, 60
_SENTENCE = (
    "The council of river towns met for the {number}th time and heard that the dredger had moved {number} tonnes of "
    "silt from the lower basin, which the harbour office called a start and the fishing guild a show for the papers. "
    "A second boat is to follow in spring, officials said, if the levy voted down last year is raised after all."
)
_CLASSES = tuple(ChangeClass)


def large_story(columns: int = COLUMNS, passages: int = PASSAGES) -> OpenStory:
    """An open story of ``columns`` articles that differ in a few words of each of their ``passages``."""
    texts = tuple(tuple(_SENTENCE.format(number=10 + index) for index in range(passages)) for _ in range(columns))
    rows = tuple(Row(tuple(Cell((index,)) for _ in range(columns)), 1.0) for index in range(passages))
    changes = tuple(
        RowChange(row, column, _change(texts[0][row], row * 5 + column * 3 + place, place))
        for row in range(passages)
        for column in range(1, columns)
        for place in range(3 if row % 3 else 2)
    )
    articles = tuple(stored(column + 1, f"Outlet {column + 1}", texts[column]) for column in range(columns))
    return open_story(articles, Comparison(texts, 0, Alignment(rows), changes))


def _change(text: str, seed: int, place: int) -> Change:
    start = 4 + place * 60 + seed % 20
    span = Span(start, start + 14)
    words = span.of(text)
    return Change(_CLASSES[seed % len(_CLASSES)], "made-for-a-test", words, span, words, span)
