"""Composing: a report made into the document that all formats for people show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.appendix import appendix_of
from reader.export.document import Bullets, Document, Heading, Overview, Paragraph, Piece, Style, Table, visible
from reader.export.finding_blocks import finding_section
from reader.export.ledger_blocks import across_blocks, ledger_blocks
from reader.export.note_blocks import note_blocks
from reader.export.phrases import (
    CLASS_NAMES,
    VERDICT_NAMES,
    date_phrase,
    file_name,
    number_phrase,
    period_phrase,
    relation_phrase,
)
from reader.export.report import class_counts
from reader.export.selection import selection_of
from reader.export.strip import strip_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.export.document import Block, Pieces, Section
    from reader.export.report import Report, ReportSource, StoryReport
    from reader.export.selection import Selection
    from reader.export.template import Template

_SOURCE_HEAD = ("", "Outlet", "Headline", "Published", "Relation to A", "Words")
_SOURCE_SHARES = (0.04, 0.19, 0.31, 0.25, 0.14, 0.07)
_STORY_HEAD = ("", "Story", "Days", "Sources", "Findings")
_STORY_SHARES = (0.06, 0.5, 0.2, 0.12, 0.12)
SHORT_HASH = 12


def document_of(report: Report, template: Template) -> Document:
    """Return ``report`` as ``template`` wants it told; a report on one story is told without a frame round it."""
    title = visible(" ".join(report.title.split()))
    if len(report.stories) == 1:
        (story,) = report.stories
        return Document(title, tuple(_story(story, template, 1, "")))
    return Document(title, tuple(_joined(report, template, title)))


def _joined(report: Report, template: Template, title: str) -> Iterator[Block | Section]:
    days = [day for story in report.stories for day in (story.first, story.last) if day]
    yield Heading(1, (Piece(title),))
    period = period_phrase(min(days, default=None), max(days, default=None))
    count = len(report.stories)
    stories = "1 story" if count == 1 else f"{count} stories"
    yield Paragraph((Piece(f"{period} · {stories} · {template.title}", Style.QUIET),))
    yield Heading(2, (Piece("Stories"),))
    rows = []
    for number, story in enumerate(report.stories, start=1):
        told = len(selection_of(story, template).told)
        name = Piece(visible(story.title), link=f"#story-{number}")
        cells = (str(number), name, period_phrase(story.first, story.last), str(len(story.sources)), str(told))
        rows.append(tuple((cell,) if isinstance(cell, Piece) else (Piece(cell),) for cell in cells))
    yield Table(_STORY_HEAD, tuple(rows), _STORY_SHARES)
    if template.has_ledgers:
        yield from across_blocks(report)
    for number, story in enumerate(report.stories, start=1):
        yield from _story(story, template, 2, f"story-{number}")


def _story(story: StoryReport, template: Template, level: int, anchor: str) -> Iterator[Block | Section]:
    selection = selection_of(story, template)
    anchors = f"{anchor}-" if anchor else ""
    yield Heading(level, (Piece(visible(" ".join(story.title.split()))),), anchor)
    sources = number_phrase(len(story.sources), "source")
    about = f"{period_phrase(story.first, story.last)} · {sources} · {template.title}"
    yield Paragraph((Piece(about, Style.QUIET),))
    if story.presence and len(story.sources) > 1:
        yield Overview(strip_of(story, selection.told), anchors)
    yield Heading(level + 1, (Piece("Sources"),))
    yield Table(_SOURCE_HEAD, tuple(_source(source) for source in story.sources), _SOURCE_SHARES)
    if story.credit_conflicts:
        yield Heading(level + 1, (Piece("Credits that do not agree"),))
        yield Bullets(tuple((Piece(visible(one.message)),) for one in story.credit_conflicts))
    yield Heading(level + 1, (Piece("Findings by class"),))
    yield _counts(story, selection)
    for verdict in VERDICT_NAMES:
        found = selection.with_verdict(verdict)
        if found:
            yield Heading(level + 1, (Piece(f"{VERDICT_NAMES[verdict]} ({len(found)})"),))
            yield from (finding_section(story, finding, level + 2, anchors) for finding in found)
    yield from note_blocks(story, level + 1)
    if template.has_ledgers:
        yield from ledger_blocks(story, level + 1)
    if template.has_appendix:
        yield from appendix_of(story, selection, level + 1, anchors)


def _source(source: ReportSource) -> tuple[Pieces, ...]:
    article = source.article
    agency = article.article.agency
    names = [Piece(visible(source.name))]
    if agency:
        names.append(Piece(f"\nagency: {visible(agency.value)}", Style.QUIET))
    origin = f"\n{visible(file_name(article.row.path))} · sha256 {article.sha256[:SHORT_HASH]}"
    relation = relation_phrase(source).replace(" %", "\u00a0%")
    cells = (date_phrase(source), relation, str(article.row.words))
    return (
        (Piece(source.letter, Style.STRONG),),
        tuple(names),
        (Piece(visible(" ".join(article.row.title.split()))), Piece(origin, Style.QUIET)),
        *((Piece(visible(cell)),) for cell in cells),
    )


def _counts(story: StoryReport, selection: Selection) -> Block:
    if not story.findings:
        return Paragraph((Piece("No differences were found."),))
    if not selection.told:
        return Paragraph((Piece("No finding is of those that this report tells."),))
    counted = class_counts(selection.told)
    return Bullets(
        tuple((Piece(CLASS_NAMES[kind], change_class=kind), Piece(f" {count}")) for kind, count in counted),
        is_narrow=True,
    )
