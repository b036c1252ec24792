"""Paragraphs of plain text: hard-wrapped text against text whose lines are paragraphs."""

from __future__ import annotations

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.sources.paragraphs import paragraphs_of

LONG = (
    "The ferry left the harbour at dawn with forty people on board and a cargo of timber for the islands.",
    "Nobody saw it turn back. A fisherman heard the horn twice, the coast guard said on Friday, and then nothing more.",
    "Divers found the wreck two days later at a depth of thirty metres, lying on its side among the rocks.",
)


def _texts(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs_of(text)]


def test_lines_without_blank_lines_are_paragraphs() -> None:
    assert _texts("\n".join(LONG)) == list(LONG)


def test_hard_wrapped_lines_are_joined() -> None:
    text = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in LONG)
    assert [" ".join(piece.split()) for piece in _texts(text)] == list(LONG)


def test_hard_wrapped_paragraphs_without_blank_lines_end_at_short_lines() -> None:
    paragraphs = [LONG[0], LONG[2], LONG[0]]
    text = "\n".join(textwrap.fill(paragraph, 60) for paragraph in paragraphs)
    assert [" ".join(piece.split()) for piece in _texts(text)] == paragraphs


def test_one_long_line_at_the_end_does_not_undo_the_wrapping() -> None:
    wrapped = [textwrap.fill(paragraph, 60) for paragraph in LONG]
    rights = "All rights reserved. " * 8
    assert [" ".join(piece.split()) for piece in _texts("\n\n".join([*wrapped, rights]))] == [*LONG, rights.strip()]


def test_short_lines_in_a_group_stay_apart() -> None:
    assert _texts("0\nFerry sinks off the coast\nShare\n\n" + LONG[0]) == [
        "0",
        "Ferry sinks off the coast",
        "Share",
        LONG[0],
    ]


@given(st.text(alphabet="ab .\n\t\u00a0", max_size=200))
@settings(max_examples=150, deadline=None)
def test_every_visible_character_lies_in_exactly_one_paragraph(text: str) -> None:
    spans = paragraphs_of(text)
    covered = [index for span in spans for index in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert {index for index, letter in enumerate(text) if not letter.isspace()} <= set(covered)
    assert list(spans) == sorted(spans)
