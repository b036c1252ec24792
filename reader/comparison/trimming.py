"""Trimming: the sentences that two texts share at their beginning and end."""

from __future__ import annotations

from reader.comparison.sentences import sentences_of

_PAIRED = (("“", "”"), ("«", "»"), ("‹", "›"), ("「", "」"), ("『", "』"))


def shared_ends(left: str, right: str) -> tuple[int, int, int]:
    """Return where the texts begin to differ, and where each of them ends to, in whole sentences.

    ``left[:start] == right[:start]`` and ``left[end:] == right[other_end:]``; a quotation is never cut.
    """
    sentences, others = sentences_of(left), sentences_of(right)
    shared = _shared(left, right)
    starts = {span.start for span in sentences if span.start <= shared} & {span.start for span in others}
    start = next((at for at in sorted(starts, reverse=True) if _is_balanced(left[:at])), 0)
    shared = _shared(left[start:][::-1], right[start:][::-1])
    ends = {len(left) - span.end for span in sentences} & {len(right) - span.end for span in others}
    sizes = sorted([size for size in ends if size <= shared], reverse=True)
    kept = next((size for size in sizes if _is_balanced(left[len(left) - size :])), 0)
    return start, len(left) - kept, len(right) - kept


def _is_balanced(text: str) -> bool:
    """Tell whether no quotation mark in ``text`` waits for its partner."""
    if any(mark in text for mark in "„‘‚") or text.count('"') % 2:
        return False
    return all(text.count(opening) == text.count(closing) for opening, closing in _PAIRED)


def _shared(left: str, right: str) -> int:
    """Return how many code points two texts begin with in common."""
    low, high = 0, min(len(left), len(right))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if left[:middle] == right[:middle] else (low, middle - 1)
    return low
