"""A finding: one change as a report tells it, with both wordings, where they stand and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.base.ids import ChangeKey
    from reader.base.span import Span
    from reader.comparison.change import ChangeClass
    from reader.comparison.comparison import Comparison, RowChange
    from reader.review.mark import Verdict
    from reader.store.rows import OpenStory

_CONTEXT = 70
"""How many characters of the text round a wording are quoted with it, at most, on each side."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What one article has: the words, the text round them, and the number of the passage, from 1.

    ``passage`` is None where the article leaves the passage out; ``text`` is then empty.
    """

    passage: int | None
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A change between the base and the articles of ``columns``, which all have the same wording.

    ``number`` counts the findings of a report from 1. ``columns`` are indexes into the report's sources, ``rights``
    runs parallel to them.
    """

    number: int
    key: ChangeKey
    change_class: ChangeClass
    rule: str
    row: int
    left: Wording
    columns: tuple[int, ...]
    rights: tuple[Wording, ...]
    verdict: Verdict | None
    note: str


def findings_of(story: OpenStory) -> tuple[Finding, ...]:
    """Return the changes of the story in reading order.

    Changes at the same words of the base that put the same words in their place, with the same verdict and note, are
    one finding with several sources.
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    for index, entry in enumerate(story.comparison.changes):
        mark = story.marks.get(story.keys[index])
        change = entry.change
        decided = (mark.verdict, mark.note) if mark else (None, "")
        group = (entry.row, change.left_span, change.change_class, change.right, *decided)
        groups.setdefault(group, []).append(index)
    return tuple(_finding(story, number, members) for number, members in enumerate(groups.values(), start=1))


def _finding(story: OpenStory, number: int, members: list[int]) -> Finding:
    comparison = story.comparison
    entries = [comparison.changes[index] for index in members]
    first = entries[0]
    mark = story.marks.get(story.keys[members[0]])
    return Finding(
        number,
        story.keys[members[0]],
        first.change.change_class,
        first.change.rule,
        first.row,
        _wording(comparison, first.row, comparison.base, first.change.left_span),
        tuple(entry.column for entry in entries),
        tuple(_right(comparison, entry) for entry in entries),
        mark.verdict if mark else None,
        mark.note if mark else "",
    )


def _right(comparison: Comparison, entry: RowChange) -> Wording:
    return _wording(comparison, entry.row, entry.column, entry.change.right_span)


def _wording(comparison: Comparison, row: int, column: int, span: Span) -> Wording:
    """Return the words at ``span`` of a cell with the passage they stand in and the text round them."""
    cell = comparison.cell(row, column)
    if cell is None:
        return Wording(None, "", "", "")
    text = comparison.cell_text(row, column)
    start = 0
    number = cell.passages[0]
    for index in cell.passages:
        number = index
        if span.start <= start + len(comparison.columns[column][index]):
            break
        start += len(comparison.columns[column][index]) + len("\n\n")
    return Wording(number + 1, _tail(text[start : span.start]), span.of(text), _head(text[span.end :]))


def _tail(text: str) -> str:
    """Return the end of ``text``, cut at a word."""
    text = text.rpartition("\n\n")[2]
    if len(text) <= _CONTEXT:
        return text
    return "…" + text[-_CONTEXT:].partition(" ")[2]


def _head(text: str) -> str:
    """Return the beginning of ``text``, cut at a word."""
    text = text.partition("\n\n")[0]
    if len(text) <= _CONTEXT:
        return text
    return text[:_CONTEXT].rpartition(" ")[0] + "…"
