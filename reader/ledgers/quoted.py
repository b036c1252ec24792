"""Quoted text: where quotation marks of any house style open and close in a passage."""

from __future__ import annotations

from functools import lru_cache

import regex

from reader.base.span import Span

_PAIRS = {
    "“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "‘": "’", "‚": "‘’",
    '"': '"', "'": "'",
}  # fmt: skip
_SINGLE = frozenset("‘‚'")
_OPENS = regex.compile(r"[“”„«»‹「『‘‚\"']")
LONGEST = 3000
"""Code points after which an opening mark is taken for a slip."""


@lru_cache(maxsize=4096)
def quoted_spans(text: str) -> tuple[Span, ...]:
    """Return the spans inside the outermost pairs of quotation marks, without the marks and the spaces beside them.

    A quotation that is opened and never closed runs to the end of the passage, as it does where the next passage goes
    on with it. Apostrophes, feet and inches are not taken for marks.
    """
    found: list[Span] = []
    position = 0
    while (match := _OPENS.search(text, position)) is not None:
        start = match.end()
        end = _closing(text, match.start()) if _may_open(text, match.start()) else None
        if end is None:
            position = start
            continue
        if inner := _trimmed(text, start, end):
            found.append(inner)
        position = end + 1
    return tuple(found)


def is_left_open(text: str) -> bool:
    """Tell whether the last quotation of a passage is opened and never closed, so that the next one goes on with it."""
    spans = quoted_spans(text)
    return bool(spans) and spans[-1].end >= len(text.rstrip())


def _may_open(text: str, place: int) -> bool:
    mark = text[place]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if mark in _SINGLE:
        return not before.isalnum() and not after.isspace() and before not in "’'"
    if mark == "»":
        return (before.isspace() or before in "(–—") and after.isalnum()
    if mark == "”":
        return before.isspace() or before in "(–—"
    if mark == '"':
        return not before.isdigit()
    return True


def _closing(text: str, place: int) -> int | None:
    """Return where the quotation opened at ``place`` closes; the end of the text for an open double mark."""
    mark = text[place]
    closers = _PAIRS[mark]
    limit = min(len(text), place + LONGEST)
    depth = 1
    for at in range(place + 1, limit):
        letter = text[at]
        if letter in closers and _may_close(text, at, mark):
            depth -= 1
            if not depth:
                return at
        elif letter == mark and mark not in _SINGLE and mark not in closers:
            depth += 1
    if mark in _SINGLE or mark in "»‹”":
        return None
    return len(text) if limit == len(text) and mark != '"' else None


def _may_close(text: str, place: int, mark: str) -> bool:
    after = text[place + 1] if place + 1 < len(text) else " "
    if mark in _SINGLE:
        return not after.isalnum() and not text[place - 1].isspace()
    return True


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
