from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ledgers.quoted import quoted_spans


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He called it “a long winter” and left.", ["a long winter"]),
        ('He called it "a long winter" and left.', ["a long winter"]),
        ("He called it ‘a long winter’ and left.", ["a long winter"]),
        ("He called it 'a long winter' and left.", ["a long winter"]),
        ("Er nannte es „einen langen Winter“ und ging.", ["einen langen Winter"]),
        ("Er nannte es »einen langen Winter« und ging.", ["einen langen Winter"]),
        ("Il parlait d’« un long hiver » en partant.", ["un long hiver"]),
        ("Han kallade det ”en lång vinter” och gick.", ["en lång vinter"]),
        ("他说「漫长的冬天」。", ["漫长的冬天"]),
        ("“One,” she said, “and two.”", ["One,", "and two."]),
        ("“They told us ‘never again’ and went,” he said.", ["They told us ‘never again’ and went,"]),
        ("This was the ” loose opening” of a slip.", ["loose opening"]),
    ],
)
def test_words_between_marks_are_found(text: str, inner: list[str]) -> None:
    found = [span.of(text) for span in quoted_spans(text)]
    assert found == inner


@pytest.mark.parametrize(
    "text", ["The dogs’ bowls and the cat’s.", "Rock 'n roll isn't dead", 'A board 5" wide', "’Twas"]
)
def test_apostrophes_and_inches_are_not_marks(text: str) -> None:
    assert quoted_spans(text) == ()


def test_a_quotation_left_open_runs_to_the_end_of_the_passage() -> None:
    text = "She went on: “We shall see in spring."
    assert [span.of(text) for span in quoted_spans(text)] == ["We shall see in spring."]


@given(st.text(alphabet="ab “”‘’\"'«»„.", max_size=60))
def test_spans_are_in_order_and_never_overlap(text: str) -> None:
    spans = quoted_spans(text)
    assert all(span.of(text).strip() for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
