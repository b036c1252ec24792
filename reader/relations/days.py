"""Days: a range of calendar days, and the dates that a text mentions."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import regex

from reader.base.lexicon import lexicon
from reader.base.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = regex.compile(r"(?:19|20)\d\d")
_BEFORE, _AFTER = 24, 8
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """The days from ``first`` to ``last``, both included, as proleptic Gregorian ordinals."""

    first: int
    last: int

    def gap(self, other: Days) -> int:
        """Return how many days lie between the two ranges; 0 where they touch or overlap."""
        return max(0, self.first - other.last, other.first - self.last)

    @property
    def length(self) -> int:
        """How many days the range has."""
        return self.last - self.first + 1

    def __str__(self) -> str:
        first, last = date.fromordinal(self.first).isoformat(), date.fromordinal(self.last).isoformat()
        return first if first == last else f"{first} to {last}"


def joined_days(a: Days | None, b: Days | None) -> Days | None:
    """Return the days from the start of the earlier range to the end of the later one; None bounds nothing."""
    if a is None or b is None:
        return a or b
    return Days(min(a.first, b.first), max(a.last, b.last))


def days_of(iso: str) -> Days | None:
    """Return the days that ISO text of any precision stands for, None where it is no date."""
    match = regex.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", iso)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return _days(year or 0, month, day)


def dates_in(text: str) -> tuple[Days, ...]:
    """Return the days and months that ``text`` names with their year, each once, in order of time.

    ``3 May 2024``, ``May 3rd, 2024``, ``2024-05-03``, ``2024/05/03``, ``May 2024``. A date without a year, and a year
    alone, are left out: they fit too much.
    """
    return tuple(sorted({days for piece in _round_years(text) for days in _found(piece)}))


def _round_years(text: str) -> Iterator[str]:
    """Yield the pieces of ``text`` in which a date with a year can stand: looking through all of it takes long."""
    end = 0
    start = 0
    for match in _YEAR.finditer(text):
        if match.start() - _BEFORE > end:
            yield text[start:end]
            start = match.start() - _BEFORE
        end = match.end() + _AFTER
    yield text[start:end]


def _found(text: str) -> Iterator[Days]:
    months = lexicon("relation_calendar")["months"]
    for match in _pattern().finditer(text):
        parts = match.groupdict()
        month = int(parts["m1"]) if parts["m1"] else months[folded(parts["m2"] or parts["m3"])]
        day = parts["d1"] or parts["d2"] or parts["d3"]
        year = parts["y1"] or parts["y2"] or parts["y3"]
        found = _days(int(year), month, int(day) if day else None)
        if found is not None:
            yield found


@cache
def _pattern() -> regex.Pattern[str]:
    names = "|".join(sorted(lexicon("relation_calendar")["months"], key=len, reverse=True))
    space = r"[\s\-]{1,2}"
    return regex.compile(
        rf"\b(?P<y1>(?:19|20)\d\d)\s?[-/.]\s?(?P<m1>0?[1-9]|1[0-2])\s?[-/.]\s?(?P<d1>[0-3]?\d)\b"
        rf"|\b(?:(?P<d2>[0-3]?\d)(?:st|nd|rd|th|er|\.)?{space}(?:de\s|of\s)?)?"
        rf"(?P<m2>{names})\b\.?(?:,|\sde)?{space}(?P<y2>(?:19|20)\d\d)\b"
        rf"|\b(?P<m3>{names})\b\.?\s(?P<d3>[0-3]?\d)(?:st|nd|rd|th)?,?\s(?P<y3>(?:19|20)\d\d)\b",
        regex.IGNORECASE,
    )


def _days(year: int, month: int | None, day: int | None) -> Days | None:
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    if month is None:
        return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
    if not 1 <= month <= 12:
        return None
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return Days(date(year, month, 1).toordinal(), date(year, month, length).toordinal())
    if not 1 <= day <= length:
        return None
    ordinal = date(year, month, day).toordinal()
    return Days(ordinal, ordinal)
