"""Dates of one article that contradict each other: captions against the text, weekdays against their date."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

from reader.articles.block import Role
from reader.articles.bounds import TOLD
from reader.articles.contradiction import Contradiction, blocks_to_read
from reader.articles.dates import FoundDate, dates_in, weekdays
from reader.base.lexicon import lexicon
from reader.base.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.articles.article import Article

_NEAR = 2
"""A date without a year is one of the article's year when they are at most so many months apart."""


def date_contradictions(article: Article) -> Iterator[Contradiction]:
    """Yield captions that the text dates otherwise, and weekdays that their date does not fall on."""
    yield from _captions(article)
    yield from _weekdays(article)


def _captions(article: Article) -> Iterator[Contradiction]:
    """Yield captions whose date the text contradicts: the same month, told as "last year" or with another year."""
    captions = [
        (number, date, block.text[date.start : date.end])
        for number, block in blocks_to_read(article)
        if block.role is Role.CAPTION
        for date in dates_in(block.text)
        if date.year is not None and date.month is not None
    ]
    now = _year_of_text(article) if captions else None
    seen: set[tuple[str, str]] = set()
    for _, block in blocks_to_read(article):
        if now is None or block.role not in (Role.BODY, Role.STANDFIRST):
            continue
        for month, said in _months_last_year(block.text):
            for number, date, shown in captions:
                if date.month == month and date.year != now - 1 and (shown, said) not in seen:
                    seen.add((shown, said))
                    message = f"A caption says “{shown}”, the text says “{said}”, that is {now - 1}."
                    yield Contradiction("date_conflict", message, number, Span(date.start, date.end))


def _months_last_year(text: str) -> Iterator[tuple[int, str]]:
    for match in _last_year().finditer(text):
        yield _month_number(match.group(1)), match.group()


@cache
def _last_year() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for names in lexicon("article_dates")["months"].values() for name in names)
    return re.compile(rf"\bin ({names})\.?,? (?:of )?(?:last|the previous) year\b", re.IGNORECASE)


def _month_number(name: str) -> int:
    table: dict[str, list[str]] = lexicon("article_dates")["months"]
    return next(int(number) for number, names in table.items() if name.casefold() in names)


def _year_of_text(article: Article) -> int | None:
    if article.published is not None:
        return int(article.published.value[:4])
    told = [block.text for block in article.blocks if block.role in TOLD]
    return max((date.year for text in told for date in dates_in(text) if date.year), default=None)


def _weekdays(article: Article) -> Iterator[Contradiction]:
    for number, block in blocks_to_read(article):
        for date in dates_in(block.text):
            match = _weekday_before().search(block.text, max(0, date.start - 16), date.start)
            day = _day_of(date, article)
            if match is None or day is None or weekdays()[match.group(1).casefold()] == day.weekday():
                continue
            span = Span(match.start(), date.end)
            name = next(name for name, weekday in weekdays().items() if weekday == day.weekday())
            message = f"“{span.of(block.text)}” contradicts itself: {day.isoformat()} is a {name.capitalize()}."
            yield Contradiction("date_conflict", message, number, span)


@cache
def _weekday_before() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in weekdays())
    return re.compile(rf"\b({names}),? (?:the )?\Z", re.IGNORECASE)


def _day_of(date: FoundDate, article: Article) -> dt.date | None:
    """Return the day, in the year of the article where the text leaves it out; None where that is not safe."""
    if date.month is None or date.day is None:
        return None
    published = article.published
    if date.year is None:
        if published is None or published.is_proposal or len(published.value) < len("2000-01"):
            return None
        if abs(int(published.value[5:7]) - date.month) > _NEAR:
            return None
    year = date.year if date.year is not None else int(published.value[:4]) if published else 0
    try:
        return dt.date(year, date.month, date.day)
    except ValueError:
        return None
