"""How a report names classes, relations, dates and sources, in all its formats alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison.change import ChangeClass
from reader.comparison.direction import Direction
from reader.comparison.readings import Standing
from reader.relations.relation import RelationKind
from reader.review.mark import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.export.finding import Finding, Wording
    from reader.export.report import ReportSource, StoryReport

CLASS_NAMES = {
    ChangeClass.FIGURE: "Figure",
    ChangeClass.DATE: "Date",
    ChangeClass.QUOTATION: "Quotation wording",
    ChangeClass.QUOTE_MARKS: "Quotation marks",
    ChangeClass.ATTRIBUTION: "Attribution",
    ChangeClass.MODALITY: "Certainty",
    ChangeClass.NEGATION: "Negation",
    ChangeClass.NAME: "Name or label",
    ChangeClass.STATEMENT_ADDED: "Statement added",
    ChangeClass.STATEMENT_REMOVED: "Statement left out",
    ChangeClass.REORDERING: "Moved",
    ChangeClass.WORDING: "Wording",
    ChangeClass.HOUSE_STYLE: "House style",
    ChangeClass.TYPOGRAPHY: "Typography",
}

VERDICT_NAMES = {
    Verdict.MATTERS: "Matters",
    Verdict.UNSURE: "Unsure",
    None: "Not decided",
    Verdict.NOISE: "Noise",
}
"""The verdicts in the order in which a report tells them."""

_DIRECTION_NAMES = {
    Direction.SOFTENED: "softened",
    Direction.HARDENED: "hardened",
    Direction.VAGUER: "vaguer",
    Direction.MORE_EXACT: "more exact",
}
_FEW = 3
"""So many sources have to have a place for a majority of them to say anything."""

_RELATION_NAMES = {
    RelationKind.COPY: "copy",
    RelationKind.LATER_TAKE: "later take",
    RelationKind.CUT: "cut",
    RelationKind.REWORDED: "reworded",
    RelationKind.TRANSLATED: "translated",
    RelationKind.OWN_REPORT: "own report",
}


def relation_name(source: ReportSource) -> str:
    """Return how the source hangs together with the base in a word or two."""
    relation = source.relation
    if relation is None:
        return "base" if source.is_base else "no text shared"
    return _RELATION_NAMES[relation.kind]


def relation_phrase(source: ReportSource) -> str:
    """Return how the source hangs together with the base: ``copy, shares 91 % of its words``."""
    relation = source.relation
    if relation is None:
        return relation_name(source)
    own = relation.coverage_a if relation.a == source.article.row.id else relation.coverage_b
    return f"{relation_name(source)}, shares {own:.0%} of its words".replace("%", " %")


def date_phrase(source: ReportSource) -> str:
    """Return when the source was published, with what that rests on; a guess is called a proposal."""
    published = source.article.article.published
    if published is None:
        return "undated"
    state = "proposed, " if published.is_proposal else ""
    return f"{published.value.replace('T', ' ')} ({state}{published.evidence})"


def period_phrase(first: str | None, last: str | None) -> str:
    """Return the days between which dated sources came out: ``2026-03-12 to 2026-03-14``."""
    if first is None or last is None:
        return "undated"
    first, last = first.partition("T")[0], last.partition("T")[0]
    return first if first == last else f"{first} to {last}"


def place_phrase(wording: Wording) -> str:
    """Return where in its article a wording stands: ``passage 4``, which no line breaks."""
    return "left out" if wording.passage is None else f"passage\u00a0{wording.passage}"


def published_phrase(source: ReportSource) -> str:
    """Return the date of a source, without what it rests on."""
    return (source.article.row.published or "undated").replace("T", " ")


def rights_of(finding: Finding) -> tuple[tuple[Wording, tuple[int, ...]], ...]:
    """Return the wordings of the other sources, each with the columns that print it in the same surroundings."""
    grouped: dict[Wording, list[int]] = {}
    for column, wording in zip(finding.columns, finding.rights, strict=True):
        grouped.setdefault(wording, []).append(column)
    return tuple((wording, tuple(columns)) for wording, columns in grouped.items())


def direction_phrase(finding: Finding, columns: Sequence[int]) -> str:
    """Return where the wording of ``columns`` takes the meaning of the base, empty where that is not known."""
    pairs = zip(finding.columns, finding.directions, strict=True)
    found = {direction for column, direction in pairs if column in columns}
    direction = found.pop() if len(found) == 1 else None
    return _DIRECTION_NAMES[direction] if direction else ""


def standing_phrase(finding: Finding, column: int) -> str:
    """Return how the reading of ``column`` stands: ``majority``, ``alone``, else empty."""
    reading = next(one for one in finding.readings if column in one.columns)
    return {Standing.MAJORITY: "majority", Standing.SINGULAR: "alone"}.get(reading.standing, "")


def majority_phrase(story: StoryReport, finding: Finding) -> str:
    """Return who is of one reading and who stands alone: ``majority A, C, D (3 outlets, 1 source); alone B``.

    Empty where fewer than three sources have the place.
    """
    counted = [one for one in finding.readings if one.standing not in (Standing.WIDER, Standing.ABSENT)]
    if sum(len(one.columns) for one in counted) < _FEW:
        return ""
    parts = [
        f"majority {_letters(story, one.columns)} ({number_phrase(len(one.columns), 'outlet')}, "
        f"{number_phrase(one.sources, 'source')})"
        for one in counted
        if one.is_majority
    ]
    alone = [_letters(story, one.columns) for one in counted if one.standing is Standing.SINGULAR]
    return "; ".join([*(parts or ["no majority"]), *([f"alone {', '.join(alone)}"] if alone else [])])


def number_phrase(count: int, noun: str) -> str:
    """Return ``1 source`` or ``2 sources``; ``noun`` takes an s for more than one."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def file_name(path: str) -> str:
    """Return the last part of a path of any system, ``pasted`` where there is none."""
    return path.replace("\\", "/").rpartition("/")[2] or "pasted"


def _letters(story: StoryReport, columns: Sequence[int]) -> str:
    return ", ".join(story.sources[column].letter for column in columns)
