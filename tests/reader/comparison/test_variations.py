"""Variations: every change in exactly one, together with the changes at the same words of the base."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.alignment.alignment import Alignment
from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparing import compare
from reader.comparison.comparison import Comparison, RowChange
from reader.comparison.variations import Variation, variations_of

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
    return Comparison((), 0, Alignment(()), tuple(changes))


def check(comparison: Comparison) -> tuple[Variation, ...]:
    """Every change is a member of exactly one variation, that of its own row, class and words of the base."""
    variations = variations_of(comparison)
    members = [index for variation in variations for index in variation.members]
    assert sorted(members) == list(range(len(comparison.changes)))
    for variation in variations:
        for index in variation.members:
            entry = comparison.changes[index]
            place = (entry.row, entry.change.change_class, entry.change.left_span)
            assert place == (variation.row, variation.change_class, variation.left_span)
    places = [(variation.row, variation.change_class, variation.left_span) for variation in variations]
    assert len(places) == len(set(places))
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


def test_other_class_or_other_words_is_another_variation() -> None:
    span = Span(0, 3)
    changes = [
        change(0, 1, ChangeClass.FIGURE, span),
        change(0, 2, ChangeClass.WORDING, span),
        change(0, 2, ChangeClass.FIGURE, Span(0, 4)),
        change(1, 2, ChangeClass.FIGURE, span),
        change(0, 3, ChangeClass.FIGURE, span),
    ]
    assert [one.members for one in variations_of(comparison_of(changes))] == [(0, 4), (1,), (2,), (3,)]
