"""What tests read of a comparison pane, and a story of mostly equal rows for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.base.ids import StoryId
from tests.ui.comparison.large_story import large_story

if TYPE_CHECKING:
    from reader.store.rows import OpenStory
    from ui.comparison.model import ComparisonModel
    from ui.comparison.pane import ComparisonPane


def equal_story(changed: int = 10) -> OpenStory:
    """Four articles of twenty passages that differ in one row only."""
    story = large_story(4, 20)
    comparison = story.comparison
    kept = [index for index, one in enumerate(comparison.changes) if one.row == changed]
    return replace(
        story,
        row=replace(story.row, id=StoryId(8)),
        comparison=replace(comparison, changes=tuple(comparison.changes[index] for index in kept)),
        keys=tuple(story.keys[index] for index in kept),
    )


def model_of(pane: ComparisonPane) -> ComparisonModel:
    return pane._model


def place(pane: ComparisonPane) -> tuple[int, int]:
    index = pane.table.currentIndex()
    return index.row(), index.column()


def text_at(pane: ComparisonPane, row: int, shown: int) -> str:
    return str(model_of(pane).index(row, shown).data())


def top(pane: ComparisonPane) -> int:
    return pane.table.top_in_window(pane.table.currentIndex().row())


def sandwich(pane: ComparisonPane) -> None:
    """Show the large story with the focus in its middle."""
    story = large_story(4, 40)
    pane.show_story(replace(story, row=replace(story.row, id=StoryId(8))))
    pane.table.show_cell(20, 2)
    pane.table.put_at(20, 150)


def names(pane: ComparisonPane) -> list[str]:
    state = pane.state
    assert state is not None
    return [state.columns[column].name for column in state.column_order]
