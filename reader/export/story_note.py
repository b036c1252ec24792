"""A note on a text: on a story, an article, a row or words, with the place it stands at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.review.note import NoteKind

if TYPE_CHECKING:
    from reader.base.span import Span
    from reader.review.note import Note
    from reader.store.rows import OpenStory, StoredArticle


@dataclass(frozen=True, slots=True)
class StoryNote:
    """A note in Markdown on the text of source number ``column``; ``passage`` counts from 1, None where it is on none.

    ``quoted`` is what it stood on when it was written.
    """

    kind: NoteKind
    column: int
    passage: int | None
    quoted: str
    text: str


def notes_of(story: OpenStory) -> tuple[StoryNote, ...]:
    """Return the notes that stand on texts of ``story``, in the order of its sources and their passages."""
    pages = {article.row.page_hash: column for column, article in reversed(tuple(enumerate(story.articles)))}
    found = []
    for note in story.notes:
        anchor = note.stands_on(pages)
        if anchor is not None:
            column = pages[anchor.page]
            found.append(_placed(note, column, _passage(story.articles[column], anchor.span)))
    return tuple(sorted(found, key=_order))


def _placed(note: Note, column: int, passage: int | None) -> StoryNote:
    return StoryNote(note.kind, column, passage, note.quoted, note.text)


def _passage(article: StoredArticle, span: Span | None) -> int | None:
    if span is None:
        return None
    passages = enumerate(article.article.passages, start=1)
    return next((number for number, block in passages if block.span.start <= span.start < block.span.end), None)


def _order(note: StoryNote) -> tuple[bool, int, int, str, str, str]:
    return note.kind is not NoteKind.STORY, note.column, note.passage or 0, note.kind.value, note.quoted, note.text
