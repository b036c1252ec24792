"""The appendix of a report: what was ignored, and the rule that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.articles.block import Role
from reader.export.document import Bullets, Heading, Paragraph, Piece, Style, visible
from reader.export.finding_blocks import finding_section
from reader.export.phrases import CLASS_NAMES, number_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.articles.block import Block as ArticleBlock
    from reader.export.document import Block, Section
    from reader.export.report import ReportSource, StoryReport
    from reader.export.selection import Selection


def appendix_of(story: StoryReport, selection: Selection, level: int, anchors: str) -> Iterator[Block | Section]:
    """Yield what the report on ``story`` does not tell: noise, trivial differences, and blocks not compared."""
    yield Heading(level, (Piece("Appendix: what was ignored"),))
    if selection.left_out:
        count = number_phrase(len(selection.left_out), "finding")
        yield Paragraph((Piece(f"{count} of other verdicts and classes stand in the library and not in this report."),))
    yield from _trivial(selection, level + 1)
    yield Heading(level + 1, (Piece(f"Judged noise ({len(selection.noise)})"),))
    yield from (finding_section(story, finding, level + 2, anchors) for finding in selection.noise)
    for source in story.sources:
        ignored = ignored_blocks(source)
        blocks = number_phrase(len(ignored), "block")
        yield Heading(level + 1, (Piece(f"{source.letter}, {visible(source.name)}: {blocks} not compared"),))
        if ignored:
            yield Bullets(
                tuple(
                    (Piece(f"{block.role.value}, rule {block.rule}: ", Style.QUIET), Piece(visible(block.text)))
                    for block in ignored
                )
            )


def ignored_blocks(source: ReportSource) -> tuple[ArticleBlock, ...]:
    """Return the blocks of an article that take no part in a comparison."""
    blocks = source.article.article.blocks
    return tuple(block for block in blocks if not block.role.is_passage and block.role is not Role.HEADLINE)


def _trivial(selection: Selection, level: int) -> Iterator[Block]:
    yield Heading(level, (Piece(f"House style and typography, not decided one by one ({len(selection.trivial)})"),))
    if selection.trivial:
        yield Bullets(
            tuple(
                (Piece(CLASS_NAMES[kind], change_class=kind), Piece(f", rule {rule}", Style.QUIET), Piece(f": {count}"))
                for kind, rule, count in selection.trivial_counts
            )
        )
