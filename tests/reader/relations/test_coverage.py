from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base.ids import ArticleId
from reader.relations.closeness import Print, closeness_of, closenesses, print_of
from reader.relations.coverage import Coverage
from reader.relations.runs import RUN

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.relations.profile import Profile

    Printer = Callable[[int, list[str]], Print]

words = st.lists(st.sampled_from(["ash", "birch", "cedar", "elm", "fir", "gorse"]), min_size=RUN, max_size=30)


@pytest.fixture(scope="module")
def printed(profiled: Callable[..., Profile]) -> Printer:
    return lambda number, text: print_of(profiled(number, " ".join(text)))


def covered(text: list[str], other: list[str]) -> int:
    """Count the words of a text in shared runs the slow way."""
    known = {tuple(other[start : start + RUN]) for start in range(len(other) - RUN + 1)}
    starts = [start for start in range(len(text) - RUN + 1) if tuple(text[start : start + RUN]) in known]
    return len({start + offset for start in starts for offset in range(RUN)})


@settings(max_examples=60, deadline=None)
@given(words, st.lists(words, min_size=1, max_size=4))
def test_words_in_shared_runs_are_counted_for_many_texts_at_once(
    printed: Printer, own: list[str], others: list[list[str]]
) -> None:
    coverage = Coverage(printed(1, own), [printed(2, other) for other in others])
    assert coverage.of_one().tolist() == [covered(own, other) for other in others]
    assert coverage.of_others().tolist() == [covered(other, own) for other in others]


@settings(max_examples=40, deadline=None)
@given(words, words)
def test_closeness_is_the_same_from_both_sides(printed: Printer, a: list[str], b: list[str]) -> None:
    one, other = printed(1, a), printed(2, b)
    there, back = closeness_of(one, other), closeness_of(other, one).turned
    assert (there.a, there.b, there.words, there.order) == (back.a, back.b, back.words, back.order)


def test_texts_that_share_nothing_or_have_no_run_have_no_closeness(printed: Printer) -> None:
    own = printed(1, ["one", "two", "three", "four", "five", "six"])
    near, far, short = printed(2, ["two", "three", "four"]), printed(3, ["ten"] * 9), printed(4, ["one"])
    found = closenesses(own, [short, near, far])
    assert [one.prints[1].profile.article for one in found] == [ArticleId(2)]
    assert found[0].b == 1.0
    assert found[0].a == 0.5
