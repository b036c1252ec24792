"""Wordings: how much of a short text stands in another one, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import LCSseq

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHORT = 3
"""A text of up to this many words stands in another one only whole and in one piece."""
_STEM = 6
_CONTENT = 4


class Place(NamedTuple):
    """Where a text stands in another one: words ``[start, end)`` of it, and the share of its words found there."""

    start: int
    end: int
    share: float


def stems_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return the beginnings of folded words, so that inflected forms meet."""
    return tuple(word[:_STEM] for word in words)


def content(stems: Iterable[str]) -> int:
    """Return how many of the words are long enough to mean something by themselves."""
    return sum(len(stem) >= _CONTENT or stem.isdigit() for stem in stems)


def common(left: Sequence[str], right: Sequence[str]) -> float:
    """Return the share of words two texts have in common, in order, 0 to 1."""
    return 2 * LCSseq.similarity(left, right) / (len(left) + len(right) or 1)


def place_in(part: Sequence[str], whole: Sequence[str]) -> Place | None:
    """Return where ``part`` stands in ``whole``, None where its words are too few or too scattered there."""
    if not part or len(part) > len(whole):
        return None
    if len(part) <= SHORT:
        return _piece(tuple(part), tuple(whole))
    matched = [(block.dest_start, block.dest_end) for block in LCSseq.opcodes(part, whole) if block.tag == "equal"]
    if not matched:
        return None
    start, end = matched[0][0], matched[-1][1]
    if end - start > 2 * len(part):
        return None
    return Place(start, end, sum(stop - first for first, stop in matched) / len(part))


def _piece(part: tuple[str, ...], whole: tuple[str, ...]) -> Place | None:
    for start in range(len(whole) - len(part) + 1):
        if whole[start : start + len(part)] == part:
            return Place(start, start + len(part), 1.0)
    return None
