"""Rules of house style: proposed from verdicts, never from what once mattered, and only for what is no fact."""

from __future__ import annotations

import pytest

from reader.alignment.alignment import Alignment
from reader.base.ids import ChangeKey, StoryId
from reader.base.span import Span
from reader.comparison.change import Change, ChangeClass
from reader.comparison.comparison import Comparison, RowChange
from reader.review.house_style import BY_HAND, NoisePlace, StylePair, proposals, style_pair, with_rules
from reader.review.mark import Verdict

WORDING = ChangeClass.WORDING


def places(
    stories: str,
    *,
    left: str = "grey",
    right: str = "gray",
    kind: ChangeClass = WORDING,
    verdict: Verdict = Verdict.NOISE,
) -> list[NoisePlace]:
    return [
        NoisePlace(ChangeKey(f"{left}{number}"), kind, left, right, verdict, StoryId(int(story)))
        for number, story in enumerate(stories)
    ]


def test_a_pair_called_noise_five_times_in_three_stories_is_proposed_with_its_places() -> None:
    (found,) = proposals(places("11223"), ())
    assert found.pair == StylePair("gray", "grey")
    assert len(found.places) == 5
    assert found.stories == (1, 2, 3)


@pytest.mark.parametrize("stories", ["1123", "11122", "11111111"])
def test_too_few_times_or_stories_propose_nothing(stories: str) -> None:
    assert proposals(places(stories), ()) == ()


def test_direction_does_not_matter() -> None:
    assert len(proposals([*places("112"), *places("23", left="gray", right=" grey")], ())) == 1


def test_what_once_mattered_or_is_settled_is_not_proposed() -> None:
    mattered = NoisePlace(ChangeKey("x"), WORDING, "grey", "gray", Verdict.MATTERS, StoryId(9))
    assert proposals([*places("11223"), mattered], ()) == ()
    assert proposals(places("11223"), {StylePair("gray", "grey")}) == ()


def test_figures_and_other_facts_are_never_house_style() -> None:
    assert proposals(places("11223", left="12", right="14", kind=ChangeClass.FIGURE), ()) == ()
    assert style_pair("", "said") is None
    assert style_pair("said ", "said") is None


def test_a_rule_makes_house_style_of_wording_and_of_nothing_else() -> None:
    kinds = (WORDING, ChangeClass.TYPOGRAPHY, ChangeClass.NAME)
    changes = tuple(
        RowChange(0, 1, Change(kind, "some-rule", "gray", Span(0, 4), "grey", Span(0, 4))) for kind in kinds
    )
    comparison = Comparison((("gray",), ("grey",)), 0, Alignment(()), changes)
    assert with_rules(comparison, frozenset()) is comparison
    ruled = with_rules(comparison, frozenset({StylePair("gray", "grey")}))
    told = [(entry.change.change_class, entry.change.rule) for entry in ruled.changes]
    assert told == [
        (ChangeClass.HOUSE_STYLE, BY_HAND),
        (ChangeClass.HOUSE_STYLE, BY_HAND),
        (ChangeClass.NAME, "some-rule"),
    ]
