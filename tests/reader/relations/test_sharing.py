"""What share of a text stands word for word in another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.relations.sharing import shares_of

WIRE = ("The ferry to Osk was held at the pier for three hours.", "Fog lay over the sound until noon on Monday.")
CUT = WIRE[:1]
OTHER = ("A whale was seen off the western cape by two fishermen at dawn.",)


def test_cut_stands_wholly_in_the_text_it_was_cut_from() -> None:
    shares = shares_of([WIRE, CUT, OTHER])
    assert shares[1][0] == 1.0
    assert 0.3 < shares[0][1] < 0.7
    assert shares[0][2] == shares[2][0] == 0.0


def test_case_and_signs_do_not_matter_but_the_order_does() -> None:
    shares = shares_of([CUT, ("THE FERRY, to Osk, was held: at the pier for three hours",), (CUT[0][::-1],)])
    assert shares[0][1] == shares[1][0] == 1.0
    assert shares[0][2] == 0.0


def test_text_too_short_for_a_phrase_shares_nothing() -> None:
    assert shares_of([("Fog.",), CUT]) == ((0.0, 0.0), (0.0, 1.0))
    assert shares_of([]) == ()


@given(st.lists(st.lists(st.text("ab ", max_size=60), max_size=3), max_size=4))
def test_shares_are_shares_and_order_changes_nothing(texts: list[list[str]]) -> None:
    shares = shares_of(texts)
    assert all(0.0 <= share <= 1.0 for row in shares for share in row)
    turned = shares_of(texts[::-1])
    assert [row[::-1] for row in turned[::-1]] == list(shares)
