"""The notes on texts in a document: each with where it stands and the words it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.document import Heading, Paragraph, Piece, Section, Style, visible
from reader.export.link import link_to
from reader.export.note import note_of
from reader.review.note import NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.export.document import Block, Pieces
    from reader.export.report import StoryReport
    from reader.export.story_note import StoryNote

_NOTED = {NoteKind.ROW: "a row of", NoteKind.SPAN: "words of", NoteKind.ARTICLE: "", NoteKind.STORY: ""}


def note_blocks(story: StoryReport, level: int) -> Iterator[Block | Section]:
    """Yield the notes on texts of ``story`` under a heading of ``level``."""
    if not story.notes:
        return
    yield Heading(level, (Piece(f"Notes on texts ({len(story.notes)})"),))
    for note in story.notes:
        blocks: list[Block] = [Heading(level + 1, _where(story, note))]
        if note.quoted and note.kind in (NoteKind.ROW, NoteKind.SPAN):
            blocks.append(Paragraph((Piece(f"“{visible(note.quoted)}”", Style.EMPHASIS),)))
        yield Section((*blocks, note_of(note.text)))


def _where(story: StoryReport, note: StoryNote) -> Pieces:
    if note.kind is NoteKind.STORY:
        return (Piece("On the story"),)
    source = story.sources[note.column]
    words = " ".join(part for part in ("On", _NOTED[note.kind], f"{source.letter}, {visible(source.name)}") if part)
    if note.passage is None:
        return (Piece(words),)
    link = str(link_to(source.article.row, note.passage))
    return (Piece(f"{words}, "), Piece(f"passage\u00a0{note.passage}", Style.QUIET, link=link))
