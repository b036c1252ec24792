"""Stories in the groups the list shows: one for each storyline, and one for those in none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.base.ids import StorylineId
    from reader.store.rows import StoryRow

_UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """The stories of one storyline in order of date, undated ones last, or (``storyline`` None) those in none."""

    storyline: StorylineId | None
    title: str
    stories: tuple[StoryRow, ...]


def grouped(stories: Iterable[StoryRow]) -> tuple[StoryGroup, ...]:
    """Return ``stories`` by storyline, the storyline with the newest story first, those in none last."""
    by_storyline: dict[StorylineId | None, list[StoryRow]] = {}
    for story in stories:
        by_storyline.setdefault(story.storyline, []).append(story)
    single = by_storyline.pop(None, [])
    groups = [
        StoryGroup(storyline, members[0].storyline_title or "", tuple(sorted(members, key=_date)))
        for storyline, members in by_storyline.items()
    ]
    groups.sort(key=_last_date, reverse=True)
    if single:
        groups.append(StoryGroup(None, "", tuple(sorted(single, key=_newest, reverse=True))))
    return tuple(groups)


def _date(story: StoryRow) -> tuple[str, str]:
    return story.first or _UNDATED, story.title


def _newest(story: StoryRow) -> tuple[str, str]:
    return story.first or "", story.title


def _last_date(group: StoryGroup) -> str:
    return max(story.first or "" for story in group.stories)
