"""Sessions: queues of stories that a person reviews change by change, and where in them one is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.review.mark import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.base.ids import ChangeKey, SessionId, StoryId, TextHash

NOISE_RUN = 40
"""After so many verdicts of noise in a row it is offered to leave the rest of a story."""

LONGEST_THOUGHT_S = 120.0
"""A longer time between two verdicts is a pause and counts as this much of work."""


class SessionOrder(StrEnum):
    """How the stories of a session follow each other, in the stored spelling."""

    WEIGHT = "weight"
    DATE = "date"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class QueuedStory:
    """What a story is put into a queue by.

    ``page`` is the hash of its base's page text, which outlives regrouping; ``undecided`` how many changes wait for a
    verdict, None until they were counted; ``first`` is its ISO date.
    """

    story: StoryId
    page: TextHash
    undecided: int | None
    articles: int
    first: str | None


@dataclass(frozen=True, slots=True)
class Session:
    """A named queue. ``pages`` stand for its stories in their order, ``left_pages`` for those left before their end."""

    id: SessionId
    name: str
    order: SessionOrder
    pages: tuple[TextHash, ...]
    left_pages: frozenset[TextHash]
    is_archived: bool
    made_utc: str


@dataclass(frozen=True, slots=True)
class SessionPlace:
    """Where a session stands: the page of a story, a change in it, and how the table was scrolled.

    ``used_utc`` is ISO text, empty before the first use. ``seconds`` of work went into ``verdicts`` verdicts.
    """

    page: TextHash | None = None
    change: ChangeKey | None = None
    scroll: str = ""
    used_utc: str = ""
    seconds: float = 0.0
    verdicts: int = 0

    @property
    def pace(self) -> float | None:
        """Verdicts a minute, None before there are any."""
        return self.verdicts * 60 / self.seconds if self.verdicts and self.seconds > 0 else None


@dataclass(frozen=True, slots=True)
class SessionProgress:
    """A session as a list shows it.

    ``stories`` are those of its queue that the library still has, each once and in order; ``done`` of them are decided
    or were left. ``decided`` of the ``total`` changes counted so far have a verdict; ``uncounted`` stories were never
    opened, so that their changes are in neither.
    """

    session: Session
    place: SessionPlace
    stories: tuple[StoryId, ...]
    done: frozenset[StoryId]
    here: StoryId | None
    decided: int
    total: int
    uncounted: int

    def following(self, story: StoryId | None) -> StoryId | None:
        """Return the first story below ``story`` that is not done, from the top at the end; None where all are."""
        start = self.stories.index(story) + 1 if story in self.stories else 0
        rest = (*self.stories[start:], *self.stories[:start])
        return next((one for one in rest if one != story and one not in self.done), None)


def queue(stories: Sequence[QueuedStory], order: SessionOrder) -> tuple[TextHash, ...]:
    """Return the pages of ``stories`` in the order asked for, each once; ``stories`` come as a list shows them.

    By weight, those with most changes to decide come first; what was not counted yet follows, by its articles.
    """
    return tuple(dict.fromkeys(one.page for one in _ordered(stories, order)))


def _ordered(stories: Sequence[QueuedStory], order: SessionOrder) -> Iterable[QueuedStory]:
    match order:
        case SessionOrder.WEIGHT:
            return sorted(stories, key=_lightness)
        case SessionOrder.DATE:
            return sorted(stories, key=_day)
        case SessionOrder.STORY:
            return stories


def _lightness(story: QueuedStory) -> tuple[bool, int, int]:
    return story.undecided is None, -(story.undecided or 0), -story.articles


def _day(story: QueuedStory) -> tuple[bool, str]:
    return story.first is None, story.first or ""


def thought_s(elapsed_s: float) -> float:
    """Return how much of the time since the last verdict counts as work; a clock that went back counts nothing."""
    return min(max(0.0, elapsed_s), LONGEST_THOUGHT_S)


def noise_run(run: int, verdict: Verdict | None) -> int:
    """Return how many verdicts of noise stand in a row after ``verdict`` followed ``run`` of them."""
    return run + 1 if verdict is Verdict.NOISE else 0


def offers_to_leave(run: int) -> bool:
    """Tell whether it is time to offer leaving the story; asked again after as many more."""
    return run > 0 and run % NOISE_RUN == 0
