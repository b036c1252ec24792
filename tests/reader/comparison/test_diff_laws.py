from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.words import words_of
from reader.comparison.change import Change, ChangeClass
from reader.comparison.diff import changes_between
from reader.comparison.edits import Edit, edits_between

VOCABULARY = """
the a in of said may not minister Berg Anna Kyiv Kiev 14 1,400 12 fourteen three million $3.2 % per cent least at on
Monday Tuesday 2021 March 7 “ ” " ' ( ) , . ; : — - rose fell rebels terrorists who left which was very the مصر قال في
Москва не le n'a pas 北 京 é ? ... won't don’t U.S. co-operate
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "e\u0301", "\u200f", "\n\n", "\u00a0"])
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)
ANY_TEXT = st.text(max_size=60)


def complement(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """The words of ``text`` outside ``spans``."""
    outside, at = "", 0
    for start, end in sorted(spans):
        outside += text[at:start] + " "
        at = max(at, end)
    return [word.folded.replace("'", "") for word in words_of(outside + text[at:])]


def sides(changes: tuple[Change, ...]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    return (
        [(change.left_span.start, change.left_span.end) for change in changes],
        [(change.right_span.start, change.right_span.end) for change in changes],
    )


@given(TEXTS)
def test_a_text_has_no_changes_to_itself(text: str) -> None:
    assert changes_between(text, text) == ()


@settings(max_examples=250, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_spans_cut_out_what_the_change_says(left: str, right: str) -> None:
    for change in changes_between(left, right):
        assert change.left_span.of(left) == change.left
        assert change.right_span.of(right) == change.right
        assert change.left != change.right or change.change_class is ChangeClass.REORDERING


@settings(max_examples=250, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_no_two_changes_overlap(left: str, right: str) -> None:
    for spans in sides(changes_between(left, right)):
        for (_, end), (start, _) in pairwise(sorted(span for span in spans if span[0] < span[1])):
            assert end <= start


@settings(max_examples=250, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_both_sides_are_rebuilt_from_the_same_words_and_their_own_changes(left: str, right: str) -> None:
    lefts, rights = sides(changes_between(left, right))
    assert "".join(complement(left, lefts)) == "".join(complement(right, rights))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_the_way_back_mirrors_the_way_there(left: str, right: str) -> None:
    swapped = {
        ChangeClass.STATEMENT_ADDED: ChangeClass.STATEMENT_REMOVED,
        ChangeClass.STATEMENT_REMOVED: ChangeClass.STATEMENT_ADDED,
    }
    there = {
        (swapped.get(one.change_class, one.change_class), one.rule, one.right_span, one.left_span)
        for one in changes_between(left, right)
    }
    back = {(one.change_class, one.rule, one.left_span, one.right_span) for one in changes_between(right, left)}
    assert there == back


@settings(max_examples=200, deadline=None, derandomize=True)
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_can_be_compared(left: str, right: str) -> None:
    changes = changes_between(left, right)
    assert (left == right) <= (changes == ())
    assert all(change.left_span.of(left) == change.left for change in changes)


@given(st.lists(st.sampled_from("abcdef"), max_size=90), st.lists(st.sampled_from("abcdef"), max_size=90))
def test_edits_rebuild_both_sequences(left: list[str], right: list[str]) -> None:
    for clean in (True, False):
        rebuilt, at = [], 0
        for edit in edits_between(left, right, clean=clean):
            rebuilt += left[at : edit.left] + right[edit.right : edit.right_end]
            at = edit.left_end
        assert rebuilt + left[at:] == right


def longest_common(left: list[str], right: list[str]) -> int:
    row = [0] * (len(right) + 1)
    for one in left:
        before = 0
        for column, other in enumerate(right, start=1):
            before, row[column] = row[column], before + 1 if one == other else max(row[column], row[column - 1])
    return row[-1]


@given(st.lists(st.sampled_from("abc"), max_size=100), st.lists(st.sampled_from("abc"), max_size=100))
def test_edits_before_clean_up_are_minimal(left: list[str], right: list[str]) -> None:
    size = sum(e.left_end - e.left + e.right_end - e.right for e in edits_between(left, right, clean=False))
    assert size == len(left) + len(right) - 2 * longest_common(left, right)


@pytest.mark.parametrize("count", [3, 70_000])
def test_more_distinct_words_than_code_points_below_the_surrogates(count: int) -> None:
    left = [f"word{number}" for number in range(count)]
    right = [*left[: count // 2], "new", *left[count // 2 :]]
    assert edits_between(left, right) == (Edit(count // 2, count // 2, count // 2, count // 2 + 1),)
