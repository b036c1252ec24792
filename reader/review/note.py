"""Notes on texts: on a row, on words of a passage, on an article and on a story, each tied to the text itself.

Notes on a change stand on its mark.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.base.ids import TextHash
    from reader.base.span import Span


class NoteKind(StrEnum):
    """What a note is about, in the stored spelling."""

    ROW = "row"
    SPAN = "span"
    ARTICLE = "article"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class NoteAnchor:
    """A text that a note stands on: words of a page, or (``span`` None) all of it.

    ``page`` is the hash of the page's text, in which ``span`` lies. Cleaning changes the roles of blocks and never the
    text of a page, so that an anchor names the same words for ever, and no words of another page, however alike.
    """

    page: TextHash
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A note in Markdown. ``quoted`` is what it stood on when it was written, to be read where the text is gone.

    It stands on the first of its anchors (at least one) that is still in the library.
    """

    kind: NoteKind
    anchors: tuple[NoteAnchor, ...]
    text: str
    quoted: str
    made_utc: str = ""

    @property
    def place(self) -> str:
        """A hash of the anchors, under which the note is kept."""
        return place_key(self.anchors)

    def stands_on(self, pages: Collection[TextHash]) -> NoteAnchor | None:
        """Return the anchor that the note stands on while ``pages`` are in the library, None where it has lost all."""
        return next((anchor for anchor in self.anchors if anchor.page in pages), None)


def place_key(anchors: Sequence[NoteAnchor]) -> str:
    """Return the hash of ``anchors`` in their order."""
    parts = (f"{one.page}:{one.span.start}:{one.span.end}" if one.span else one.page for one in anchors)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
