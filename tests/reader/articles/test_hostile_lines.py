"""Hostile text: no pattern may take more than linear time, no text may break the reading of an article."""

from __future__ import annotations

import time

import pytest

from reader.articles.byline import names_of_byline
from reader.articles.dateline import agency_line, prefix_end
from reader.articles.dates import dates_in, is_date_line
from reader.articles.extraction import Extraction, extract
from reader.articles.line import credit_of_caption, typed_line
from reader.articles.outlet_line import outlet_of_line
from reader.base.errors import SourceError
from reader.sources.kind import kind_of
from reader.sources.source import Kind, source_of

SIZE = 40_000
UNITS = (
    "a", "A", "A ", "A. ", "Ab ", "(", "(A", "[a ", "[a b=", "</", "/p", "< p", "1/", "1.", "12 ", "2024-", "Mar ",
    "March 1, ", "By ", "By A ", "by ", " - ", "–", "© ", "© A", "Photo: ", "photo by A ", "A/", "A, ", "“", "&", "&#",
    "share ", "-\n", "Source: A, ", "A via ", "\u00a0", "\t", "!?", "…", "é", "字", "\U0001f600", "\u202e", "<a ",
)  # fmt: skip


def _seconds(call: object, *arguments: object) -> float:
    started = time.process_time()
    call(*arguments)  # type: ignore[operator]
    return time.process_time() - started


@pytest.mark.parametrize("unit", UNITS)
def test_every_grammar_of_a_line_is_linear(unit: str) -> None:
    text = (unit * SIZE)[:SIZE]
    for grammar in (
        typed_line.__wrapped__,
        credit_of_caption,
        names_of_byline,
        prefix_end,
        agency_line,
        dates_in.__wrapped__,
        is_date_line,
        outlet_of_line,
    ):
        assert _seconds(grammar, text) < 0.5, (grammar, unit)
    assert _seconds(lambda: kind_of("x.txt", text.encode())) < 0.5


@pytest.mark.parametrize("unit", UNITS[::2])
@pytest.mark.parametrize("between", ["", "\n"])
def test_no_file_of_repeated_pieces_takes_long(unit: str, between: str) -> None:
    content = ((unit + between) * SIZE)[: SIZE // 8].encode()
    for kind in (Kind.TEXT, Kind.WEB):
        started = time.process_time()
        for extraction in _extracted(content, kind):
            assert all(block.text == block.span.of(extraction.page.text) for block in extraction.article.blocks)
        assert time.process_time() - started < 2, kind


def _extracted(content: bytes, kind: Kind) -> tuple[Extraction, ...]:
    try:
        return extract(source_of("x", content, kind))
    except SourceError:
        return ()
