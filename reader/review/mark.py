"""Marks: verdicts on changes and notes, and the keys that tie them to text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.base.ids import ChangeKey
from reader.base.text import text_hash

if TYPE_CHECKING:
    from reader.comparison.change import Change


class Verdict(StrEnum):
    """What the analyst decided about a change."""

    MATTERS = "matters"
    NOISE = "noise"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Mark:
    """The verdict and the note on one change; either may be absent. ``decided_utc`` is ISO text.

    ``reason`` is why the verdict was given, in one of the library's own phrases, empty where nobody said.
    """

    key: ChangeKey
    verdict: Verdict | None
    note: str
    decided_utc: str
    reason: str = ""


def change_key(change: Change, left_text: str, right_text: str) -> ChangeKey:
    """Return the key of ``change`` between the cell texts ``left_text`` and ``right_text``.

    The key is a hash of the two texts, the wording and its place, and of nothing that a later version of the engine
    may decide otherwise (row, class, rule), so that a verdict stays with the words it was given to.
    """
    parts = (
        text_hash(left_text),
        text_hash(right_text),
        f"{change.left_span.start}:{change.left_span.end}:{change.right_span.start}:{change.right_span.end}",
    )
    return ChangeKey(hashlib.sha256("\n".join(parts).encode()).hexdigest())
