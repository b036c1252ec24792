"""One import of the window: a batch run to its end, with progress told as often as eyes can follow. Knows no Qt."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.batches.batch import Batch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.batches.batch import Cancel, Shelf
    from reader.batches.pool import Pool
    from reader.sources.source import Source
    from reader.store.rows import ImportResult

_REPORT_INTERVAL_S = 0.05


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: ``done`` of ``total`` files, and the path of the one finished last."""

    done: int
    total: int
    path: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an import: the results in the order of the files, and how many were left when cancelled."""

    results: tuple[ImportResult, ...]
    left: int
    is_cancelled: bool


def run_import(
    items: Sequence[str | Source], pool: Pool, shelf: Shelf, report: Callable[[Progress], None], cancel: Cancel
) -> Outcome:
    """Import everything, or what there is until ``cancel`` is set; belongs on a thread that is not the window's."""
    results: list[ImportResult] = []
    number, reported_s = 0, 0.0
    for number, stored in enumerate(Batch(items, pool, shelf, cancel).run(), start=1):
        results += stored.results
        now_s = time.monotonic()
        if now_s - reported_s >= _REPORT_INTERVAL_S or number == len(items):
            reported_s = now_s
            report(Progress(number, len(items), stored.path))
    return Outcome(tuple(results), len(items) - number, cancel.is_set())
