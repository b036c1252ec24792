"""Verdicts and notes in the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.ids import ArticleId, ChangeKey
from reader.review.mark import Mark, Verdict
from reader.store.hand import Image
from reader.store.metadata import dumped
from reader.store.rows import OrphanedMark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from reader.base.ids import TextHash
    from reader.store.database import Row, Store

_COLUMNS = "key, verdict, note, decided_utc, reason"

# a mark is an orphan when one of the two texts it was made on stands in no article any more
_ORPHANS = """
FROM marks
WHERE NOT EXISTS (
    SELECT 1 FROM articles
    WHERE articles.page_hash = marks.left_hash AND articles.id NOT IN (SELECT article FROM discarded)
) OR NOT EXISTS (
    SELECT 1 FROM articles
    WHERE articles.page_hash = marks.right_hash AND articles.id NOT IN (SELECT article FROM discarded)
)
"""


@dataclass(frozen=True, slots=True)
class MarkedChange:
    """What is kept of a change beside the mark on it, so that the mark can be read when its text is gone."""

    key: ChangeKey
    change_class: str
    left: str
    right: str
    left_hash: TextHash
    right_hash: TextHash


def marks_of(store: Store, keys: Iterable[ChangeKey]) -> dict[ChangeKey, Mark]:
    """Return the marks that stand on ``keys``, by key."""
    rows = store.rows(
        f"SELECT {_COLUMNS} FROM marks WHERE key IN (SELECT value FROM json_each(:keys))",
        {"keys": dumped(sorted(set(keys)))},
    )
    return {mark.key: mark for mark in store.made(_mark, rows)}


def mark_image(change: MarkedChange, verdict: Verdict | None, note: str, now_utc: str, reason: str = "") -> Image:
    """Return the row that puts this verdict, its reason and a note on ``change``; no row where all are absent."""
    row: Mapping[str, object] | None = None
    if verdict is not None or note:
        row = {
            "verdict": None if verdict is None else verdict.value,
            "note": note,
            "decided_utc": now_utc,
            "change_class": change.change_class,
            "left_text": change.left,
            "right_text": change.right,
            "left_hash": change.left_hash,
            "right_hash": change.right_hash,
            "reason": reason if verdict is not None else "",
        }
    return Image("marks", {"key": change.key}, row)


def orphaned_marks(store: Store) -> tuple[OrphanedMark, ...]:
    """Return the marks whose text is gone, the latest first."""
    rows = store.rows(f"SELECT {_COLUMNS}, left_text, right_text {_ORPHANS} ORDER BY decided_utc DESC, key")
    return store.made(lambda row: OrphanedMark(_mark(row), row["left_text"], row["right_text"]), rows)


def lost_marks(
    store: Store, base: TextHash, others: Iterable[TextHash], keys: Collection[ChangeKey]
) -> tuple[OrphanedMark, ...]:
    """Return the marks on changes from the page ``base`` to ``others`` that are none of ``keys``, the latest first.

    They were made when the same texts stood otherwise beside each other, and count again when they stand so again.
    """
    rows = store.rows(
        f"SELECT {_COLUMNS}, left_text, right_text FROM marks"
        " WHERE left_hash = :base AND right_hash IN (SELECT value FROM json_each(:others))"
        " AND key NOT IN (SELECT value FROM json_each(:keys)) ORDER BY decided_utc DESC, key",
        {"base": base, "others": dumped(sorted(set(others))), "keys": dumped(sorted(set(keys)))},
    )
    return store.made(lambda row: OrphanedMark(_mark(row), row["left_text"], row["right_text"]), rows)


def marks_by_base(store: Store, articles: Collection[ArticleId]) -> dict[ArticleId, int]:
    """Return how many marks were made reading others of ``articles`` against each of them; none stands for nought."""
    rows = store.rows(
        "SELECT bases.id, count(DISTINCT marks.key) AS marks FROM json_each(:ids) AS listed"
        " CROSS JOIN articles AS bases ON bases.id = listed.value"
        " CROSS JOIN marks ON marks.left_hash = bases.page_hash"
        " CROSS JOIN articles AS others ON others.page_hash = marks.right_hash"
        " WHERE others.id IN (SELECT value FROM json_each(:ids)) GROUP BY bases.id ORDER BY bases.id",
        {"ids": dumped(sorted(articles))},
    )
    return {ArticleId(row["id"]): row["marks"] for row in rows}


def orphan_count(store: Store) -> int:
    """Return how many marks stand on text that is gone."""
    return int(store.rows(f"SELECT count(*) {_ORPHANS}")[0][0])


def _mark(row: Row) -> Mark:
    verdict = None if row["verdict"] is None else Verdict(row["verdict"])
    return Mark(ChangeKey(row["key"]), verdict, row["note"], row["decided_utc"], row["reason"])
