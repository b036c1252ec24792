"""Events: whether two articles can tell the same event, by when, where and who."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.relations.profile import Profile

LONGEST_GAP = 10
"""Days between two articles of one event."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether two articles may tell one event: ``is_open``, and the sentences for and against."""

    is_open: bool
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def gate(a: Profile, b: Profile) -> Gate:
    """Return whether dates allow ``a`` and ``b`` to tell the same event."""
    if a.window is None or b.window is None:
        return Gate(is_open=True)
    gap = a.window.gap(b.window)
    if gap > LONGEST_GAP:
        return Gate(is_open=False, against=(f"They came out {gap} days apart ({a.window}; {b.window}).",))
    if a.has_exact_window and b.has_exact_window:
        said = "on the same day" if gap == 0 else f"{gap} days apart"
        return Gate(is_open=True, reasons=(f"They came out {said}.",))
    return Gate(is_open=True)
