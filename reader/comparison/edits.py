"""Edits between two token sequences: prefix and suffix trimmed, the rest by diff-match-patch or by an exact LCS."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_FOR_MYERS = 64
"""Up to so many tokens a side diff-match-patch finds the edits itself; above, rapidfuzz's exact LCS does."""

_SURROGATES = range(0xD800, 0xE000)


class Edit(NamedTuple):
    """Tokens ``[left, left_end)`` stand where the other side has ``[right, right_end)``."""

    left: int
    left_end: int
    right: int
    right_end: int


def _coded(left: Sequence[str], right: Sequence[str]) -> tuple[str, str]:
    """Map each distinct token to one code point, surrogates skipped."""
    codes: dict[str, str] = {}
    for key in (*left, *right):
        if key not in codes:
            number = len(codes) + 0x100
            codes[key] = chr(number if number < _SURROGATES.start else number + len(_SURROGATES))
    return "".join(codes[key] for key in left), "".join(codes[key] for key in right)


def _tuples(left: str, right: str) -> list[tuple[int, str]]:
    if max(len(left), len(right)) <= LONGEST_FOR_MYERS:
        engine = diff_match_patch()
        engine.Diff_Timeout = 0
        return list(engine.diff_main(left, right, checklines=False))
    found: list[tuple[int, str]] = []
    for opcode in Indel.opcodes(left, right):
        tag, start, end = opcode.tag, opcode.src_start, opcode.src_end
        other_start, other_end = opcode.dest_start, opcode.dest_end
        if tag == "equal":
            found.append((0, left[start:end]))
        if tag in ("delete", "replace"):
            found.append((-1, left[start:end]))
        if tag in ("insert", "replace"):
            found.append((1, right[other_start:other_end]))
    return found


def edits_between(left: Sequence[str], right: Sequence[str], *, clean: bool = True) -> tuple[Edit, ...]:
    """Return the edits that make ``left`` into ``right``, in order, never empty on both sides.

    Common prefix and suffix are trimmed first. With ``clean`` the result went through diff-match-patch's semantic
    clean-up, which gives up short equal runs between long changes; without, the edits are a true LCS.
    """
    start, end = 0, 0
    shortest = min(len(left), len(right))
    while start < shortest and left[start] == right[start]:
        start += 1
    while end < shortest - start and left[-1 - end] == right[-1 - end]:
        end += 1
    coded_left, coded_right = _coded(left[start : len(left) - end], right[start : len(right) - end])
    tuples = _tuples(coded_left, coded_right)
    if clean:
        diff_match_patch().diff_cleanupSemantic(tuples)
    return _edits(tuples, start)


def _edits(tuples: Sequence[tuple[int, str]], start: int) -> tuple[Edit, ...]:
    found: list[Edit] = []
    left = right = start
    is_open = False
    for kind, text in tuples:
        if kind == 0:
            left, right, is_open = left + len(text), right + len(text), False
            continue
        if not is_open:
            found.append(Edit(left, left, right, right))
            is_open = True
        left += len(text) if kind < 0 else 0
        right += len(text) if kind > 0 else 0
        found[-1] = found[-1]._replace(left_end=left, right_end=right)
    return tuple(edit for edit in found if edit.left < edit.left_end or edit.right < edit.right_end)
