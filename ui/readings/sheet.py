"""The table of readings as values: a line for each variation, a cell for each outlet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.comparison.readings import Standing, readings_of
from reader.comparison.variations import variations_of
from ui.comparison.view_state import column_names

if TYPE_CHECKING:
    from reader.comparison.change import ChangeClass
    from reader.comparison.readings import Reading
    from reader.store.rows import OpenStory


@dataclass(frozen=True, slots=True)
class ReadingCell:
    """What an outlet has: ``letter`` names the reading (a is that of the base), None where it is not counted."""

    text: str | None
    letter: str | None
    standing: Standing
    is_base: bool


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A variation: the row it stands in, its class, the change to go to, and a cell for each outlet."""

    row: int
    change_class: ChangeClass
    change: int
    cells: tuple[ReadingCell, ...]


@dataclass(frozen=True, slots=True)
class ReadingSheet:
    """The outlets in the order of the columns, the base first, and the lines in reading order."""

    names: tuple[str, ...] = ()
    lines: tuple[ReadingLine, ...] = ()


def reading_sheet(story: OpenStory) -> ReadingSheet:
    """Return the readings of an open story; house style and typography are left out."""
    comparison = story.comparison
    names = column_names(story.articles)
    order = [comparison.base, *(n for n in range(len(names)) if n != comparison.base)]
    lines = []
    for variation in variations_of(comparison):
        if variation.change_class.is_trivial:
            continue
        readings = readings_of(comparison, variation, story.families)
        cells = _cells(readings, len(names))
        ordered = tuple(cells[column] for column in order)
        lines.append(ReadingLine(variation.row, variation.change_class, variation.members[0], ordered))
    return ReadingSheet(tuple(names[column] for column in order), tuple(lines))


def _cells(readings: tuple[Reading, ...], columns: int) -> list[ReadingCell]:
    cells = [ReadingCell(None, None, Standing.ABSENT, is_base=False)] * columns
    letters = iter("abcdefghijklmnopqrstuvwxyz")
    for reading in readings:
        is_counted = reading.standing not in (Standing.WIDER, Standing.ABSENT)
        letter = next(letters, "…") if is_counted else None
        for column in reading.columns:
            cells[column] = ReadingCell(reading.text, letter, reading.standing, reading.is_base)
    return cells
