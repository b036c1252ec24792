"""Opinions in the library: one's own verdicts to hand on, those of others, and where they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.ids import ChangeKey, TextHash
from reader.review.mark import Mark, Verdict
from reader.review.opinion import Disagreement, Opinion
from reader.store.hand import Image
from reader.store.marks import MarkedChange, mark_image, marks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.database import Row, Store

_OWN = """
SELECT key, verdict, note, decided_utc, reason, change_class, left_text, right_text, left_hash, right_hash
FROM marks ORDER BY decided_utc, key
"""

_DISAGREEMENTS = """
SELECT marks.key, marks.verdict, marks.note, marks.decided_utc, marks.reason,
    marks.change_class, marks.left_text, marks.right_text, opinions.who,
    opinions.verdict AS other_verdict, opinions.note AS other_note,
    opinions.decided_utc AS other_utc, opinions.reason AS other_reason
FROM opinions JOIN marks ON marks.key = opinions.key
WHERE opinions.verdict IS NOT NULL AND marks.verdict IS NOT NULL AND opinions.verdict <> marks.verdict
ORDER BY opinions.who, marks.left_hash, marks.decided_utc, marks.key
"""


def own_opinions(store: Store, who: str) -> tuple[Opinion, ...]:
    """Return every verdict and note of the library as the opinion of ``who``, the oldest first."""
    return store.made(lambda row: _own(row, who), store.rows(_OWN))


def merge_images(store: Store, opinions: Sequence[Opinion]) -> tuple[Image, ...]:
    """Return the rows that keep ``opinions`` beside one's own verdicts; where one has none, theirs are taken over.

    A note is taken over where one has none; nothing of one's own is overwritten.
    """
    own = marks_of(store, [one.mark.key for one in opinions])
    images: dict[ChangeKey, Image] = {}
    for one in opinions:
        mine, theirs = own.get(one.mark.key), one.mark
        is_theirs = mine is None or mine.verdict is None
        verdict = theirs.verdict if mine is None or is_theirs else mine.verdict
        reason = theirs.reason if mine is None or is_theirs else mine.reason
        note = mine.note if mine is not None and mine.note else theirs.note
        merged = Mark(theirs.key, verdict, note, theirs.decided_utc if mine is None else mine.decided_utc, reason)
        if merged != mine:
            images[theirs.key] = mark_image(_changed(one), verdict, note, merged.decided_utc, reason)
            own[theirs.key] = merged
    return (*(_opinion_image(one) for one in opinions), *images.values())


def disagreements(store: Store) -> tuple[Disagreement, ...]:
    """Return the changes on which another analyst gave another verdict than one's own, by analyst."""
    return store.made(_disagreement, store.rows(_DISAGREEMENTS))


def settled_images(store: Store, one: Disagreement, *, is_theirs: bool) -> tuple[Image, ...]:
    """Return the rows that end a disagreement: by the verdict of the other, or by dropping it."""
    gone = Image("opinions", {"key": one.own.key, "who": one.who}, None)
    if not is_theirs:
        return (gone,)
    row = store.row("SELECT left_hash, right_hash FROM marks WHERE key = :key", {"key": one.own.key})
    assert row is not None, "a disagreement stands on a mark"
    change = MarkedChange(
        one.own.key, one.change_class, one.left, one.right, TextHash(row["left_hash"]), TextHash(row["right_hash"])
    )
    other = one.other
    return (gone, mark_image(change, other.verdict, one.own.note or other.note, other.decided_utc, other.reason))


def _opinion_image(one: Opinion) -> Image:
    row = {
        "verdict": None if one.mark.verdict is None else one.mark.verdict.value,
        "reason": one.mark.reason,
        "note": one.mark.note,
        "decided_utc": one.mark.decided_utc,
    }
    return Image("opinions", {"key": one.mark.key, "who": one.who}, row)


def _changed(one: Opinion) -> MarkedChange:
    return MarkedChange(one.mark.key, one.change_class, one.left, one.right, one.left_hash, one.right_hash)


def _own(row: Row, who: str) -> Opinion:
    return Opinion(
        _mark(row),
        who,
        row["change_class"],
        row["left_text"],
        row["right_text"],
        TextHash(row["left_hash"]),
        TextHash(row["right_hash"]),
    )


def _disagreement(row: Row) -> Disagreement:
    other = Mark(
        ChangeKey(row["key"]), Verdict(row["other_verdict"]), row["other_note"], row["other_utc"], row["other_reason"]
    )
    return Disagreement(_mark(row), other, row["who"], row["change_class"], row["left_text"], row["right_text"])


def _mark(row: Row) -> Mark:
    verdict = None if row["verdict"] is None else Verdict(row["verdict"])
    return Mark(ChangeKey(row["key"]), verdict, row["note"], row["decided_utc"], row["reason"])
