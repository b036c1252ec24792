"""A review session: a queue of stories, and where in it the reader stopped."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.base.ids import ChangeKey, StoryId

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Session:
    """The stories of a session in their order, the one that is open, and the change that the reader stood on."""

    stories: tuple[StoryId, ...]
    current: StoryId | None = None
    key: ChangeKey | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a story is: changes to decide (None: not counted yet) and those decided."""

    total: int | None
    decided: int

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left to decide."""
        return self.total is not None and self.decided >= self.total


@dataclass(frozen=True, slots=True)
class SessionProgress:
    """How far a session is: stories done, of how many, and changes decided in all of them."""

    done: int
    stories: int
    decided: int


def next_story(session: Session, standings: Mapping[StoryId, Standing], *, backwards: bool = False) -> StoryId | None:
    """Return the next story after the current one with something left to decide, going round once.

    Stories that are no longer in ``standings``, because they were merged into others, are passed over.
    """
    queue = session.stories[::-1] if backwards else session.stories
    start = queue.index(session.current) + 1 if session.current in queue else 0
    for story in (*queue[start:], *queue[:start]):
        if story != session.current and story in standings and not standings[story].is_done:
            return story
    return None


def progress_of(session: Session, standings: Mapping[StoryId, Standing]) -> SessionProgress:
    """Return how far ``session`` is."""
    present = [standings[story] for story in session.stories if story in standings]
    return SessionProgress(
        sum(standing.is_done for standing in present), len(present), sum(standing.decided for standing in present)
    )


def session_text(session: Session) -> str:
    """Return ``session`` as the text that is kept."""
    return json.dumps({"stories": session.stories, "current": session.current, "key": session.key})


def session_from(text: str) -> Session | None:
    """Return the session that ``text`` keeps, None where it keeps none."""
    try:
        fields: Any = json.loads(text)
        stories = tuple(StoryId(int(story)) for story in fields["stories"])
        current, key = fields["current"], fields["key"]
    except (ValueError, KeyError, TypeError):
        return None
    return Session(
        stories, None if current is None else StoryId(int(current)), None if key is None else ChangeKey(str(key))
    )
