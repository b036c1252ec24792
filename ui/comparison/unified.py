"""Unified text: the base's words with those an article took out and put in, each in its place, as one running text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.base.span import Span
from reader.comparison.change import ChangeClass
from reader.comparison.comparison import MOVED, TRANSLATED
from ui.comparison.view_state import TOO_LARGE, CellMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.comparison.change import Change

_BETWEEN = "\u2009"
"""A thin space between words taken out and those put in for them, so that both can be read."""
_CLOSING = ".,;:!?…)”’"
_FIRST_WITHOUT_SPACES = "\u2e80"
"""From here on scripts stand that write no spaces between words."""


class Side(StrEnum):
    """Who has a piece of a unified text: both, only the base, only the article, or nobody."""

    BOTH = "both"
    BASE = "base"
    ARTICLE = "article"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class UnifiedText:
    """A running text in pieces, each with who has it, and where each change stands in it.

    The pieces of both and of the base, one after the other, are the text of the base.
    """

    pieces: tuple[tuple[str, Side], ...]
    marks: tuple[CellMark, ...]

    @property
    def text(self) -> str:
        """The pieces, one after the other."""
        return "".join(words for words, _ in self.pieces)

    def reading(self, side: Side) -> tuple[str, tuple[int, ...]]:
        """Return what ``side`` alone reads, and where each of its characters stands in the text."""
        words, at = "", 0
        places: list[int] = []
        for piece, who in self.pieces:
            if who in (Side.BOTH, side):
                words += piece
                places.extend(range(at, at + len(piece)))
            at += len(piece)
        return words, tuple(places)


@dataclass(frozen=True, slots=True)
class _Edit:
    """At ``start`` of the base's text words up to ``end`` are taken out and ``added`` is put in."""

    start: int
    end: int
    rank: int
    added: str
    change: int


def unified_text(left: str, right: str, changes: Sequence[tuple[int, Change]]) -> UnifiedText:
    """Return ``left`` with ``changes`` to ``right`` told in it, each under its number; other differences are not told.

    Where the whole passage was moved, the words around that are told as well. Passages in two languages follow each
    other, and of one that is too large to be compared that of the article is shown.
    """
    rules = {change.rule for _, change in changes}
    if TOO_LARGE in rules:
        pieces = ((right, Side.ARTICLE),)
        return UnifiedText(pieces, tuple(CellMark(Span(0, len(right)), number) for number, _ in changes))
    if TRANSLATED in rules:
        return _one_after_the_other(left, right, changes)
    told = [(number, change) for number, change in changes if change.rule != MOVED]
    writer = _Writer(left)
    for edit in sorted(_edits(left, told), key=lambda edit: (edit.start, edit.rank)):
        writer.write(edit)
    writer.finish()
    marks = list(writer.marks)
    length = sum(len(words) for words, _ in writer.pieces)
    marks.extend(CellMark(Span(0, length), number) for number, change in changes if change.rule == MOVED)
    return UnifiedText(tuple(writer.pieces), tuple(marks))


class _Writer:
    """Writes the pieces from left to right."""

    def __init__(self, left: str) -> None:
        self._left = left
        self._at = 0
        self._length = 0
        self.pieces: list[tuple[str, Side]] = []
        self.marks: list[CellMark] = []

    def write(self, edit: _Edit) -> None:
        """Write what stands before ``edit``, and what it takes out and puts in."""
        start = max(self._at, edit.start)
        end = max(start, edit.end)
        self._put(self._left[self._at : start], Side.BOTH)
        self._at = end
        removed = self._left[start:end]
        if removed:
            self.marks.append(CellMark(self._put(removed, Side.BASE), edit.change, is_struck=True))
        if edit.added:
            before, side = self.pieces[-1] if self.pieces else ("", Side.BOTH)
            self._put(_BETWEEN if side is Side.BASE else _glue(before, edit.added), Side.NOBODY)
            self.marks.append(CellMark(self._put(edit.added, Side.ARTICLE), edit.change))
            self._put(_glue(edit.added, self._left[end : end + 1]), Side.NOBODY)

    def finish(self) -> None:
        """Write what stands behind the last edit."""
        self._put(self._left[self._at :], Side.BOTH)

    def _put(self, words: str, side: Side) -> Span:
        start = self._length
        if words:
            self.pieces.append((words, side))
            self._length += len(words)
        return Span(start, self._length)


def _glue(before: str, after: str) -> str:
    """Return the space that two words, or a sentence and a word, need between them; nothing where there is one."""
    if not before or not after or not after[0].isalnum() or not (before[-1].isalnum() or before[-1] in _CLOSING):
        return ""
    return "" if min(before[-1], after[0]) >= _FIRST_WITHOUT_SPACES else " "


def _edits(left: str, changes: Iterable[tuple[int, Change]]) -> Iterator[_Edit]:
    """Yield the edits of ``changes`` in the order of the right text; what was moved is taken out and put in apart."""
    inside = sorted(changes, key=lambda one: (one[1].right_span, one[1].left_span))
    moved = [change.left_span for _, change in inside if change.change_class is ChangeClass.REORDERING]
    at_right, at_left = 0, 0
    for rank, (number, change) in enumerate(inside):
        base, here = change.left_span, change.right_span
        if change.change_class is not ChangeClass.REORDERING:
            yield _Edit(base.start, base.end, rank, change.right, number)
            at_right, at_left = here.end, max(at_left, base.end)
            continue
        place = at_left + max(0, here.start - at_right)
        for span in sorted(moved):
            if at_left <= span.start < place:
                place += len(span)
        yield _Edit(base.start, base.end, rank, "", number)
        place = min(place, len(left))
        yield _Edit(place, place, rank, change.right, number)
        at_right, at_left = here.end, place


def _one_after_the_other(left: str, right: str, changes: Sequence[tuple[int, Change]]) -> UnifiedText:
    start = len(left) + 2
    marks = []
    for number, change in changes:
        if change.rule == TRANSLATED:
            marks.append(CellMark(Span(0, start + len(right)), number))
            continue
        marks.append(CellMark(change.left_span, number))
        marks.append(CellMark(Span(start + change.right_span.start, start + change.right_span.end), number))
    return UnifiedText(((left, Side.BASE), ("\n\n", Side.NOBODY), (right, Side.ARTICLE)), tuple(marks))
