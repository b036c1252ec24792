"""Spans of the engine and places in Qt's text mean the same characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.span import Span
from ui.text_units import TextUnits, hidden_characters, shown_text

TEXTS = st.text(alphabet=st.sampled_from("ab é\u0301क्ष😀👩\u200d🚀𝔸עמ\n"), max_size=30)


def utf16(text: str) -> list[bytes]:
    encoded = text.encode("utf-16-le")
    return [encoded[index : index + 2] for index in range(0, len(encoded), 2)]


@given(TEXTS, st.data())
def test_units_cover_the_words_of_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, length = TextUnits(text).units(Span(start, end))
    assert b"".join(utf16(text)[first : first + length]).decode("utf-16-le") == text[start:end]


@given(TEXTS)
def test_there_and_back(text: str) -> None:
    units = TextUnits(text)
    assert [units.code_point(units.unit(place)) for place in range(len(text) + 1)] == list(range(len(text) + 1))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("killing 14", "14", (8, 2)),
        ("😀 killing 14", "14", (11, 2)),
        ("👩\u200d🚀👩\u200d🚀 14", "14", (11, 2)),
        ("cafe\u0301 14", "14", (6, 2)),
        ("14 😀", "😀", (3, 2)),
    ],
)
def test_known_places(text: str, words: str, expected: tuple[int, int]) -> None:
    start = text.index(words)
    assert TextUnits(text).units(Span(start, start + len(words))) == expected


def test_inside_a_pair_is_the_place_before_it() -> None:
    assert [TextUnits("a😀b").code_point(unit) for unit in range(5)] == [0, 1, 1, 2, 3]


@given(st.text(max_size=40))
def test_shown_text_keeps_every_place(text: str) -> None:
    assert len(shown_text(text)) == len(text)


def test_hidden_characters_are_shown_and_named() -> None:
    text = "pay\u202e41\u202c soft\u00adware zero\u200bwidth\x00"
    assert shown_text(text) == "pay\ufffd41\ufffd soft¬ware zero\ufffdwidth\ufffd"
    assert hidden_characters(text) == ("U+202E", "U+202C", "U+00AD", "U+200B", "U+0000")


def test_joiners_of_emoji_and_scripts_stay() -> None:
    assert shown_text("👩\u200d🚀 क\u094d\u200dष") == "👩\u200d🚀 क\u094d\u200dष"
