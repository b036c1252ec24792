"""Moments: the stretch of time in which an article came out, and which of two is proved to be the earlier one."""

from __future__ import annotations

import calendar
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.articles.article import Published

_PARTS = {4: "-01-01", 7: "-01"}
_MINUTE = timedelta(minutes=1)


class Moment(NamedTuple):
    """From ``first`` to ``last``, both included, to the minute.

    In UTC where the article names its zone (``is_zoned``), else as its own clock has it.
    """

    first: datetime
    last: datetime
    is_zoned: bool

    def is_before(self, other: Moment) -> bool:
        """Tell whether the two stretches prove that this one ended before ``other`` began.

        Clocks of unknown zones are compared with each other, as one paper's with another's of the same country, and
        with clocks of known zones by the day only.
        """
        if self.is_zoned == other.is_zoned:
            return self.last < other.first
        return self.last.date() < other.first.date()


def moment_of(published: Published | None) -> Moment | None:
    """Return the stretch of time that a date of publication names, None where there is none or it is no date."""
    if published is None:
        return None
    try:
        return _moment(published.value)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _moment(value: str) -> Moment:
    if "T" in value:
        time = datetime.fromisoformat(value)
        zoned = time.astimezone(UTC).replace(tzinfo=None) if time.tzinfo else time
        return Moment(zoned, zoned, time.tzinfo is not None)
    first = datetime.fromisoformat(value + _PARTS.get(len(value), "")).replace(tzinfo=None)
    days = {4: 366 if calendar.isleap(first.year) else 365, 7: calendar.monthrange(first.year, first.month)[1]}
    return Moment(first, first + timedelta(days=days.get(len(value), 1)) - _MINUTE, is_zoned=False)
