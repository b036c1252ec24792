"""The ledgers in a document: quotations that several sources carry, and figures in conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.document import Heading, Pairs, Paragraph, Piece, Section, Style, visible
from reader.export.link import link_to
from reader.export.phrases import published_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.base.ids import ArticleId
    from reader.export.document import Block, Pieces
    from reader.export.report import Report, ReportSource, StoryReport
    from reader.ledgers.figures import FigureEntry
    from reader.ledgers.quotations import QuotationEntry


def ledger_blocks(story: StoryReport, level: int) -> Iterator[Block | Section]:
    """Yield the ledgers of one story under headings of ``level``."""
    places = {source.article.row.id: (source.letter, source) for source in story.sources}
    if shared := story.shared_quotations:
        yield Heading(level, (Piece(f"Quotations that several sources carry ({len(shared)})"),))
        yield from (_quotation(entry, places, level + 1) for entry in shared)
    if conflicts := story.conflicts:
        yield Heading(level, (Piece(f"Figures in conflict ({len(conflicts)})"),))
        yield from (_conflict(entry, places, level + 1) for entry in conflicts)


def across_blocks(report: Report) -> Iterator[Block | Section]:
    """Yield the quotations that run through several stories of a report."""
    if not report.quotations:
        return
    places = {
        source.article.row.id: (f"{number}{source.letter}", source)
        for number, story in enumerate(report.stories, start=1)
        for source in story.sources
    }
    yield Heading(2, (Piece(f"Quotations that run through several stories ({len(report.quotations)})"),))
    yield from (_quotation(entry, places, 3) for entry in report.quotations)


def _quotation(entry: QuotationEntry, places: Mapping[ArticleId, tuple[str, ReportSource]], level: int) -> Section:
    speaker = visible(entry.speaker) if entry.speaker else "speaker not found"
    heading = Heading(level, (Piece(f"“{visible(entry.canonical)}”"), Piece(f"  {speaker}", Style.QUIET)))
    rows = tuple(
        (
            (*_where(places[one.article], one.passage), Piece(f", {one.how.value.replace('_', ' ')}", Style.QUIET)),
            (Piece(visible(one.text)),),
        )
        for one in entry.renderings
        if one.article in places
    )
    absent = [places[article][0] for article in entry.absent if article in places]
    blocks: tuple[Block, ...] = (heading, Pairs(rows))
    if absent:
        blocks = (*blocks, Paragraph((Piece(f"Not in {', '.join(absent)}.", Style.QUIET),)))
    return Section(blocks)


def _conflict(entry: FigureEntry, places: Mapping[ArticleId, tuple[str, ReportSource]], level: int) -> Section:
    rows = tuple((_where(places[one.article], one.passage), (Piece(visible(one.text)),)) for one in entry.values)
    return Section((Heading(level, (Piece(visible(entry.counts)),)), Pairs(rows)))


def _where(place: tuple[str, ReportSource], passage: int) -> Pieces:
    letter, source = place
    return (
        Piece(f"{letter}, {visible(source.name)}", Style.STRONG),
        Piece(f", {published_phrase(source)}, ", Style.QUIET),
        Piece(f"passage\u00a0{passage + 1}", Style.QUIET, link=str(link_to(source.article.row, passage + 1))),
    )
