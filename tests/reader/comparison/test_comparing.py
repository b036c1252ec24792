from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.alignment.alignment import Anchor
from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparing import compare

if TYPE_CHECKING:
    from reader.comparison.comparison import Comparison

TRAM = (
    "The tram line to the airport will open in May, the city of Brenno announced on Monday.",
    "Mayor Paula Reim said the work had cost 310 million euros, twelve more than planned.",
    "Residents of the old town had gone to court over the noise and lost in every instance.",
)
TRAM_OTHER = (
    "The tram line to the airport will open in May, the city of Brenno announced on Monday.",
    "Mayor Paula Reim said the work had cost 340 million euros, twelve more than planned.",
    "A second line, to the university, is to follow within four years if the state pays its share.",
)


def found(comparison: Comparison, column: int) -> list[tuple[ChangeClass, str, str]]:
    return [
        (entry.change.change_class, entry.change.left, entry.change.right)
        for entry in comparison.changes
        if entry.column == column
    ]


def test_a_changed_figure_is_the_only_change_of_its_row() -> None:
    comparison = compare([TRAM, TRAM_OTHER], 0, languages=["en", "en"])
    row = next(n for n in range(4) if "Paula" in comparison.cell_text(n, 0))
    changes = [entry.change for entry in comparison.changes if entry.row == row]
    assert [change.change_class for change in changes] == [ChangeClass.FIGURE]
    assert "310" in changes[0].left
    assert "340" in changes[0].right


def test_a_passage_left_out_and_one_only_there_are_changes_of_the_whole_cell() -> None:
    comparison = compare([TRAM, TRAM_OTHER], 0)
    assert (ChangeClass.STATEMENT_REMOVED, TRAM[2], "") in found(comparison, 1)
    assert (ChangeClass.STATEMENT_ADDED, "", TRAM_OTHER[2]) in found(comparison, 1)
    rules = {entry.change.rule for entry in comparison.changes}
    assert {"passage-left-out", "passage-only-here"} <= rules


def test_a_row_that_neither_the_base_nor_the_other_has_gives_no_change() -> None:
    comparison = compare([TRAM, TRAM, TRAM_OTHER], 0)
    assert found(comparison, 1) == []
    assert found(comparison, 2)


def test_a_moved_passage_is_a_reordering_besides_what_changed_in_it() -> None:
    moved = (TRAM_OTHER[1], TRAM[0], TRAM[2])
    comparison = compare([TRAM, moved], 0)
    classes = [entry.change.change_class for entry in comparison.changes]
    assert sorted(classes) == [ChangeClass.FIGURE, ChangeClass.REORDERING]


def test_changes_stand_in_reading_order() -> None:
    comparison = compare([TRAM, TRAM_OTHER, (TRAM[1], TRAM[0])], 0)
    places = [(entry.row, entry.column) for entry in comparison.changes]
    assert places == sorted(places)


@pytest.mark.parametrize("base", [0, 1, 2])
def test_the_alignment_does_not_depend_on_the_base(base: int) -> None:
    columns = [TRAM, TRAM_OTHER, TRAM[1:]]
    assert compare(columns, base).alignment == compare(columns, 0).alignment


def test_an_anchor_reaches_the_alignment() -> None:
    comparison = compare([TRAM, TRAM_OTHER], 0, anchors=[Anchor(0, 2, 1, 2)])
    assert not any(None in row.cells for row in comparison.alignment.rows)


WORDS = ("the", "river", "rose", "fell", "by", "12", "metres", "said", "Ann", "on", "Monday", "not", ".")
words = st.lists(st.sampled_from(WORDS), max_size=12)
texts = st.lists(words.map(" ".join).filter(bool), max_size=4)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=2, max_size=3))
def test_every_change_lies_in_the_cells_it_names_and_a_text_has_none_with_itself(columns: list[list[str]]) -> None:
    comparison = compare([*columns, columns[0]], 0)
    for entry in comparison.changes:
        change: Change = entry.change
        assert change.left == change.left_span.of(comparison.cell_text(entry.row, 0))
        assert change.right == change.right_span.of(comparison.cell_text(entry.row, entry.column))
        assert change.left_span != Span(0, 0) or change.right
    assert found(comparison, len(columns)) == []


def test_a_moved_passage_is_one_reordering_with_its_edits_inside() -> None:
    moved = (TRAM[1].replace("310", "340"), TRAM[0], TRAM[2])
    comparison = compare([TRAM, moved], 0)
    (row,) = (number for number in range(3) if comparison.cell_text(number, 0) == TRAM[1])
    told = [one.change for one in comparison.changes if one.row == row]
    classes = [change.change_class for change in told]
    assert sorted(classes) == sorted([ChangeClass.REORDERING, ChangeClass.FIGURE])
    figure = told[classes.index(ChangeClass.FIGURE)]
    assert ("310" in figure.left, "340" in figure.right) == (True, True)


GERMAN = (
    "Die Straßenbahn zum Flughafen wird im Mai eröffnet, teilte die Stadt Brenno am Montag mit.",
    "Bürgermeisterin Paula Reim sagte, die Arbeiten hätten 340 Millionen Euro gekostet.",
    "Anwohner der Altstadt waren wegen des Lärms vor Gericht gezogen und unterlagen in allen Instanzen.",
)


def test_a_translation_is_aligned_by_names_and_order_and_its_figures_are_compared() -> None:
    comparison = compare([TRAM, GERMAN], 0, languages=["en", "de"])
    assert [tuple(cell.passages for cell in row.cells if cell) for row in comparison.alignment.rows] == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), (2,)),
    ]
    figures = [entry.change for entry in comparison.changes if entry.change.change_class is ChangeClass.FIGURE]
    assert [(change.left[:3], change.right[:3]) for change in figures] == [("310", "340")]
    assert {entry.change.rule for entry in comparison.changes} == {"passage-translated", "figure-in-translation"}


def test_languages_move_with_their_columns() -> None:
    one = compare([TRAM, GERMAN, TRAM_OTHER], 0, languages=["en", "de", "en"]).alignment
    other = compare([GERMAN, TRAM_OTHER, TRAM], 0, languages=["de", "en", "en"]).alignment
    assert [(row.cells[1], row.cells[2], row.cells[0]) for row in one.rows] == [row.cells for row in other.rows]
