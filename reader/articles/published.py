"""When an article was published, how exactly that is known, and what it rests on."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace as dt_replace
from typing import TYPE_CHECKING

from reader.articles.article import Precision, Published
from reader.articles.block import Block, Role
from reader.articles.bounds import AHEAD, TOLD, bounds_of, proposal_of
from reader.articles.dates import FoundDate, dates_in, weekdays
from reader.articles.stated_dates import date_of_lines, date_of_value, day_of_address, in_local_time
from reader.base.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.sources.page import RawField

_FIELDS = (
    ("published", "record"), ("published", "front matter"), ("date", "front matter"), ("datePublished", "json-ld"),
    ("article:published_time", "meta"), ("og:article:published_time", "meta"), ("article:published", "meta"),
    ("og:published_time", "meta"), ("parsely-pub-date", "meta"), ("sailthru.date", "meta"), ("pub_date", "meta"),
    ("pubdate", "meta"), ("publishdate", "meta"), ("publish-date", "meta"), ("publish_date", "meta"),
    ("publication_date", "meta"), ("publicationdate", "meta"), ("article_date_original", "meta"),
    ("originalpublicationdate", "meta"), ("cxenseparse:recs:publishtime", "meta"), ("rnews:datepublished", "meta"),
    ("dc.date.issued", "meta"), ("dcterms.issued", "meta"), ("dcterms.created", "meta"), ("dcterms.date", "meta"),
    ("dc.date", "meta"), ("dc.date.created", "meta"), ("date", "meta"), ("dateCreated", "json-ld"),
    ("datePublished", "microdata"), ("datepublished", "microdata"), ("pubdate", "time element"),
    ("datePublished", "time element"), ("datepublished", "time element"), ("citation_publication_date", "meta"),
    ("datePublished", "json-ld page"), ("article:modified_time", "meta"),
)  # fmt: skip
_ANNIVERSARY = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th) anniversary of ([^.;!?]{3,120})")
_WEEKDAY = re.compile(r"\b([A-Z][a-z]{5,8})\b")
_LEAD = 3


def published_of(
    blocks: Sequence[Block],
    fields: Sequence[RawField],
    near: range,
    address: str | None = None,
    *,
    is_record: bool = False,
) -> Published | None:
    """Return the date of publication: from metadata, a dateline, or, as a proposal, from what the text says.

    ``near`` numbers the blocks round the text, where datelines count; ``address`` is the page's own. A record
    has a field of its own for the date; what its text says instead is a proposal.
    """
    for name, origin in _FIELDS:
        for field in fields:
            if field.stands_in(name, origin):
                found = date_of_value(field.value, f"{field.origin}: {name}")
                if found is not None:
                    return in_local_time(found, fields)
    dated = date_of_lines(blocks, near, day_of_address(address))
    if dated is not None:
        return dt_replace(dated, is_proposal=dated.is_proposal or is_record)
    return _from_fallback(fields) or _from_text(blocks) or _from_bounds(blocks)


def _from_fallback(fields: Sequence[RawField]) -> Published | None:
    value = next((field.value for field in fields if field.origin == "htmldate"), None)
    found = date_of_value(value, "found in the page's markup") if value else None
    return dt_replace(found, is_proposal=True) if found is not None else None


def _from_text(blocks: Sequence[Block]) -> Published | None:
    """Return a proposal: the day that the opening names, its year taken from what else the text says."""
    lead = [block for block in blocks if block.role is Role.BODY][:_LEAD]
    for block in lead:
        for date in dates_in(block.text):
            is_ahead = AHEAD.search(block.text[max(0, date.start - 20) : date.start]) is not None
            if date.day is not None and date.month is not None and not is_ahead:
                return _with_year(date, block.text, blocks)
    for block in lead:
        proposal = _from_weekday(block.text, blocks)
        if proposal is not None:
            return proposal
    return None


def _from_bounds(blocks: Sequence[Block]) -> Published | None:
    """Return the year that the text's bounds leave, as a proposal that names the weekday nobody can place better."""
    proposal = proposal_of(bounds_of(blocks))
    said = weekday_said(blocks)
    if proposal is None:
        return _from_rights(blocks)
    if said is None:
        return proposal
    return dt_replace(proposal, evidence=f"“{said}” in the text, not known which; {proposal.evidence}")


def _from_rights(blocks: Sequence[Block]) -> Published | None:
    """Return the year of a rights line that names an agency or stands under the text, as a proposal."""
    for block in blocks:
        years = [date.year for date in dates_in(block.text) if date.year] if block.role is Role.RIGHTS else []
        if years:
            return Published(str(max(years)), Precision.YEAR, f"rights line: {block.text}", is_proposal=True)
    return None


def weekday_said(blocks: Sequence[Block]) -> str | None:
    """Return the first weekday that the text names, as it is written, or None."""
    return next((name for block in blocks if block.role is Role.BODY and (name := _weekday_in(block.text))), None)


def _weekday_in(text: str) -> str | None:
    return next((found.group(1) for found in _WEEKDAY.finditer(text) if found.group(1).casefold() in weekdays()), None)


def _with_year(date: FoundDate, text: str, blocks: Sequence[Block]) -> Published | None:
    said = text[date.start : date.end]
    if date.year is not None:
        is_past = (bounds_of(blocks)[0] or "")[:4] > str(date.year)
        return None if is_past else Published(date.iso, date.precision, f"text: {said}", is_proposal=True)
    for year, evidence in _years(blocks):
        try:
            day = dt.date(year, date.month or 1, date.day or 1)
        except ValueError:
            continue
        return Published(day.isoformat(), Precision.DAY, f"text: {said}; year from {evidence}", is_proposal=True)
    return None


def _years(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """Yield years the text may be of, best evidence first."""
    for block in blocks:
        if block.role in (Role.RIGHTS, Role.DATELINE):
            for date in dates_in(block.text):
                if date.year:
                    yield date.year, f"the line “{block.text}”"
    events: dict[str, int] = lexicon("article_dates")["anniversaries"]
    for block in blocks:
        for match in _ANNIVERSARY.finditer(block.text) if block.role in TOLD else ():
            event = next((event for event in events if event in match.group(2).casefold()), None)
            if event is not None:
                yield events[event] + int(match.group(1)), f"“{match.group()}” ({events[event]})"
    years = [date.year for block in blocks if block.role in TOLD for date in dates_in(block.text) if date.year]
    if years:
        yield max(years), f"{max(years)}, the latest year that the text names"


def _from_weekday(text: str, blocks: Sequence[Block]) -> Published | None:
    said = _weekday_in(text)
    full = [
        dt.date(date.year, date.month, date.day)
        for block in blocks
        if block.role in TOLD
        for date in dates_in(block.text)
        if date.year and date.month and date.day and not AHEAD.search(block.text[max(0, date.start - 20) : date.start])
    ]
    if said is None or not full:
        return None
    latest = max(full)
    day = latest + dt.timedelta((weekdays()[said.casefold()] - latest.weekday()) % 7)
    evidence = f"“{said}” in the text, on or after {latest.isoformat()}, the latest day it names"
    return Published(day.isoformat(), Precision.DAY, evidence, is_proposal=True)
