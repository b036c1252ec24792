"""What bounds the date of an undated article: years, dates and dated events that its text speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.articles.article import Precision, Published
from reader.articles.block import Block, Role
from reader.articles.dates import dates_in
from reader.base.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Bounds = tuple[str | None, str | None]
TOLD = (Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.SUBHEADING, Role.CAPTION)
"""The roles whose text tells of the world."""

AHEAD = re.compile(r"\b(?:by|until|through|till|before|for|due in|planned for|target of)\s+\Z", re.IGNORECASE)
"""Words before a date that lies, or may lie, ahead."""
_NEAR = 80


def bounds_of(blocks: Sequence[Block]) -> Bounds:
    """Return the earliest and the latest ISO date that the text allows, either may be None.

    The text is not older than the latest date or dated event it tells of. A month without a year beside an event of
    that month means that the event lay less than a year back.
    """
    told = [block.text for block in blocks if block.role in TOLD]
    earliest = max([*_dates(told), *(month for _, month in _events(told))], key=_padded, default=None)
    latest = min((_year_later(month) for text, month in _events(told) if _is_recent(text, month)), default=None)
    if earliest is not None and latest is not None and earliest > latest:
        latest = None
    return earliest, latest


def proposal_of(bounds: Bounds) -> Published | None:
    """Return the year that most of the time between the bounds lies in, as a proposal; None for wide bounds."""
    earliest, latest = bounds
    if earliest is None or latest is None or len(earliest) < 7 or int(latest[:4]) - int(earliest[:4]) > 1:
        return None
    year = earliest[:4] if int(earliest[5:7]) <= 7 or latest[:4] == earliest[:4] else latest[:4]
    evidence = f"the text allows the time from {earliest} to {latest}"
    return Published(year, Precision.YEAR, evidence, is_proposal=True)


def _dates(told: Sequence[str]) -> Iterator[str]:
    for text in told:
        for date in dates_in(text):
            if date.year and not AHEAD.search(text[max(0, date.start - 20) : date.start]):
                yield date.iso[:10]


def _events(told: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the words round each event that the text speaks of, and its month."""
    events: dict[str, str] = lexicon("article_dates")["events"]
    for text in told:
        folded = text.casefold()
        for phrase, month in events.items():
            start = folded.find(phrase)
            if start >= 0:
                yield text[start : start + len(phrase) + _NEAR], month


def _is_recent(text: str, month: str) -> bool:
    """Tell whether the month of the event follows it without a year, as one writes within the year after."""
    return any(date.year is None and date.month == int(month[5:7]) for date in dates_in(text)) or any(
        re.match(rf".{{0,60}}?\bin {name}\b(?!,? \d)", text, re.IGNORECASE | re.DOTALL)
        for name in lexicon("article_dates")["months"][str(int(month[5:7]))]
    )


def _year_later(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    return f"{year}-12" if number == 1 else f"{year + 1}-{number - 1:02d}"


def _padded(iso: str) -> tuple[int, ...]:
    return tuple(int(part) for part in iso.split("-"))
