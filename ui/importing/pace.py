"""The pace of an import: how many files a second lately, and how long the rest will take."""

from __future__ import annotations

from collections import deque

_LATELY_S = 15.0
_SOONEST_S = 1.0


class Pace:
    """Takes in how far an import is and says how fast it goes; moments are of any clock that never goes back."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._seen: deque[tuple[float, int]] = deque()

    def see(self, now_s: float, done: int) -> None:
        """Take in that ``done`` files are finished."""
        self._seen.append((now_s, done))
        while now_s - self._seen[0][0] > _LATELY_S:
            self._seen.popleft()

    def rest(self) -> None:
        """Forget what was seen: time in which nothing was to be done says nothing."""
        self._seen.clear()

    @property
    def files_per_s(self) -> float | None:
        """Files a second lately, None while that is not known yet."""
        if not self._seen:
            return None
        (first_s, first), (last_s, last) = self._seen[0], self._seen[-1]
        return (last - first) / (last_s - first_s) if last_s - first_s >= _SOONEST_S and last > first else None

    @property
    def remaining_s(self) -> float | None:
        """How many seconds the rest takes at that pace, None while that is not known yet."""
        pace = self.files_per_s
        return None if pace is None else (self._total - self._seen[-1][1]) / pace
