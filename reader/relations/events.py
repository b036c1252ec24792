"""Events: what dates say on whether two articles can tell the same event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.relations.profile import Profile

LONGEST_STORY = 180
"""Days between the first and the last article of a story."""
_NEAR, _NEAR_FACTOR = 2, 2.0
_SOON = 10
_LATE, _LATE_FACTOR = 60, 0.4
"""Articles within two days count double, those of later weeks less than half, those of later months not at all."""


@dataclass(frozen=True, slots=True)
class Timing:
    """What the dates of two articles say: likeness is multiplied by ``factor``; sentences for and against."""

    factor: float
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether the dates allow that both tell the same event."""
        return self.factor > 0


_UNKNOWN = Timing(1.0)


def timing(a: Profile, b: Profile) -> Timing:
    """Return what the dates say.

    Only dates that the articles themselves state speak against; a proposal that falls on the same days as another
    date was hardly wrong and speaks for. Bounds say nothing.
    """
    if a.window is None or b.window is None or not (_is_dated(a) and _is_dated(b)):
        return _UNKNOWN
    gap = a.window.gap(b.window)
    if gap > _NEAR and (a.has_proposed_window or b.has_proposed_window):
        return _UNKNOWN
    said = "on the same day" if gap == 0 else "one day apart" if gap == 1 else f"{gap} days apart"
    if gap <= _SOON:
        return Timing(_NEAR_FACTOR if gap <= _NEAR else 1.0, reasons=(f"They came out {said}.",))
    return Timing(_LATE_FACTOR if gap <= _LATE else 0.0, against=(f"They came out {said} ({a.window}; {b.window}).",))


def _is_dated(profile: Profile) -> bool:
    return profile.has_exact_window or profile.has_proposed_window
