"""What a person should look at in one article: dates that contradict each other, text that was decoded wrongly."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.articles.article import Finding
from reader.articles.block import Block, Role
from reader.articles.bounds import TOLD
from reader.articles.dates import dates_in
from reader.base.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.articles.article import Published
    from reader.articles.bounds import Bounds

_MOJIBAKE = re.compile(r"[ÃÂ][\x80-\xbf©¨¤¼¶«»±³²¡¢£¥¦§ª¬®¯°]|â€[™œ\x9d“”˜¦–—]|Ð[\x80-\xbf]|ï¿½|\ufffd")


def findings_of(blocks: Sequence[Block], published: Published | None, bounds: Bounds) -> tuple[Finding, ...]:
    """Return the findings that come from the text itself."""
    return (*_unplaced(published, bounds), *_date_conflicts(blocks, published), *_mojibake(blocks))


def _unplaced(published: Published | None, bounds: Bounds) -> Iterator[Finding]:
    earliest, latest = bounds
    if published is not None and not published.is_proposal:
        return
    if earliest is not None:
        until = f" and not later than {latest}" if latest is not None else ""
        yield Finding("date_bounds", f"Undated; it tells of {earliest}, so it is not older{until}.")
    elif published is None:
        yield Finding("date_bounds", "Undated; nothing in the text says when it was written.")


def _date_conflicts(blocks: Sequence[Block], published: Published | None) -> Iterator[Finding]:
    """Yield captions whose date the text contradicts: the same month, told as "last year" or with another year."""
    captions = [
        (date, block.text[date.start : date.end])
        for block in blocks
        if block.role is Role.CAPTION
        for date in dates_in(block.text)
        if date.year is not None and date.month is not None
    ]
    if not captions:
        return
    now = _year_of_text(blocks, published)
    seen: set[tuple[str, str]] = set()
    for block in blocks:
        if block.role not in (Role.BODY, Role.STANDFIRST):
            continue
        for month, said in _months_last_year(block.text):
            for date, shown in captions:
                if date.month == month and now is not None and date.year != now - 1 and (shown, said) not in seen:
                    seen.add((shown, said))
                    yield Finding(
                        "date_conflict", f"A caption says “{shown}”, the text says “{said}”, that is {now - 1}."
                    )


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


def _year_of_text(blocks: Sequence[Block], published: Published | None) -> int | None:
    if published is not None:
        return int(published.value[:4])
    years = [date.year for block in blocks if block.role in TOLD for date in dates_in(block.text) if date.year]
    return max(years, default=None)


def _mojibake(blocks: Sequence[Block]) -> Iterator[Finding]:
    for block in blocks:
        match = _MOJIBAKE.search(block.text)
        if match is not None:
            around = block.text[max(0, match.start() - 15) : match.end() + 15]
            yield Finding("mojibake", f"Some letters were decoded wrongly, such as in “{around}”.")
            return
