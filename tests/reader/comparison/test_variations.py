"""Variations: every change in exactly one, together with the changes at the same words of the base."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.alignment.alignment import Alignment, Cell, Row
from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparing import compare
from reader.comparison.comparison import LEFT_OUT, Comparison, RowChange
from reader.comparison.variations import Variation, trimmed, union, variations_of

if TYPE_CHECKING:
    from collections.abc import Sequence

SENTENCES = (
    "The ferry carried 112 people, the harbour office said.",
    "The ferry carried 121 people, the harbour office said.",
    "The ferry carried at least 112 people, the harbour office admitted.",
    "Nobody was hurt.",
    "Fog may have been the reason, a pilot claimed.",
    "Fog was the reason, a pilot claimed.",
)
COLUMNS = st.lists(st.lists(st.sampled_from(SENTENCES), max_size=4), min_size=2, max_size=4)
CLASSES = st.sampled_from([ChangeClass.FIGURE, ChangeClass.WORDING, ChangeClass.STATEMENT_ADDED])
CHANGES = st.builds(
    lambda row, column, change_class, start: change(row, column, change_class, Span(start, start + 2)),
    st.integers(0, 2),
    st.integers(1, 3),
    CLASSES,
    st.integers(0, 3),
)


def change(row: int, column: int, change_class: ChangeClass, span: Span) -> RowChange:
    return RowChange(row, column, Change(change_class, "rule", "x" * len(span), span, "y", Span(0, 1)))


def comparison_of(changes: Sequence[RowChange]) -> Comparison:
    text = ("x" * 8,)
    rows = tuple(Row((Cell((0,)),) * 4, 1.0) for _ in range(3))
    return Comparison((text,) * 4, 0, Alignment(rows), tuple(changes))


def check(comparison: Comparison) -> tuple[Variation, ...]:
    """Every change is a member of exactly one variation of its row, whose span holds its words of the base."""
    variations = variations_of(comparison)
    members = [index for variation in variations for index in variation.members]
    assert sorted(members) == list(range(len(comparison.changes)))
    for variation in variations:
        text = comparison.cell_text(variation.row, comparison.base)
        entries = [comparison.changes[index] for index in variation.members]
        assert {entry.row for entry in entries} == {variation.row}
        assert variation.change_class.weight == min(entry.change.change_class.weight for entry in entries)
        whole = union([entry.change.left_span for entry in entries])
        assert variation.base_span == trimmed(whole, text)
    assert all(one.members[0] < other.members[0] for one, other in pairwise(variations))
    return variations


@given(st.lists(CHANGES, max_size=20))
def test_every_change_is_in_exactly_one_variation(changes: list[RowChange]) -> None:
    check(comparison_of(changes))


@settings(max_examples=40, deadline=None)
@given(COLUMNS, st.integers(0, 1))
def test_so_it_is_in_comparisons_that_the_engine_makes(columns: list[list[str]], base: int) -> None:
    comparison = compare(columns, base)
    assert all(one.row < len(comparison.alignment.rows) for one in check(comparison))


def test_one_number_told_otherwise_by_two_articles_is_one_variation() -> None:
    said = "The ferry carried {0} people, the harbour office said."
    comparison = compare([[said.format(count)] for count in ("112", "121", "112", "150")], 0)
    (variation,) = variations_of(comparison)
    assert variation.change_class is ChangeClass.FIGURE
    assert [comparison.changes[index].column for index in variation.members] == [1, 3]
    assert [comparison.changes[index].change.right for index in variation.members] == ["121", "150"]


def test_passage_that_the_base_has_not_is_one_variation_of_all_who_have_it() -> None:
    common = "The ferry left the pier ten minutes late because of fog."
    own = "The regional council will hear the shipping line next week."
    comparison = compare([[common], [common, own], [common, own]], 0)
    (variation,) = variations_of(comparison)
    assert variation.change_class is ChangeClass.STATEMENT_ADDED
    assert len(variation.members) == 2


def test_other_class_or_other_place_is_another_variation() -> None:
    changes = [
        change(0, 1, ChangeClass.FIGURE, Span(0, 3)),
        change(0, 2, ChangeClass.STATEMENT_REMOVED, Span(0, 8)),
        change(0, 2, ChangeClass.NAME, Span(3, 4)),
        change(1, 2, ChangeClass.FIGURE, Span(0, 3)),
        change(0, 3, ChangeClass.FIGURE, Span(0, 3)),
    ]
    assert [one.members for one in variations_of(comparison_of(changes))] == [(0, 4), (1,), (2,), (3,)]


def test_a_figure_and_its_qualifier_are_one_fact() -> None:
    said = "The ferry carried {0} people, the harbour office said."
    columns = [[said.format(count)] for count in ("at least 112", "112", "at least 121", "about 150", "at least 112")]
    comparison = compare(columns, 0)
    assert len({entry.change.left_span for entry in comparison.changes}) > 1
    (variation,) = check(comparison)
    assert variation.base_span.of(columns[0][0]) == "at least 112"
    assert {comparison.changes[index].column for index in variation.members} == {1, 2, 3}


def test_the_heavier_class_governs_where_changes_share_most_of_their_words() -> None:
    changes = [change(0, 1, ChangeClass.WORDING, Span(0, 4)), change(0, 2, ChangeClass.NAME, Span(0, 3))]
    (variation,) = check(comparison_of(changes))
    assert (variation.change_class, variation.base_span) == (ChangeClass.NAME, Span(0, 4))


def test_trivial_changes_keep_to_themselves() -> None:
    said = "The ferry carried {0} people, the harbour office said."
    comparison = compare([[said.format(count)] for count in ("twelve", "12", "14")], 0)
    assert [one.change_class for one in check(comparison)] == [ChangeClass.HOUSE_STYLE, ChangeClass.FIGURE]


def test_a_sentence_told_otherwise_does_not_swallow_the_figure_in_it() -> None:
    changes = [
        change(0, 1, ChangeClass.FIGURE, Span(2, 4)),
        change(0, 2, ChangeClass.WORDING, Span(0, 8)),
        change(0, 3, ChangeClass.WORDING, Span(5, 7)),
    ]
    assert [one.members for one in variations_of(comparison_of(changes))] == [(0,), (1,), (2,)]


def test_what_is_about_the_whole_passage_goes_only_with_the_like() -> None:
    whole = Span(0, 8)
    removed = [
        RowChange(0, column, Change(ChangeClass.STATEMENT_REMOVED, LEFT_OUT, "x" * 8, whole, "", Span(0, 0)))
        for column in (1, 3)
    ]
    told = change(0, 2, ChangeClass.STATEMENT_REMOVED, Span(0, 7))
    assert [one.members for one in variations_of(comparison_of([removed[0], told, removed[1]]))] == [(0, 2), (1,)]


@settings(max_examples=40, deadline=None)
@given(COLUMNS)
def test_the_order_of_the_columns_does_not_matter(columns: list[list[str]]) -> None:
    def places(order: Sequence[int]) -> set[tuple[int, ChangeClass, Span, frozenset[int]]]:
        comparison = compare([columns[index] for index in order], order.index(0))
        return {
            (
                one.row,
                one.change_class,
                one.base_span,
                frozenset(order[comparison.changes[index].column] for index in one.members),
            )
            for one in variations_of(comparison)
        }

    order = list(range(len(columns)))
    assert places(order) == places(order[::-1])
