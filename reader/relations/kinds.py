"""Kinds: what a pair of articles that share words is to each other, which gave and which took, and why we say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.relations.relation import Direction, RelationKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.relations.profile import Profile
    from reader.relations.runs import Run

NEAR_ALL = 0.8
"""Share of the words of an article above which it counts as contained in the other."""
A_PART = 0.2
"""Share of the words of the shorter article above which it counts as reworded from the other."""
_QUOTED_WORDS = 8


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share, 0 to 1, of the words of each side that lie in shared runs."""

    a: float
    b: float

    @property
    def high(self) -> float:
        """The share of the side that is covered more."""
        return max(self.a, self.b)

    @property
    def low(self) -> float:
        """The share of the side that is covered less."""
        return min(self.a, self.b)


def kind_of(a: Profile, b: Profile, coverage: Coverage) -> RelationKind:
    """Return the kind of relation that the coverage and the dates speak for."""
    if coverage.low >= NEAR_ALL:
        return RelationKind.COPY
    if coverage.high >= NEAR_ALL:
        shorter, longer = (a, b) if coverage.a >= coverage.b else (b, a)
        return RelationKind.LATER_TAKE if _is_later(longer, shorter) else RelationKind.CUT
    if coverage.high >= A_PART:
        return RelationKind.REWORDED
    return RelationKind.OWN_REPORT


def direction_of(a: Profile, b: Profile, kind: RelationKind, coverage: Coverage) -> tuple[Direction | None, str | None]:
    """Return which side gave, and the proof as a sentence; None, None where nothing proves it.

    Credits come first (one side names the other's outlet or agency as its origin), then inclusion for a cut, then
    dates that do not overlap.
    """
    if not kind.is_copying:
        return None, None
    ways = [(Direction.A_TO_B, a, b), (Direction.B_TO_A, b, a)]
    named = [(way, giver, taker) for way, giver, taker in ways if _is_credited(giver, taker)]
    if len(named) == 1:
        way, giver, taker = named[0]
        return way, f"{label(taker)} credits {label(giver)}."
    if kind is RelationKind.CUT:
        way, giver, taker = ways[0] if coverage.b >= coverage.a else ways[1]
        return way, f"{label(taker)} is contained in the longer text of {label(giver)}."
    for way, giver, taker in ways:
        if _is_later(taker, giver):
            return way, f"{label(giver)} is dated {giver.published}, {label(taker)} {taker.published}."
    return None, None


def sharing_reasons(a: Profile, b: Profile, coverage: Coverage, runs: Sequence[Run]) -> tuple[str, ...]:
    """Return sentences that name the shared text: how much of each side, and the longest run."""
    reasons = [f"{coverage.a:.0%} of the words of {label(a)} and {coverage.b:.0%} of {label(b)} lie in shared runs."]
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
