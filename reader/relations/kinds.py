"""Kinds: what a pair of articles that share words is to each other, which gave and which took, and why we say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.relations.closeness import ONE_TEXT
from reader.relations.relation import Direction, RelationKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.relations.closeness import Closeness
    from reader.relations.profile import Profile
    from reader.relations.runs import Run

NEAR_ALL = 0.85
"""Share of the words of an article from which it counts as contained in the other."""
_QUOTED_WORDS = 8
_HALF = 0.5
_MORE_THAN_A_PHRASE, _MORE_THAN_A_LINE, _MOST = 17, 60, 0.6
"""Shared words that no set phrase of the trade has, that no line has which an outlet adds to all it prints, or the
share of a short text that counts whatever it has."""


def kind_of(a: Profile, b: Profile, closeness: Closeness) -> RelationKind:
    """Return the kind of relation that the shared text and the dates speak for.

    Both nearly all shared: a copy. The shorter nearly all in the longer: a cut, or a later take where the longer is
    proved to be later. One outlet or agency that changed its own text in part: a later take. Otherwise one text behind
    both makes the one reworded from the other, and less than that makes two reports of their own.
    """
    if closeness.low >= NEAR_ALL:
        return RelationKind.COPY
    if closeness.high >= NEAR_ALL:
        shorter, longer = (a, b) if closeness.a >= closeness.b else (b, a)
        return RelationKind.LATER_TAKE if _is_later(longer, shorter) else RelationKind.CUT
    fewest = _MORE_THAN_A_LINE if a.outlet is not None and a.outlet == b.outlet else _MORE_THAN_A_PHRASE
    if (closeness.words < fewest and closeness.high < _MOST) or closeness.value < ONE_TEXT:
        return RelationKind.OWN_REPORT
    if closeness.high >= _HALF and _is_one_voice(a, b) and (_is_later(a, b) or _is_later(b, a)):
        return RelationKind.LATER_TAKE
    return RelationKind.REWORDED


def direction_of(
    a: Profile, b: Profile, kind: RelationKind, coverage: tuple[float, float]
) -> tuple[Direction | None, str | None]:
    """Return which side gave, and the proof as a sentence; None, None where nothing proves it.

    ``coverage`` is the share of the words of ``a`` and of ``b`` in shared runs. Credits come first (one side names the
    other's outlet or agency as its origin), then inclusion for a cut, then dates that do not overlap.
    """
    if not kind.is_copying:
        return None, None
    ways = [(Direction.A_TO_B, a, b), (Direction.B_TO_A, b, a)]
    named = [(way, giver, taker) for way, giver, taker in ways if _is_credited(giver, taker)]
    if len(named) == 1:
        way, giver, taker = named[0]
        return way, f"{label(taker)} credits {label(giver)}."
    if kind is RelationKind.CUT:
        way, giver, taker = ways[0] if coverage[1] >= coverage[0] else ways[1]
        return way, f"{label(taker)} is contained in the longer text of {label(giver)}."
    for way, giver, taker in ways:
        if _is_later(taker, giver):
            return way, f"{label(giver)} is dated {giver.published}, {label(taker)} {taker.published}."
    return None, None


def sharing_reasons(a: Profile, b: Profile, coverage: tuple[float, float], runs: Sequence[Run]) -> tuple[str, ...]:
    """Return sentences that name the shared text: how much of each side, and the longest run."""
    of_a, of_b = coverage
    reasons = [f"{of_a:.0%} of the words of {label(a)} and {of_b:.0%} of {label(b)} lie in shared runs."]
    if runs:
        longest = max(runs, key=lambda run: (run.length, -run.a))
        opening = " ".join(a.words[longest.a : longest.a + min(longest.length, _QUOTED_WORDS)])
        reasons.append(f"The longest shared run has {longest.length} words: “{opening} …”.")
    return tuple(reasons)


def label(profile: Profile) -> str:
    """Return what a sentence calls the article: its title in quotation marks, or its number."""
    return f"“{profile.title}”" if profile.title else f"article {profile.article}"


def _is_credited(giver: Profile, taker: Profile) -> bool:
    names = {taker.agency, *taker.credits} - {None, taker.outlet}
    return giver.outlet is not None and giver.outlet in names and giver.outlet != taker.outlet


def _is_one_voice(a: Profile, b: Profile) -> bool:
    """Tell whether one outlet or agency stands behind both."""
    return bool({a.outlet, a.agency} & {b.outlet, b.agency} - {None})


def _is_later(later: Profile, earlier: Profile) -> bool:
    """Tell whether dates prove that ``later`` came out after ``earlier``."""
    if later.published is None or earlier.published is None:
        return False
    if not (later.has_exact_window and earlier.has_exact_window):
        return False
    if later.window is not None and earlier.window is not None and later.window.first > earlier.window.last:
        return True
    return _is_same_clock(later.published, earlier.published) and later.published > earlier.published


def _is_same_clock(one: str, other: str) -> bool:
    """Tell whether two ISO texts name minutes of one day in the same zone, so that they compare as text."""
    return "T" in one and "T" in other and one[10:11] == other[10:11] == "T" and one[16:] == other[16:]
