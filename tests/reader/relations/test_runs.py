from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.relations.hashing import shingles_of
from reader.relations.runs import RUN, shared_runs

words = st.lists(st.sampled_from(["ash", "birch", "cedar", "elm", "fir", "gorse"]), max_size=40)


@settings(max_examples=150, deadline=None)
@given(words, words)
def test_a_run_stands_in_both_texts_and_runs_do_not_overlap(a: list[str], b: list[str]) -> None:
    end = 0
    for run in shared_runs(shingles_of(a, RUN), shingles_of(b, RUN)):
        assert run.a >= end
        assert run.length >= RUN
        assert a[run.a : run.a + run.length] == b[run.b : run.b + run.length]
        end = run.a + run.length


@settings(max_examples=100, deadline=None)
@given(words)
def test_a_text_is_covered_by_itself(a: list[str]) -> None:
    shingles = shingles_of(a, RUN)
    runs = shared_runs(shingles, shingles)
    assert sum(run.length for run in runs) == (len(a) if len(a) >= RUN else 0)
