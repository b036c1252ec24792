"""Where words stand in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF

from reader.base.span import Span
from ui.comparison.cell_layout import CellLayout, runs_right_to_left

if TYPE_CHECKING:
    from ui.theme import Theme

TEXT = "Boats from three villages 😀 joined the search before the tide turned.\n\nThe ministry said nothing at all."
HEBREW = "הגשר בנמל קרס ביום חמישי, 14 בני אדם נהרגו, אמרו גורמים."


def layout(theme: Theme, text: str, width: float = 240.0, indent: float = 0.0) -> CellLayout:
    return CellLayout(text, theme.serif(), width, indent)


@pytest.mark.parametrize("words", ["Boats", "😀", "search before the tide", "nothing", "."])
def test_a_point_in_the_rectangle_of_words_is_in_the_words(theme: Theme, words: str) -> None:
    made = layout(theme, TEXT)
    span = Span(TEXT.index(words), TEXT.index(words) + len(words))
    rects = made.rects(span)
    assert rects
    for rect in rects:
        for x in (rect.left() + 1, rect.center().x(), rect.right() - 1):
            place = made.place_at(QPointF(x, rect.center().y()))
            assert place is not None
            assert span.start <= place < span.end


def test_words_on_two_lines_have_two_rectangles_without_the_space_between(theme: Theme) -> None:
    made = layout(theme, TEXT)
    whole = made.rects(Span(0, len(TEXT)))
    assert len(whole) == round(made.height / made.line_height) - 1
    for rect in whole:
        place = made.place_at(QPointF(rect.right() - 1, rect.center().y()))
        assert place is not None
        assert not TEXT[place].isspace()


def test_neighbours_touch_and_do_not_overlap(theme: Theme) -> None:
    made = layout(theme, TEXT)
    first, second = made.rects(Span(0, 5)), made.rects(Span(5, 10))
    assert first[-1].right() == pytest.approx(second[0].left(), abs=0.01)


def test_lines_stay_in_the_width_and_chips_have_their_room(theme: Theme) -> None:
    plain, chipped = layout(theme, TEXT), layout(theme, TEXT, indent=120.0)
    assert max(rect.right() for rect in plain.rects(Span(0, len(TEXT)))) <= 240.5
    assert chipped.rects(Span(0, 5))[0].left() == pytest.approx(120.0)
    assert chipped.height >= plain.height


def test_right_to_left_text_stands_at_the_right(theme: Theme) -> None:
    made = layout(theme, HEBREW)
    assert made.is_right_to_left
    first = made.rects(Span(0, 4))[0]
    assert first.right() == pytest.approx(240.0, abs=1.0)
    number = made.rects(Span(HEBREW.index("14"), HEBREW.index("14") + 2))
    assert len(number) == 1
    assert 0 < number[0].width() < 40


def test_direction_goes_by_the_first_letter() -> None:
    assert not runs_right_to_left("14 Port Merren הנמל")
    assert runs_right_to_left("“14 הנמל Port Merren")
    assert not runs_right_to_left("14 ...")


def test_caret_stands_between_its_neighbours(theme: Theme) -> None:
    made = layout(theme, TEXT)
    before, after = made.rects(Span(0, 5))[0], made.rects(Span(6, 10))[0]
    assert before.right() - 2 <= made.caret(5).center().x() <= after.left() + 1
    assert made.caret(len(TEXT) + 5).center().x() > 0


def test_empty_text_has_one_line(theme: Theme) -> None:
    made = layout(theme, "")
    assert made.height in (0, made.line_height)
    assert made.rects(Span(0, 0)) == ()
