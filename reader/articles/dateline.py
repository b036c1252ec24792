"""The agency line at the head of a report: place, day, agency, dash."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.articles.credited import agency_named

_DASH = r"[-–—]{1,2}"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\-]{1,30}"
_PLACE = rf"{_CAPITALS}(?:[ ,/]{{1,2}}{_CAPITALS}){{0,4}}(?:, [A-Z][\w.]{{1,20}}(?: [A-Z][\w.]{{1,20}})?)?"
_TITLED = r"[A-Z][\w'’/-]{1,30}(?:[ ,/]{1,2}[A-Z][\w.'’/-]{0,30}){0,4}"
_DAY = r"[A-Z][a-zé]{2,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,9}\.?(?:,? \d{4})?"
_NAMED = re.compile(
    rf"(?:(?:{_PLACE}|{_TITLED})[,:]? {{0,2}})?(?:(?:{_DAY})[,:]? {{0,2}})?"
    rf"[(\[](?P<agency>[^()\[\]]{{2,60}})[)\]]\s{{0,2}}(?:{_DASH}|:)?\s*"
)
_SLASHED = re.compile(rf"{_PLACE}[,.]? (?:(?:{_DAY})\.? )?/(?P<agency>[A-Z][\w -]{{1,30}})/\.?\s{{0,2}}(?:{_DASH})?\s*")
_UNNAMED = re.compile(rf"(?:{_PLACE})(?:, (?:{_DAY}))?(?: \| (?:{_DAY}))?\s{{1,2}}{_DASH}\s+")
_MENAFN = re.compile(
    r"(?:date )?(?P<date>\d{4}-\d{2}-\d{2})?\s*[(\[](?P<first>[A-Z][\w .&]{1,40}?)\s?[-–—]\s?"
    r"(?P<second>[A-Z][\w .&'’]{1,60})[)\]]\s*(?:[-–—]+\s*)?"
)
_SIGN = re.compile(r"[(\[/–—-]")
"""Every dateline has brackets, slashes or a dash."""
_PLACED = re.compile(_PLACE)
_LONGEST = 160
_LEAST_REST = 30


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """What a dateline credits: who passed the text on, publisher's side first, origin last."""

    names: tuple[str, ...]


def prefix_end(text: str) -> int:
    """Return where the report begins behind a dateline at the head of ``text``; 0 when there is none.

    A dateline is a known agency in brackets with place and day before it, or a place in capitals and a dash.
    """
    head = text[:_LONGEST]
    if not _SIGN.search(head):
        return 0
    match = _MENAFN.match(head)
    if match is None:
        match = _NAMED.match(head)
        if match is not None and _agency_of(match) is None:
            match = None
    if match is None:
        match = _SLASHED.match(head) or _UNNAMED.match(head)
    if match is None or not match.end():
        return 0
    rest = len(text) - match.end()
    is_alone = rest == 0 and text[:1] not in "(["  # a bare name in brackets is a credit, not a dateline
    return match.end() if is_alone or rest >= _LEAST_REST else 0


def agency_line(text: str) -> AgencyLine | None:
    """Return what the dateline ``text`` credits, or None when it names no agency."""
    match = _MENAFN.match(text)
    if match is not None:
        return AgencyLine((match.group("first").strip(), match.group("second").strip()))
    match = _SLASHED.match(text) or _NAMED.match(text)
    name = _agency_of(match) if match is not None else None
    return AgencyLine((name,)) if name else None


def _agency_of(match: re.Match[str]) -> str | None:
    """Return the agency in the brackets: a known one, or any short name between a place in capitals and a dash."""
    written = match.group("agency").strip()
    named = agency_named(written)
    if named is None and _PLACED.match(match.group()) and re.search(rf"{_DASH}\s*\Z", match.group()):
        named = written if len(written.split()) <= 4 and written[0].isupper() else None
    return named
