"""A finding: one variation as a report tells it, with every wording, where they stand and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.comparison.direction import direction_in
from reader.comparison.readings import readings_of
from reader.comparison.variations import variations_of
from reader.comparison.witnesses import witnesses_of
from reader.review.agreement import verdict_on

if TYPE_CHECKING:
    from reader.base.ids import ChangeKey
    from reader.base.span import Span
    from reader.comparison.change import ChangeClass
    from reader.comparison.comparison import Comparison
    from reader.comparison.direction import Direction
    from reader.comparison.readings import Reading
    from reader.comparison.variations import Variation
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
    """A place of the base that the articles of ``columns`` tell otherwise, each in its own words.

    ``number`` counts the findings of a report from 1. ``columns`` are indexes into the report's sources; ``rights``,
    ``rules`` (the rules that gave the class) and ``directions`` (where the wording takes the meaning of the base, None
    where that is not known) run parallel to them. ``readings`` are those of all sources at the place.
    ``reason`` is why the verdict was given, empty where nobody said.
    """

    number: int
    key: ChangeKey
    change_class: ChangeClass
    row: int
    left: Wording
    columns: tuple[int, ...]
    rights: tuple[Wording, ...]
    rules: tuple[str, ...]
    directions: tuple[Direction | None, ...]
    readings: tuple[Reading, ...]
    verdict: Verdict | None
    reason: str
    note: str

    @property
    def rule(self) -> str:
        """The rules of all readings, each told once."""
        return ", ".join(dict.fromkeys(self.rules))


def findings_of(story: OpenStory) -> tuple[Finding, ...]:
    """Return the variations of the story in reading order.

    Where a person gave the readings of a variation different verdicts, those with the same one are a finding.
    """
    groups: dict[tuple[Variation, Verdict | None], list[int]] = {}
    for variation in variations_of(story.comparison):
        for index in variation.members:
            groups.setdefault((variation, verdict_on(story.keys[index], story.marks)), []).append(index)
    found = enumerate(groups.items(), start=1)
    return tuple(
        _finding(story, number, variation, members, verdict) for number, ((variation, verdict), members) in found
    )


def _finding(
    story: OpenStory, number: int, variation: Variation, members: list[int], verdict: Verdict | None
) -> Finding:
    comparison = story.comparison
    witnesses = witnesses_of(comparison, variation)
    by_column: dict[int, list[int]] = {}
    for index in members:
        by_column.setdefault(comparison.changes[index].column, []).append(index)
    return Finding(
        number,
        story.keys[members[0]],
        variation.change_class,
        variation.row,
        _wording(comparison, variation.row, comparison.base, variation.base_span),
        tuple(by_column),
        tuple(_wording(comparison, variation.row, column, witnesses[column].span) for column in by_column),
        tuple(_rules(comparison, own) for own in by_column.values()),
        tuple(_direction(comparison, own) for own in by_column.values()),
        readings_of(comparison, variation, story.families),
        verdict,
        _told_once(story, members, "reason", ", "),
        _told_once(story, members, "note", "\n\n"),
    )


def _rules(comparison: Comparison, members: list[int]) -> str:
    return ", ".join(dict.fromkeys(comparison.changes[index].change.rule for index in members))


def _direction(comparison: Comparison, members: list[int]) -> Direction | None:
    """Return where the changes of one source take the meaning, None where they go more than one way."""
    known = [direction_in(comparison, comparison.changes[index]) for index in members]
    found = {one.direction for one in known if one is not None}
    return found.pop() if len(found) == 1 else None


def _told_once(story: OpenStory, members: list[int], field: str, between: str) -> str:
    """Return what ``field`` of the marks on ``members`` says, each text once."""
    marks = (story.marks.get(story.keys[index]) for index in members)
    texts: dict[str, None] = dict.fromkeys(getattr(mark, field) for mark in marks if mark is not None)
    return between.join(filter(None, texts))


def _wording(comparison: Comparison, row: int, column: int, span: Span | None) -> Wording:
    """Return the words at ``span`` of a cell with the passage they stand in and the text round them."""
    cell = comparison.cell(row, column)
    if cell is None or span is None:
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
