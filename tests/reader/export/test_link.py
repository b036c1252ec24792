"""Links lead back to their passage, by its text or by outlet and date, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.errors import ReaderError
from reader.export.link import PassageLink, link_to, parsed_link, row_of
from tests.ui.open_stories import bridge_story

ROWS = tuple(stored.row for stored in bridge_story().articles)
TEXT = st.text(st.characters(codec="utf-8"), max_size=30)


@given(TEXT.filter(bool), TEXT, st.none() | st.integers(1, 9_999), st.from_regex(r"[0-9a-f]{0,16}", fullmatch=True))
@settings(max_examples=60)
def test_link_reads_back_as_it_was_written(outlet: str, published: str, passage: int | None, change: str) -> None:
    link = PassageLink(outlet, published, "0123456789abcdef", passage, change)
    text = str(link)
    assert text.isascii()
    assert not set(text) & set(" \"'<>()")
    assert parsed_link(text) == link


def test_link_finds_its_article_by_text_whatever_it_is_called() -> None:
    for row in ROWS:
        link = replace(link_to(row, 2, "ab" * 32), outlet="Renamed", published="")
        assert row_of(link, ROWS) is row
        assert link.change == "abababababababab"


def test_link_finds_its_article_by_outlet_and_date_where_its_text_was_saved_otherwise() -> None:
    link = replace(link_to(ROWS[1], 2), text="f" * 16)
    assert row_of(link, ROWS) is ROWS[1]
    assert row_of(replace(link, published="2026-03-13"), ROWS) is None
    assert row_of(link, (ROWS[1], ROWS[1])) is None


@pytest.mark.parametrize(
    "text",
    [
        "variorum:",
        "variorum:story?outlet=Post",
        "variorum:passage?",
        "variorum:passage?passage=1",
        "variorum:passage?outlet=Post&passage=0",
        "variorum:passage?outlet=Post&passage=-1",
        "variorum:passage?outlet=Post&passage=" + "9" * 5_000,
        "https://variorum.example/passage?outlet=Post",
    ],
)
def test_what_is_no_link_of_a_report_is_refused(text: str) -> None:
    with pytest.raises(ReaderError):
        parsed_link(text)
