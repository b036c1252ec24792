"""Dates of publication that a page states: in a value of its metadata, in a line near the text, in its address."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.articles.article import Precision, Published
from reader.articles.block import Block, Role
from reader.articles.dates import dates_in, first_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.sources.page import RawField

_COMPACT = re.compile(
    r"\s*((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T(\d{2})(\d{2})(?:\d{2})?\s?(Z|[+-]\d{2}:?\d{2})?)?\s*\Z"
)
"""A date without hyphens and colons, as the messages of news agencies write it."""
_LONGEST_VALUE = 100
_DATED_LINE = 100
_DATELESS = frozenset(("plug", "headline-repeat", "after-end", "address", "front-matter", "advertisement"))
_DAYS = (Precision.DAY, Precision.MINUTE)
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|\Z)")
_LOCAL = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?![+-]|\s?Z)")
_UNIVERSAL = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d{1,6})?\s?(?:Z|\+00:?00)")
_FARTHEST = dt.timedelta(hours=14)
_HEAD_END = re.compile(r"\s{0,2}(?:[.:|]|[-–—]{1,2})\s{1,2}\S")


def date_of_value(value: str, evidence: str) -> Published | None:
    """Return the date that a value of metadata or a line states; numbers that could be read twice are a proposal."""
    compact = _COMPACT.match(value)
    if compact is not None:
        year, month, day, hour, minute, zone = compact.groups(default="")
        value = f"{year}-{month}-{day}" + (f"T{hour}:{minute}{zone}" if hour else "")
    date = first_day(value[:_LONGEST_VALUE])
    if date is None:
        return None
    said = f"{evidence}; taken as day before month" if date.is_ambiguous else evidence
    return Published(date.iso, date.precision, said, is_proposal=date.is_ambiguous)


def in_local_time(published: Published, fields: Sequence[RawField]) -> Published:
    """Return a moment given in universal time as the page spells it in the outlet's own time, where it does.

    A time element that shares minutes and seconds with the moment, whole hours away, is the same moment: nothing else
    of a page falls on the second so often. The day is then the one that readers saw.
    """
    if not published.value.endswith("+00:00"):
        return published
    moment = dt.datetime.fromisoformat(published.value.removesuffix("+00:00"))
    spelled = {found.group(2) for field in fields if (found := _UNIVERSAL.search(field.value))}
    for field in fields:
        match = _LOCAL.search(field.value) if field.origin == "time element" else None
        if match is None or not any(time[3:] == match.group(2)[3:] for time in spelled):
            continue
        local = dt.datetime.fromisoformat(f"{match.group(1)}T{match.group(2)[:5]}")
        offset = local - moment
        if offset and abs(offset) <= _FARTHEST and local.minute == moment.minute:
            hours = round(offset.total_seconds() / 3600)
            value = f"{local.isoformat(timespec='minutes')}{hours:+03d}:00"
            return replace(
                published, value=value, evidence=f"{published.evidence}, in the local time of a time element"
            )
    return published


def day_of_address(address: str | None) -> Published | None:
    """Return the day in the path of an address, such as ``/2024/05/03/`` or ``/20240503-``, or None."""
    match = _ADDRESS_DAY.search(address or "")
    if match is None:
        return None
    return Published("-".join(match.groups()), Precision.DAY, f"address: {address}")


def date_of_lines(blocks: Sequence[Block], near: range, of_address: Published | None) -> Published | None:
    """Return the date that opens the text, else that of the line nearest to the headline or to the first passage.

    Where the address has a day, only a line that gives it, or a neighbouring one for the zone, is believed.
    """
    opening = _opening_date(blocks)
    if opening is not None:
        return opening
    found = list(_line_dates(blocks, near))
    if of_address is None:
        return found[0] if found else None
    return next((date for date in found if _days_between(date, of_address) <= 1), of_address)


def _days_between(one: Published, other: Published) -> int:
    return abs((dt.date.fromisoformat(one.value[:10]) - dt.date.fromisoformat(other.value[:10])).days)


def _opening_date(blocks: Sequence[Block]) -> Published | None:
    """Return the full date that the first passage begins with, set off by a full stop or a dash.

    A second passage that begins so makes it a chronicle, whose dates are those of what it tells.
    """
    heads = [_head_date(block) for block in [block for block in blocks if block.role is Role.BODY][:3]]
    return heads[0] if heads and not any(heads[1:]) else None


def _head_date(block: Block) -> Published | None:
    date = next(iter(dates_in(block.text[:_LONGEST_VALUE])), None)
    if date is None or date.start > 1 or date.year is None or date.day is None:
        return None
    is_set_off = _HEAD_END.match(block.text, date.end) is not None or block.text[date.end - 1] == "."
    return date_of_value(block.text, "head of the text") if is_set_off else None


def _line_dates(blocks: Sequence[Block], near: range) -> Iterator[Published]:
    headline = next((index for index in near if blocks[index].role is Role.HEADLINE), None)
    start = headline if headline is not None else next((i for i in near if blocks[i].role.is_passage), near.start)
    for index in sorted(near, key=lambda index: (abs(index - start), index < start)):
        block = blocks[index]
        if block.role in (Role.DATELINE, Role.BYLINE) or _is_dated_line(block):
            found = date_of_value(block.text, f"dateline: {block.text}")
            if found is not None and found.precision in _DAYS:
                yield found


def _is_dated_line(block: Block) -> bool:
    """Tell whether a short line that is none of the text holds a date, such as "Berlin, 2 May 2024"."""
    return (
        block.role in (Role.FURNITURE, Role.CREDIT, Role.STANDFIRST)
        and len(block.text) <= _DATED_LINE
        and block.rule not in _DATELESS
    )
