"""The grammar of dates in news texts: full dates, days without a year, years, weekdays, ISO."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from reader.articles.article import Precision
from reader.base.lexicon import lexicon

_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ``year`` is None where the text leaves it out; ``[start, end)`` is where it stands."""

    year: int | None
    month: int | None
    day: int | None
    time: str
    """ISO clock time with offset where known, empty without."""
    start: int
    end: int
    is_ambiguous: bool = False
    """Written in numbers that could be day and month or month and day; read as day first."""

    @property
    def precision(self) -> Precision:
        """How exactly the date is known."""
        if self.time:
            return Precision.MINUTE
        if self.day is not None:
            return Precision.DAY
        return Precision.MONTH if self.month is not None else Precision.YEAR

    @property
    def iso(self) -> str:
        """ISO text cut to the precision; only for dates with a year."""
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts) + (f"T{self.time}" if self.time else "")


@cache
def _month_numbers() -> dict[str, int]:
    table: dict[str, list[str]] = lexicon("article_dates")["months"]
    return {name: int(number) for number, names in table.items() for name in names}


@cache
def weekdays() -> dict[str, int]:
    """Return the weekdays by name, Monday 0."""
    table: dict[str, list[str]] = lexicon("article_dates")["weekdays"]
    return {name: int(number) for number, names in table.items() for name in names}


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One spelling of dates, and what a text must have for it: the name of a month (``is_named``), a year."""

    expression: re.Pattern[str]
    is_named: bool
    has_year: bool


@cache
def _patterns() -> tuple[_Pattern, ...]:
    """Return the spellings, the fullest first; what one takes, none behind it sees."""
    month = "(?P<month>" + "|".join(sorted(map(re.escape, _month_numbers()), key=len, reverse=True)) + r")\b\.?"
    year = r"(?P<year>(?:19|20)\d{2})\b"
    clock = (
        r"(?:(?:,| at|T| -|\s)\s?\(?(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::\d{2}(?:\.\d{1,6})?)?"
        r"\s?(?P<half>[ap]\.?m\.?)?\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?!\d))?"
    )
    day = r"(?<![\d.,/-])(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
    pair = r"(?<![\d/.])(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)"
    spellings = (
        (rf"\b(?P<year>(?:19|20)\d{{2}})-(?P<number>\d{{1,2}})-(?P<day>\d{{1,2}})(?!\d){clock}", False),
        (rf"\b{month}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s){year}{clock}", True),
        (rf"{day}(?:\s|-)(?:of |de )?{month}(?:,?\s|-)(?:de )?{year}{clock}", True),
        (rf"(?<!\d)(?P<year>(?:19|20)\d{{2}})[/.](?P<number>\d{{1,2}})[/.](?P<day>\d{{1,2}})(?!\d){clock}", False),
        (rf"{pair}(?P<year>(?:19|20)\d{{2}})(?!\d){clock}", False),
        (rf"\b{month}(?:\sof)?,?\s{year}", True),
        (rf"\b{month}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:,]\d|\d)", True),
        (rf"{day}\s(?:of |de )?{month}", True),
        (rf"(?<![\d.,$€£#-]){year}(?![\d%]|[.,]\d|-\d)", False),
    )
    return tuple(
        _Pattern(re.compile(spelling, re.IGNORECASE), is_named, "<year>" in spelling)
        for spelling, is_named in spellings
    )


@lru_cache(maxsize=2048)
def dates_in(text: str) -> tuple[FoundDate, ...]:
    """Return the dates of ``text`` in order, none inside another; impossible ones are left out."""
    if not _DIGIT.search(text):
        return ()
    has_month = not _month_numbers().keys().isdisjoint(_LETTERS.findall(text.casefold()))
    has_year = _YEAR.search(text) is not None
    if not has_month and not has_year:
        return ()
    found: list[FoundDate] = []
    taken = bytearray(len(text))
    for pattern in _patterns():
        if (pattern.is_named and not has_month) or (pattern.has_year and not has_year):
            continue
        for match in pattern.expression.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            date = _date_of(match)
            if date is not None:
                taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
                found.append(date)
    return tuple(sorted(found, key=lambda date: date.start))


def _date_of(match: re.Match[str]) -> FoundDate | None:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    month, day = _month_and_day(groups)
    if groups.get("month") and groups["month"].casefold() in ("may", "mar", "mars") and groups["month"][0].islower():
        return None
    try:
        dt.date(year or 2000, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    first, second = int(groups.get("first") or 0), int(groups.get("second") or 0)
    is_ambiguous = 0 < first <= 12 and 0 < second <= 12 and first != second
    return FoundDate(year, month, day, _clock(groups), match.start(), match.end(), is_ambiguous)


def _month_and_day(groups: dict[str, str | None]) -> tuple[int | None, int | None]:
    day = int(groups["day"] or 0) if groups.get("day") else None
    name, number = groups.get("month"), groups.get("number")
    if name:
        return _month_numbers()[name.casefold()], day
    if number:
        return int(number), day
    first, second = groups.get("first"), groups.get("second")
    if first and second:  # day first, unless that gives no month
        return (int(second), int(first)) if int(second) <= 12 else (int(first), int(second))
    return None, None


def _clock(groups: dict[str, str | None]) -> str:
    hour, minute = groups.get("hour"), groups.get("minute")
    if not hour or not minute:
        return ""
    number = int(hour)
    half = (groups.get("half") or "").casefold()
    if half and number <= 12:
        number = number % 12 + (12 if half.startswith("p") else 0)
    if number > 23 or int(minute) > 59:
        return ""
    zone = (groups.get("zone") or "").upper()
    offset = "+00:00" if zone in ("Z", "UTC", "GMT") else zone if ":" in zone or not zone else f"{zone[:3]}:{zone[3:]}"
    return f"{number:02d}:{minute}{offset}"


@cache
def _around() -> re.Pattern[str]:
    line: dict[str, list[str]] = lexicon("article_dates")["line"]
    known = sorted({*line["words"], *line["later"], *weekdays()}, key=len, reverse=True)
    numbers = (r"\d{1,2}[:.]\d{2}(?::\d{2})?", r"\d{1,4}(?: min read)?")
    return re.compile(
        rf"[\W_]*(?:(?:{'|'.join([*numbers, *map(re.escape, known)])})(?!\w)[\W_]*){{0,8}}", re.IGNORECASE
    )


@cache
def _later() -> re.Pattern[str]:
    words = sorted(lexicon("article_dates")["line"]["later"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\W{{0,3}}\Z", re.IGNORECASE)


def first_day(text: str) -> FoundDate | None:
    """Return the date with a year that a line of a page gives, one that is not of a change before one that is."""
    dates = [date for date in dates_in(text) if date.year is not None]
    firsts = (date for date in dates if not _later().search(text[max(0, date.start - 40) : date.start]))
    return next(firsts, dates[0] if dates else None)


def is_date_line(text: str) -> bool:
    """Tell whether ``text`` is a date with at most words like "Published" or a weekday round it."""
    if len(text) > 100 or not any(letter.isdigit() for letter in text):
        return False
    dates = [date for date in dates_in(text) if date.day is not None]
    if not dates:
        return False
    left = text[: dates[0].start]
    right = text[dates[-1].end :]
    inner = "".join(text[a.end : b.start] for a, b in pairwise(dates))
    return all(_around().fullmatch(part) is not None for part in (left, right, inner))
