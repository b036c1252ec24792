"""The rows behind the list of a window, and lists made of rows, for tests."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from reader.base.ids import StoryId
from reader.library import Library
from reader.store.story_list import Homes, ListGroup, StoryList
from ui.stories.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.rows import StoryRow
    from ui.main_window import MainWindow


def rows_of(window: MainWindow) -> tuple[StoryRow, ...]:
    """Return the rows of all stories that the window has listed, as its library has them now."""
    assert window.arrivals.library is not None
    ids = [StoryId(one) for one in window.desk.listing.whole.ids]
    with Library.open(window.arrivals.library.path, read_only=True) as library:
        return library.stories(ids)


def listing(rows: Sequence[StoryRow], read: Sequence[StoryRow] | None = None) -> Listing:
    """Return a listing of ``rows`` in their order; those of one storyline stand in a row. ``read`` are known."""
    groups: list[ListGroup] = []
    for place, row in enumerate(rows):
        if groups and groups[-1].storyline == row.storyline:
            groups[-1] = ListGroup(row.storyline, row.storyline_title or "", groups[-1].start, place + 1)
        else:
            groups.append(ListGroup(row.storyline, row.storyline_title or "", place, place + 1))
    stories = StoryList(array("q", [row.id for row in rows]), tuple(groups))
    pairs = [(row.id, article) for row in rows for article in row.articles]
    homes = Homes(array("q", [story for story, _ in pairs]), array("q", [article for _, article in pairs]))
    return Listing(stories, stories, homes, tuple(rows if read is None else read))
