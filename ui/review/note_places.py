"""Where a note can be written from the place in focus: on the change, the row, words, the article, or the story."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.base.text import folded_space
from reader.review.note import Note, NoteAnchor, NoteKind
from ui.comparison.passage_place import passage_span, passages_in

if TYPE_CHECKING:
    from reader.base.ids import ChangeKey
    from reader.comparison.variations import Variation
    from reader.store.rows import OpenStory
    from ui.comparison.passage_place import PassagePlace
    from ui.comparison.view_state import ViewState

_QUOTED = 300


class NoteFor(StrEnum):
    """What a note is about, the nearest first: where nobody says otherwise, the first one that there is."""

    CHANGE = "change"
    ROW = "row"
    SPAN = "span"
    ARTICLE = "article"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class NoteSlot:
    """A place for a note: ``key`` names it (of a change its key, else the note without its text), ``text`` is there."""

    key: ChangeKey | Note
    text: str


@dataclass(frozen=True, slots=True)
class NoteFocus:
    """The place in focus: a row and column of the table, the current change, and words selected in the cell."""

    row: int
    column: int
    variation: Variation | None = None
    words: Span | None = None


def note_slots(story: OpenStory, state: ViewState, focus: NoteFocus | None) -> dict[NoteFor, NoteSlot]:
    """Return where a note can be written from ``focus``; with no focus only on the story."""
    slots: dict[NoteFor, NoteSlot] = {}
    if focus is not None:
        if focus.variation is not None:
            key = state.noted_key(focus.variation)
            mark = state.marks.get(key)
            slots[NoteFor.CHANGE] = NoteSlot(key, mark.note if mark else "")
        row = _row_anchors(story, state, focus.row)
        if row:
            slots[NoteFor.ROW] = _slot(story, NoteKind.ROW, row)
        words = _words_anchor(story, state, focus)
        if words is not None:
            slots[NoteFor.SPAN] = _slot(story, NoteKind.SPAN, (words,))
        page = NoteAnchor(story.articles[focus.column].row.page_hash)
        slots[NoteFor.ARTICLE] = _slot(story, NoteKind.ARTICLE, (page,))
    whole = tuple(NoteAnchor(article.row.page_hash) for article in story.articles)
    slots[NoteFor.STORY] = _slot(story, NoteKind.STORY, whole)
    return slots


def noted_texts(story: OpenStory) -> tuple[str, ...]:
    """Return the notes on rows, words, articles and the story itself."""
    return tuple(note.text for note in story.notes)


def _slot(story: OpenStory, kind: NoteKind, anchors: tuple[NoteAnchor, ...]) -> NoteSlot:
    """Return the note that stands at ``anchors`` already, or the place for a new one."""
    pages = {article.row.page_hash for article in story.articles}
    for note in story.notes:
        anchor = note.stands_on(pages)
        if note.kind is kind and anchor is not None and any(_covers(one, anchor) for one in anchors):
            return NoteSlot(replace(note, text="", made_utc=""), note.text)
    return NoteSlot(Note(kind, anchors, "", _quoted(story, kind, anchors)), "")


def _covers(place: NoteAnchor, anchor: NoteAnchor) -> bool:
    if place.page != anchor.page:
        return False
    return place.span is None or anchor.span is None or place.span.overlaps(anchor.span)


def _quoted(story: OpenStory, kind: NoteKind, anchors: tuple[NoteAnchor, ...]) -> str:
    if kind is NoteKind.STORY:
        return story.row.title
    article = next(one for one in story.articles if one.row.page_hash == anchors[0].page)
    span = anchors[0].span
    return folded_space(article.row.title if span is None else span.of(article.text))[:_QUOTED]


def _row_anchors(story: OpenStory, state: ViewState, row: int) -> tuple[NoteAnchor, ...]:
    """Return the passages of a row, those of the base first."""
    return tuple(_anchor(story, place) for column in state.own_order for place in passages_in(state, row, column))


def _words_anchor(story: OpenStory, state: ViewState, focus: NoteFocus) -> NoteAnchor | None:
    """Return the selected words of the cell in focus, or its first passage where none are selected."""
    places = passages_in(state, focus.row, focus.column)
    if not places:
        return None
    for place in places:
        span = passage_span(state, place)
        if focus.words is not None and len(focus.words) and span.start <= focus.words.start < span.end:
            block = story.articles[place.column].article.passages[place.passage]
            start = block.span.start + focus.words.start - span.start
            end = block.span.start + min(focus.words.end, span.end) - span.start
            return NoteAnchor(story.articles[place.column].row.page_hash, Span(start, end))
    return _anchor(story, places[0])


def _anchor(story: OpenStory, place: PassagePlace) -> NoteAnchor:
    article = story.articles[place.column]
    return NoteAnchor(article.row.page_hash, article.article.passages[place.passage].span)
