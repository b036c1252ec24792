from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.comparison.wording import Place, common, content, place_in, stems_of

stems = st.lists(st.sampled_from(["the", "dam", "will", "hold", "spring", "until", "is"]), max_size=10).map(tuple)


def test_a_short_text_stands_in_another_only_in_one_piece() -> None:
    assert place_in(("old", "friend"), ("his", "old", "friend", "came")) == Place(1, 3, 1.0)
    assert place_in(("old", "friend"), ("old", "as", "friend")) is None


def test_a_longer_text_may_have_gaps_but_not_be_scattered() -> None:
    whole = ("we", "think", "the", "old", "dam", "will", "surely", "hold", "until", "spring")
    place = place_in(("the", "dam", "will", "hold"), whole)
    assert place == Place(2, 8, 1.0)
    scattered = ("the", *["x"] * 6, "dam", *["x"] * 6, "will", *["x"] * 6, "hold")
    assert place_in(("the", "dam", "will", "hold"), scattered) is None


def test_stems_of_inflected_words_meet() -> None:
    assert stems_of(["friendly"]) == stems_of(["friendship"])
    assert content(stems_of(["old", "friend", "1987"])) == 2


@given(stems, stems)
def test_what_two_texts_have_in_common_does_not_depend_on_their_order(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    assert common(one, other) == common(other, one)
    assert 0 <= common(one, other) <= 1
    assert common(one, one) == (1.0 if one else 0.0)


@given(stems, stems, stems)
def test_a_text_stands_in_any_text_that_holds_it(
    before: tuple[str, ...], text: tuple[str, ...], after: tuple[str, ...]
) -> None:
    place = place_in(text, before + text + after)
    assert place is None if not text else place is None or place.share == 1.0
    assert not text or len(text) > 3 or place is not None
