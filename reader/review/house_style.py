"""House style learned from verdicts: pairs of words that a person called noise again and again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.base.text import folded_space
from reader.comparison.change import Change, ChangeClass
from reader.review.mark import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reader.base.ids import ChangeKey, StoryId
    from reader.comparison.comparison import Comparison, RowChange

TIMES, STORIES = 5, 3
"""A pair is proposed when it was called noise so many times, in so many stories."""

BY_HAND = "house-style-by-hand"
"""The rule of a change that is house style because a person said so."""

_LEARNED = frozenset({ChangeClass.WORDING, ChangeClass.HOUSE_STYLE, ChangeClass.TYPOGRAPHY})


@dataclass(frozen=True, slots=True, order=True)
class StylePair:
    """Two wordings that stand for each other, whichever of them the base has; ``left`` sorts before ``right``."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class NoisePlace:
    """A verdict on a change with ``left`` and ``right`` words: the key, the class and the story it stands in."""

    key: ChangeKey
    change_class: ChangeClass
    left: str
    right: str
    verdict: Verdict | None
    story: StoryId


@dataclass(frozen=True, slots=True)
class StyleProposal:
    """A pair that could be a rule, with the ``places`` where it was called noise, by story."""

    pair: StylePair
    places: tuple[NoisePlace, ...]

    @property
    def stories(self) -> tuple[StoryId, ...]:
        """The stories in which it was called noise."""
        return tuple(dict.fromkeys(place.story for place in self.places))


def style_pair(left: str, right: str) -> StylePair | None:
    """Return the pair of two wordings, white space folded; None where one is empty or both are the same."""
    first, second = sorted((folded_space(left), folded_space(right)))
    return StylePair(first, second) if first and first != second else None


def proposals(places: Iterable[NoisePlace], settled: Collection[StylePair]) -> tuple[StyleProposal, ...]:
    """Return the pairs called noise at least TIMES times in at least STORIES stories, the most frequent first.

    Pairs that were accepted or refused (``settled``) are left out, and so are those of which one place was called
    anything but noise: what once mattered is no convention.
    """
    by_pair: dict[StylePair, list[NoisePlace]] = {}
    for place in places:
        pair = style_pair(place.left, place.right)
        if pair is not None and place.verdict is not None and place.change_class in _LEARNED:
            by_pair.setdefault(pair, []).append(place)
    found = (
        StyleProposal(pair, tuple(sorted(own, key=lambda one: (one.story, one.key))))
        for pair, own in by_pair.items()
        if pair not in settled and len(own) >= TIMES and all(one.verdict is Verdict.NOISE for one in own)
    )
    enough = [one for one in found if len(one.stories) >= STORIES]
    return tuple(sorted(enough, key=lambda one: (-len(one.places), one.pair)))


def with_rules(comparison: Comparison, rules: Collection[StylePair]) -> Comparison:
    """Return ``comparison`` with the changes of wording that are one of ``rules`` classed as house style."""
    if not rules:
        return comparison
    return replace(comparison, changes=tuple(_ruled(entry, rules) for entry in comparison.changes))


def _ruled(entry: RowChange, rules: Collection[StylePair]) -> RowChange:
    change = entry.change
    if change.change_class in _LEARNED and style_pair(change.left, change.right) in rules:
        return replace(entry, change=_as_house_style(change))
    return entry


def _as_house_style(change: Change) -> Change:
    return replace(change, change_class=ChangeClass.HOUSE_STYLE, rule=BY_HAND)
