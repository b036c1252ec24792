"""Opinions: what an analyst decided, handed on as lines of JSON, and where two analysts disagree."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.base.errors import SourceError
from reader.base.ids import ChangeKey, TextHash
from reader.review.mark import Mark, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_LINE = 200_000
"""A longer line of a file of verdicts is refused."""

_TEXTS = ("key", "who", "when", "class", "left", "right", "left_hash", "right_hash")


@dataclass(frozen=True, slots=True)
class Opinion:
    """The verdict and the note of one analyst on one change, with what the change was, as it stands in a file.

    ``mark.decided_utc`` is when; the hashes are those of the two page texts.
    """

    mark: Mark
    who: str
    change_class: str
    left: str
    right: str
    left_hash: TextHash
    right_hash: TextHash


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One change on which the library's verdict (``own``) and that of another analyst differ."""

    own: Mark
    other: Mark
    who: str
    change_class: str
    left: str
    right: str


def opinion_line(opinion: Opinion) -> str:
    """Return ``opinion`` as one line of JSON, without the line break."""
    mark = opinion.mark
    record = {
        "key": mark.key,
        "verdict": None if mark.verdict is None else mark.verdict.value,
        "reason": mark.reason,
        "note": mark.note,
        "who": opinion.who,
        "when": mark.decided_utc,
        "class": opinion.change_class,
        "left": opinion.left,
        "right": opinion.right,
        "left_hash": opinion.left_hash,
        "right_hash": opinion.right_hash,
    }
    return json.dumps(record, ensure_ascii=False)


def opinions_in(lines: Iterable[str], name: str) -> Iterator[Opinion]:
    """Yield the opinions of a file; ``name`` is what messages call it. Empty lines are passed over.

    Raises:
        SourceError: a line is no opinion; the message says which line and why.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _opinion(line)
            except (ValueError, TypeError, KeyError, RecursionError) as error:
                raise SourceError(f"Line {number} of {name} is no verdict: {_why(error)}.", subject=name) from error


def _why(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _opinion(line: str) -> Opinion:
    if len(line) > LONGEST_LINE:
        raise ValueError("it is too long")
    record: Any = json.loads(line)
    if not isinstance(record, dict):
        raise TypeError("it is no object")
    texts = {name: record[name] for name in _TEXTS}
    texts |= {name: record.get(name) or "" for name in ("reason", "note")}
    wrong = [name for name, value in texts.items() if not isinstance(value, str)]
    if wrong:
        raise TypeError(f"“{wrong[0]}” is no text")
    verdict = record.get("verdict")
    mark = Mark(
        ChangeKey(texts["key"]),
        None if verdict is None else Verdict(verdict),
        texts["note"],
        texts["when"],
        texts["reason"],
    )
    return Opinion(
        mark,
        texts["who"],
        texts["class"],
        texts["left"],
        texts["right"],
        TextHash(texts["left_hash"]),
        TextHash(texts["right_hash"]),
    )
