"""Notes on rows, words, articles and stories in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.ids import TextHash
from reader.base.span import Span
from reader.review.note import Note, NoteAnchor, NoteKind
from reader.store.hand import Image
from reader.store.metadata import dumped, loaded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.store.database import Row, Store

_COLUMNS = "kind, anchors, note, quoted, made_utc"

_PRESENT = """
SELECT DISTINCT page_hash FROM articles
WHERE page_hash IN (SELECT value FROM json_each(:pages)) AND id NOT IN (SELECT article FROM discarded)
"""


def note_image(note: Note, now_utc: str) -> Image:
    """Return the row that keeps ``note``; no row where its text is empty."""
    row = None
    if note.text:
        anchors = [[one.page, *((one.span.start, one.span.end) if one.span else ())] for one in note.anchors]
        row = {"anchors": dumped(anchors), "note": note.text, "quoted": note.quoted, "made_utc": now_utc}
    return Image("notes", {"kind": note.kind.value, "place": note.place}, row)


def notes_standing_on(store: Store, pages: Iterable[TextHash]) -> tuple[Note, ...]:
    """Return the notes that stand on one of ``pages`` now, the oldest first."""
    wanted = frozenset(pages)
    found = _notes(store)
    present = _present(store, found)
    standing = ((note, note.stands_on(present)) for note in found)
    return tuple(note for note, anchor in standing if anchor is not None and anchor.page in wanted)


def orphaned_notes(store: Store) -> tuple[Note, ...]:
    """Return the notes of whose texts none is in the library any more, the oldest first."""
    found = _notes(store)
    present = _present(store, found)
    return tuple(note for note in found if note.stands_on(present) is None)


def _notes(store: Store) -> tuple[Note, ...]:
    return store.made(_note, store.rows(f"SELECT {_COLUMNS} FROM notes ORDER BY made_utc, kind, place"))


def _present(store: Store, notes: Iterable[Note]) -> frozenset[TextHash]:
    pages = sorted({anchor.page for note in notes for anchor in note.anchors})
    return frozenset(TextHash(row["page_hash"]) for row in store.rows(_PRESENT, {"pages": dumped(pages)}))


def _note(row: Row) -> Note:
    anchors = tuple(_anchor(*fields) for fields in loaded(row["anchors"]))
    return Note(NoteKind(row["kind"]), anchors, row["note"], row["quoted"], row["made_utc"])


def _anchor(page: str, start: int | None = None, end: int | None = None) -> NoteAnchor:
    return NoteAnchor(TextHash(page), None if start is None or end is None else Span(start, end))
