"""The map of a story as values: passages by outlets, the fullest first, and shares of text by pairs of outlets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.relations.sharing import shares_of
from ui.comparison.view_state import column_names
from ui.theme import GROUP_OF, ClassGroup

if TYPE_CHECKING:
    from reader.base.ids import ArticleId
    from reader.comparison.change import ChangeClass
    from reader.store.rows import OpenStory

_WORDS = 16


class Carried(StrEnum):
    """How an outlet carries a passage."""

    SAME = "same"
    CHANGED = "changed"
    LEFT_OUT = "left_out"
    ONLY_HERE = "only_here"


@dataclass(frozen=True, slots=True)
class MapCell:
    """A passage in an outlet: ``group`` is the heaviest kind of change to the base, ``passage`` None where left out."""

    carried: Carried
    passage: int | None = None
    group: ClassGroup | None = None
    changes: int = 0
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class MapRow:
    """A row of the comparison: its first words, and a cell for each outlet."""

    number: int
    words: str
    cells: tuple[MapCell, ...]


@dataclass(frozen=True, slots=True)
class StoryMap:
    """Outlets, those that carry most passages first, with the rows and with what share of each stands in each."""

    articles: tuple[ArticleId, ...] = ()
    names: tuple[str, ...] = ()
    carried: tuple[int, ...] = ()
    rows: tuple[MapRow, ...] = ()
    shares: tuple[tuple[float, ...], ...] = ()

    def left_out_by(self, column: int) -> tuple[MapRow, ...]:
        """Return the rows that the outlet in ``column`` leaves out."""
        return tuple(row for row in self.rows if row.cells[column].carried is Carried.LEFT_OUT)


def story_map(story: OpenStory) -> StoryMap:
    """Return the map of an open story."""
    comparison = story.comparison
    counts = [
        sum(row.cells[column] is not None for row in comparison.alignment.rows) for column in range(len(story.articles))
    ]
    order = sorted(range(len(story.articles)), key=lambda column: (-counts[column], column))
    changed = _changed(story)
    rows = tuple(
        MapRow(number, _first_words(story, number), tuple(_cell(story, number, column, changed) for column in order))
        for number in range(len(comparison.alignment.rows))
    )
    names = column_names(story.articles)
    shares = shares_of([story.articles[column].passages for column in order])
    return StoryMap(
        tuple(story.articles[column].row.id for column in order),
        tuple(names[column] for column in order),
        tuple(counts[column] for column in order),
        rows,
        shares,
    )


def _changed(story: OpenStory) -> dict[tuple[int, int], list[ChangeClass]]:
    """Return the classes of the changes of each row and column that are not trivial."""
    found: dict[tuple[int, int], list[ChangeClass]] = {}
    for entry in story.comparison.changes:
        if not entry.change.change_class.is_trivial:
            found.setdefault((entry.row, entry.column), []).append(entry.change.change_class)
    return found


def _cell(story: OpenStory, row: int, column: int, changed: dict[tuple[int, int], list[ChangeClass]]) -> MapCell:
    comparison = story.comparison
    cell = comparison.cell(row, column)
    if cell is None:
        return MapCell(Carried.LEFT_OUT)
    passage = cell.passages[0]
    others = [
        other for other in range(len(story.articles)) if other != column and comparison.cell(row, other) is not None
    ]
    if not others:
        return MapCell(Carried.ONLY_HERE, passage, ClassGroup.STATEMENT, 0, cell.is_moved)
    classes = changed.get((row, column), []) if comparison.cell(row, comparison.base) is not None else []
    if not classes:
        return MapCell(Carried.SAME, passage, None, 0, cell.is_moved)
    heaviest = min(classes, key=lambda one: one.weight)
    return MapCell(Carried.CHANGED, passage, GROUP_OF[heaviest], len(classes), cell.is_moved)


def _first_words(story: OpenStory, row: int) -> str:
    columns = [story.comparison.base, *range(len(story.articles))]
    text = next(text for column in columns if (text := story.comparison.cell_text(row, column)))
    words = text.split()
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")
