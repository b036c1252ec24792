"""Readings: exact words of every column, equal ones together, the majority and those that stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.comparison.change import ChangeClass
from reader.comparison.comparing import compare
from reader.comparison.readings import Reading, Standing, readings_of
from reader.comparison.variations import variations_of
from reader.comparison.witnesses import witnesses_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.comparison import Comparison

SAID = "The ferry carried {0} people, the harbour office said."
WORDS = (
    "the",
    "river",
    "rose",
    "fell",
    "by",
    "12",
    "at least",
    "metres",
    "said",
    "Ann",
    "on",
    "Monday",
    "not",
    ",",
    ".",
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
COLUMNS = st.lists(st.lists(TEXTS.filter(bool), max_size=3), min_size=2, max_size=4)


def ferries(*counts: str) -> Comparison:
    return compare([[SAID.format(count)] for count in counts], 0)


def readings(comparison: Comparison, families: Sequence[int] | None = None) -> tuple[Reading, ...]:
    variation = min(variations_of(comparison), key=lambda one: one.change_class.weight)
    return readings_of(comparison, variation, families or range(len(comparison.columns)))


def told(found: Sequence[Reading]) -> list[tuple[str | None, tuple[int, ...], Standing]]:
    return [(one.text, one.columns, one.standing) for one in found]


@settings(max_examples=50, deadline=None)
@given(COLUMNS)
def test_readings_are_slices_of_the_columns_and_hold_every_column_once(columns: list[list[str]]) -> None:
    comparison = compare(columns, 0)
    for variation in variations_of(comparison):
        witnesses = witnesses_of(comparison, variation)
        assert [one.column for one in witnesses] == list(range(len(columns)))
        for one in witnesses:
            text = comparison.cell_text(variation.row, one.column)
            assert (one.span is None) == (comparison.cell(variation.row, one.column) is None)
            assert one.text == (None if one.span is None else one.span.of(text))
        base = comparison.cell_text(variation.row, 0)
        if comparison.cell(variation.row, 0) is not None:
            assert witnesses[0].text == variation.base_span.of(base)
        for index in variation.members:
            own = witnesses[comparison.changes[index].column]
            words = comparison.changes[index].change.right.strip()
            assert own.text is None or words in own.text
        found = readings_of(comparison, variation, range(len(columns)))
        assert sorted(column for one in found for column in one.columns) == list(range(len(columns)))
        assert sum(one.is_majority for one in found) <= 1


@settings(max_examples=40, deadline=None)
@given(COLUMNS)
def test_readings_do_not_depend_on_the_order_of_columns(columns: list[list[str]]) -> None:
    def found(order: list[int]) -> set[tuple[str | None, frozenset[int], Standing]]:
        comparison = compare([columns[index] for index in order], order.index(0))
        return {
            (one.text, frozenset(order[column] for column in one.columns), one.standing)
            for variation in variations_of(comparison)
            for one in readings_of(comparison, variation, order)
        }

    order = list(range(len(columns)))
    assert found(order) == found(order[::-1])


def test_columns_without_a_change_at_the_place_have_its_exact_words() -> None:
    texts = (
        "On Monday, the “old” ferry carried at least 112 people, the office said.",
        "The old ferry carried 112 people, the office said on Monday.",
        "On Monday, the “old” ferry carried at least 121 people, the office said.",
        "On Monday the 'old' ferry carried at least 112 people, an officer claimed.",
    )
    comparison = compare([[text] for text in texts], 0)
    variation = next(one for one in variations_of(comparison) if one.change_class is ChangeClass.FIGURE)
    assert [one.text for one in witnesses_of(comparison, variation)] == [
        "at least 112",
        "112",
        "at least 121",
        "at least 112",
    ]


def test_equal_values_in_other_spellings_are_one_reading() -> None:
    assert told(readings(ferries("twelve", "12", "14", "fourteen", "14"))) == [
        ("twelve", (0, 1), Standing.OTHER),
        ("14", (2, 3, 4), Standing.MAJORITY),
    ]


def test_one_column_against_two_is_alone() -> None:
    assert told(readings(ferries("112", "112", "121"))) == [
        ("112", (0, 1), Standing.MAJORITY),
        ("121", (2,), Standing.SINGULAR),
    ]


@pytest.mark.parametrize("counts", [("112", "121"), ("112", "121", "150"), ("112", "112", "121", "121")])
def test_a_tie_has_no_majority(counts: tuple[str, ...]) -> None:
    assert not any(one.is_majority for one in readings(ferries(*counts)))


def test_copies_of_one_text_are_one_source() -> None:
    comparison = ferries("112", "112", "112", "121", "121")
    copied = readings(comparison, (0, 0, 0, 3, 4))
    assert [(one.sources, one.is_majority) for one in copied] == [(1, False), (2, True)]
    assert [(one.sources, one.is_majority) for one in readings(comparison, (0, 0, 2, 3, 3))] == [(2, True), (1, False)]


def test_within_one_family_the_outlets_count() -> None:
    found = readings(ferries("112", "112", "121"), (0, 0, 0))
    assert [(one.sources, one.standing) for one in found] == [(1, Standing.MAJORITY), (1, Standing.SINGULAR)]


def test_a_column_that_leaves_the_passage_out_is_not_counted() -> None:
    ending = "Nobody on the pier had seen the fog come in."
    comparison = compare([[SAID.format(count), ending] for count in ("112", "121", "121")] + [[ending]], 0)
    variation = next(one for one in variations_of(comparison) if one.change_class is ChangeClass.FIGURE)
    found = readings_of(comparison, variation, range(4))
    assert told(found)[-1] == (None, (3,), Standing.ABSENT)
    assert [one.columns for one in found if one.is_majority] == [(1, 2)]


def test_leaving_a_passage_out_is_a_reading_where_the_variation_is_about_it() -> None:
    ending = "Nobody on the pier had seen the fog come in."
    comparison = compare([[SAID.format("112"), ending], [SAID.format("112")], [SAID.format("112")]], 0)
    assert told(readings(comparison)) == [(ending, (0,), Standing.SINGULAR), (None, (1, 2), Standing.MAJORITY)]


def test_spellings_are_told_apart_where_the_variation_is_one_of_spelling() -> None:
    assert [one.columns for one in readings(ferries("twelve", "12", "twelve"))] == [(0, 2), (1,)]


def test_a_sentence_told_in_other_words_has_no_say_on_a_word_of_it() -> None:
    texts = (
        "A road bridge over the wide harbour of Port Merren collapsed on Thursday at dawn, officials said.",
        "A road bridge over the wide harbour of Port Merren may have collapsed on Thursday at dawn, officials said.",
        "Before anybody was awake, the old crossing that everyone in town had used fell into the water below it.",
    )
    comparison = compare([[text] for text in texts], 0, anchors=[])
    found = [
        one
        for variation in variations_of(comparison)
        if variation.change_class is ChangeClass.MODALITY
        for one in readings_of(comparison, variation, range(3))
    ]
    assert [one.standing for one in found if 2 in one.columns] in ([Standing.WIDER], [Standing.ABSENT])
