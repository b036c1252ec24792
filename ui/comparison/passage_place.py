"""The place of a passage: the article it stands in and which of its passages it is, and where a cell shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.base.text import folded_space

if TYPE_CHECKING:
    from ui.comparison.view_state import ViewState

_SHOWN_WORDS = 5


@dataclass(frozen=True, slots=True)
class PassagePlace:
    """A passage by the column of its article in the comparison and its index there."""

    column: int
    passage: int


def passages_in(state: ViewState, row: int, column: int) -> tuple[PassagePlace, ...]:
    """Return the passages that a cell holds, in order; none in a gap or in furniture."""
    number = state.rows[row].number
    cell = state.comparison.cell(number, column) if number is not None else None
    return tuple(PassagePlace(column, passage) for passage in cell.passages) if cell else ()


def passage_span(state: ViewState, place: PassagePlace) -> Span:
    """Return where the passage stands in the text of the cell that holds it."""
    row = state.row_of_passage(place.column, place.passage)
    cell = state.comparison.cell(row, place.column) if row is not None else None
    texts = state.comparison.columns[place.column]
    before = cell.passages[: cell.passages.index(place.passage)] if cell else ()
    start = sum(len(texts[passage]) + len("\n\n") for passage in before)
    return Span(start, start + len(texts[place.passage]))


def first_words(state: ViewState, place: PassagePlace) -> str:
    """Return the beginning of a passage as a person would name it: ``“Rescue teams searched …”, Northern Wire 3``."""
    words = folded_space(state.comparison.columns[place.column][place.passage]).split(" ")
    text = " ".join(words[:_SHOWN_WORDS]) + (" …" if len(words) > _SHOWN_WORDS else "")
    return f"“{text}”, {state.columns[place.column].name} {place.passage + 1}"
