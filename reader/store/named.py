"""Stories by what they are called: those whose title may be meant by some letters that were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.ids import StoryId

if TYPE_CHECKING:
    from reader.store.database import Store

# a title with letters beyond ASCII may be meant whatever they are typed as; whoever asks looks closer at it
_NAMED = """
SELECT id, title FROM stories
WHERE title LIKE :whole ESCAPE '\\' OR title LIKE :letters ESCAPE '\\' OR title GLOB '*[^ -~]*'
ORDER BY title LIKE :whole ESCAPE '\\' DESC, last DESC, id DESC LIMIT :limit
"""


def stories_named(store: Store, typed: str, limit: int) -> tuple[tuple[StoryId, str], ...]:
    """Return at most ``limit`` stories, by id and title, that have the letters ``typed`` in this order.

    Those that have them in a row come first, then the latest. Titles with letters beyond ASCII may be among them
    without having what was typed.
    """
    letters = [_escaped(letter) for letter in typed.strip()]
    whole, apart = f"%{''.join(letters)}%", f"%{'%'.join(letters)}%"
    rows = store.rows(_NAMED, {"whole": whole, "letters": apart, "limit": limit})
    return store.made(lambda row: (StoryId(row["id"]), row["title"]), rows)


def _escaped(letter: str) -> str:
    return f"\\{letter}" if letter in "\\%_" else letter
