"""How a report names classes, relations, dates and sources, in all its formats alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison.change import ChangeClass
from reader.relations.relation import RelationKind
from reader.review.mark import Verdict

if TYPE_CHECKING:
    from reader.export.finding import Finding, Wording
    from reader.export.report import Report, ReportSource

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

_RELATION_NAMES = {
    RelationKind.COPY: "copy",
    RelationKind.LATER_TAKE: "later take",
    RelationKind.CUT: "cut",
    RelationKind.REWORDED: "reworded",
    RelationKind.TRANSLATED: "translated",
    RelationKind.OWN_REPORT: "own report",
}


def relation_phrase(source: ReportSource) -> str:
    """Return how the source hangs together with the base: ``copy, shares 91 % of its words``."""
    relation = source.relation
    if relation is None:
        return "base" if source.is_base else "no text shared"
    own = relation.coverage_a if relation.a == source.article.row.id else relation.coverage_b
    return f"{_RELATION_NAMES[relation.kind]}, shares {own:.0%} of its words".replace("%", " %")


def date_phrase(source: ReportSource) -> str:
    """Return when the source was published, with what that rests on; a guess is called a proposal."""
    published = source.article.article.published
    if published is None:
        return "undated"
    state = "proposed, " if published.is_proposal else ""
    return f"{published.value} ({state}{published.evidence})"


def period_phrase(report: Report) -> str:
    """Return the days between which the dated sources came out: ``2026-03-12 to 2026-03-14``."""
    if report.first is None or report.last is None:
        return "undated"
    first, last = report.first.partition("T")[0], report.last.partition("T")[0]
    return first if first == last else f"{first} to {last}"


def side_phrase(report: Report, column: int, wording: Wording) -> str:
    """Return where a wording stands: ``B, Merren Herald, passage 4``."""
    source = report.sources[column]
    place = "left out" if wording.passage is None else f"passage {wording.passage}"
    return f"{source.letter}, {source.name}, {place}"


def rights_of(finding: Finding) -> tuple[tuple[Wording, tuple[int, ...]], ...]:
    """Return the wordings of the other sources, each with the columns that print it in the same surroundings."""
    grouped: dict[Wording, list[int]] = {}
    for column, wording in zip(finding.columns, finding.rights, strict=True):
        grouped.setdefault(wording, []).append(column)
    return tuple((wording, tuple(columns)) for wording, columns in grouped.items())
