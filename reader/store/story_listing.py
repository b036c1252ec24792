"""The list of stories, read in one of its orders and narrowed to what a query asks for."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from reader.base.ids import StorylineId
from reader.store.stories import counted_stories
from reader.store.story_list import Homes, ListGroup, StoryList, StoryOrder

if TYPE_CHECKING:
    from reader.store.database import Row, Store

_SINGLES = {
    StoryOrder.LATEST: "SELECT id FROM stories WHERE storyline IS NULL ORDER BY first DESC, id DESC",
    StoryOrder.OLDEST: "SELECT id FROM stories WHERE storyline IS NULL ORDER BY first IS NULL, first, id",
}
_IN_LINES = "SELECT id FROM stories WHERE storyline IS NOT NULL ORDER BY storyline, first, id"

_LINES = """
SELECT storylines.id, storylines.title, lines.size, lines.dated, lines.oldest, lines.newest FROM (
    SELECT storyline, count(*) AS size, count(first) AS dated, min(first) AS oldest, max(first) AS newest
    FROM stories WHERE storyline IS NOT NULL GROUP BY storyline
) AS lines JOIN storylines ON storylines.id = lines.storyline ORDER BY storylines.id
"""

_SIZES = "SELECT story, count(*) AS size FROM memberships GROUP BY story ORDER BY count(*) DESC, story DESC"
_HOMES = "SELECT story, article FROM memberships ORDER BY story, position"
_BY_TITLE = "SELECT id FROM stories ORDER BY title COLLATE NOCASE, id"


def story_list(store: Store, order: StoryOrder = StoryOrder.LATEST) -> StoryList:
    """Return all stories in ``order``.

    By date the stories of a storyline stand together, in the order they happened, undated ones last; the storyline with
    the latest (or oldest) story comes first, and those in none come last. Other orders have one group for all.
    """
    match order:
        case StoryOrder.TITLE:
            (ids,) = store.columns(_BY_TITLE, "id")
        case StoryOrder.ARTICLES:
            (ids,) = store.columns(_SIZES, "story")
        case StoryOrder.UNDECIDED:
            ids = _most_undecided(store)
        case _:
            return _grouped(store, order)
    return StoryList(ids, (ListGroup(None, "", 0, len(ids)),) if ids else (), order)


def homes(store: Store) -> Homes:
    """Return which article stands in which story."""
    stories, articles = store.columns(_HOMES, "story", "article")
    return Homes(stories, articles)


def _grouped(store: Store, order: StoryOrder) -> StoryList:
    (members,) = store.columns(_IN_LINES, "id")
    lines: list[tuple[Row, array[int]]] = []
    place = 0
    for row in store.rows(_LINES):
        dated, end = place + row["size"] - row["dated"], place + row["size"]
        stories = members[dated:end]
        if dated > place:
            stories += members[place:dated]  # the index has undated stories first
        lines.append((row, stories))
        place = end
    if order is StoryOrder.LATEST:
        lines.sort(key=lambda line: line[0]["newest"] or "", reverse=True)
    else:
        lines.sort(key=lambda line: (line[0]["oldest"] is None, line[0]["oldest"]))
    ids, groups = array("q"), []
    for row, stories in lines:
        groups.append(ListGroup(StorylineId(row["id"]), row["title"], len(ids), len(ids) + len(stories)))
        ids.extend(stories)
    (singles,) = store.columns(_SINGLES[order], "id")
    if singles:
        groups.append(ListGroup(None, "", len(ids), len(ids) + len(singles)))
    return StoryList(ids + singles, tuple(groups), order)


def _most_undecided(store: Store) -> array[int]:
    """Return the stories with most to decide first, then those not counted yet by their articles, then the rest."""
    left = {int(story): total - decided for story, (total, decided) in counted_stories(store).items()}
    stories, sizes = store.columns(_SIZES, "story", "size")
    waiting = sorted((one for one in stories if left.get(one)), key=lambda one: -left[one])
    uncounted = [one for one, size in zip(stories, sizes, strict=True) if size > 1 and one not in left]
    rest = [one for one, size in zip(stories, sizes, strict=True) if left.get(one) == 0 or size < 2]
    return array("q", (*waiting, *uncounted, *rest))
