"""A finding as a section of a document: class and rule, every wording with where it stands, readings and note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.document import Heading, Pairs, Piece, Section, Style, visible
from reader.export.link import link_to
from reader.export.note import note_of
from reader.export.phrases import (
    CLASS_NAMES,
    direction_phrase,
    majority_phrase,
    place_phrase,
    published_phrase,
    relation_name,
    rights_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.export.document import Block, Pieces
    from reader.export.finding import Finding, Wording
    from reader.export.report import StoryReport


def finding_section(story: StoryReport, finding: Finding, level: int, anchors: str) -> Section:
    """Return ``finding`` with a heading of ``level``; ``anchors`` is what its anchor begins with."""
    kind = finding.change_class
    heading = (
        Piece(f"{finding.number}. "),
        Piece(CLASS_NAMES[kind], change_class=kind),
        Piece(f"  rule: {finding.rule}", Style.QUIET),
    )
    rows = [(_where(story, finding, (0,), finding.left), _quoted(finding, finding.left, ""))]
    for wording, columns in rights_of(finding):
        direction = direction_phrase(finding, columns)
        rows.append((_where(story, finding, columns, wording), _quoted(finding, wording, direction)))
    if majority := majority_phrase(story, finding):
        rows.append(((Piece("readings", Style.QUIET),), (Piece(majority, Style.QUIET),)))
    if finding.reason:
        rows.append(((Piece("reason", Style.QUIET),), (Piece(visible(finding.reason)),)))
    blocks: list[Block] = [Heading(level, heading), Pairs(tuple(rows))]
    if finding.note:
        blocks.append(note_of(finding.note))
    return Section(tuple(blocks), f"{anchors}finding-{finding.number}")


def _where(story: StoryReport, finding: Finding, columns: Sequence[int], wording: Wording) -> Pieces:
    """Return where a wording stands, a line for each source: outlet, date, passage number, relation."""
    pieces: list[Piece] = []
    for column in columns:
        source = story.sources[column]
        line_end = "\n" if pieces else ""
        link = "" if wording.passage is None else str(link_to(source.article.row, wording.passage, finding.key))
        pieces += [
            Piece(f"{line_end}{source.letter}, {visible(source.name)}", Style.STRONG),
            Piece(f", {published_phrase(source)}, ", Style.QUIET),
            Piece(place_phrase(wording), Style.QUIET, link=link),
        ]
        if column:
            pieces.append(Piece(f", {relation_name(source)}", Style.QUIET))
    return tuple(pieces)


def _quoted(finding: Finding, wording: Wording, direction: str) -> Pieces:
    if wording.passage is None:
        return (Piece("not in this source", Style.EMPHASIS),)
    words = visible(wording.text) or "[nothing]"
    style = Style.PLAIN if wording.text else Style.EMPHASIS
    pieces = [Piece(words, style, change_class=finding.change_class)]
    if wording.before:
        pieces.insert(0, Piece(visible(wording.before)))
    if wording.after:
        pieces.append(Piece(visible(wording.after)))
    if direction:
        pieces.append(Piece(f"  {direction}", Style.QUIET))
    return tuple(pieces)
