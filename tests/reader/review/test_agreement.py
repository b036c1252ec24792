"""What the verdicts on several readings say of the change as a whole."""

from __future__ import annotations

import pytest

from reader.base.ids import ChangeKey
from reader.base.span import Span
from reader.comparison.change import ChangeClass
from reader.comparison.variations import Variation
from reader.review.agreement import agreed_verdict, is_decided, member_keys, verdict_on
from reader.review.mark import Mark, Verdict

A, B, C = (ChangeKey(letter) for letter in "abc")


def marks(**verdicts: Verdict | None) -> dict[ChangeKey, Mark]:
    return {ChangeKey(key): Mark(ChangeKey(key), verdict, "", "") for key, verdict in verdicts.items()}


@pytest.mark.parametrize(
    ("given", "agreed", "decided"),
    [
        (marks(), None, False),
        (marks(a=Verdict.NOISE), None, False),
        (marks(a=Verdict.NOISE, b=None), None, False),
        (marks(a=Verdict.NOISE, b=Verdict.MATTERS), None, True),
        (marks(a=Verdict.NOISE, b=Verdict.NOISE), Verdict.NOISE, True),
    ],
)
def test_verdict_of_all_readings(given: dict[ChangeKey, Mark], agreed: Verdict | None, decided: bool) -> None:  # noqa: FBT001
    assert agreed_verdict((A, B), given) is agreed
    assert is_decided((A, B), given) is decided


def test_a_note_alone_is_no_verdict() -> None:
    assert verdict_on(A, {A: Mark(A, None, "look again", "")}) is None
    assert verdict_on(B, {}) is None


def test_members_that_share_a_key_have_it_once() -> None:
    variation = Variation(0, ChangeClass.FIGURE, Span(0, 2), (0, 2, 3))
    assert member_keys(variation, (A, B, A, C)) == (A, C)
