"""The log of imports: which files a batch was asked for and what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.store.database import Store
    from reader.store.rows import ImportResult


def start_batch(store: Store, paths: Iterable[str], now_utc: str) -> int:
    """Log that the files at ``paths`` are to be imported and return the id of the batch."""
    batch = store.write("INSERT INTO batches (started_utc) VALUES (:now_utc)", {"now_utc": now_utc})
    store.write_many(
        "INSERT INTO batch_items (batch, path) VALUES (:batch, :path)",
        ({"batch": batch, "path": path} for path in paths),
    )
    return batch


def open_batch(store: Store) -> int | None:
    """Return the batch that is under way, None where there is none."""
    row = store.row("SELECT id FROM batches WHERE finished_utc IS NULL ORDER BY id DESC")
    return None if row is None else int(row["id"])


def log_results(store: Store, batch: int, path: str, results: Sequence[ImportResult]) -> None:
    """Put what became of one file in the place of what was to be done with it."""
    store.write(
        "DELETE FROM batch_items WHERE batch = :batch AND path = :path AND status IS NULL",
        {"batch": batch, "path": path},
    )
    store.write_many(
        "INSERT INTO batch_items (batch, path, part, status, article, error)"
        " VALUES (:batch, :path, :part, :status, :article, :error)",
        (
            {
                "batch": batch,
                "path": result.path,
                "part": result.part,
                "status": result.status.value,
                "article": result.article,
                "error": result.error,
            }
            for result in results
        ),
    )


def finish_batch(store: Store, batch: int, now_utc: str) -> None:
    """Log that a batch came to its end, or was cancelled: what it did not come to is no longer waited for."""
    store.write("DELETE FROM batch_items WHERE batch = :batch AND status IS NULL", {"batch": batch})
    store.write("UPDATE batches SET finished_utc = :now_utc WHERE id = :batch", {"batch": batch, "now_utc": now_utc})


def unfinished_paths(store: Store) -> tuple[str, ...]:
    """Return the files that a batch was killed before, in their order."""
    rows = store.rows(
        "SELECT batch_items.path FROM batch_items JOIN batches ON batches.id = batch_items.batch"
        " WHERE batches.finished_utc IS NULL AND batch_items.status IS NULL ORDER BY batch_items.id"
    )
    return tuple(dict.fromkeys(str(row["path"]) for row in rows))


def close_unfinished(store: Store, now_utc: str) -> None:
    """Stop waiting for the files of killed batches, because a new batch took them up or a person let them go."""
    for row in store.rows("SELECT id FROM batches WHERE finished_utc IS NULL"):
        finish_batch(store, row["id"], now_utc)
