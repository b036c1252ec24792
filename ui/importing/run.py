"""One import of the window: a batch run to its end, with progress told as often as eyes can follow. Knows no Qt."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.batches.batch import Batch
from ui.importing.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.batches.batch import Cancel, Shelf
    from reader.batches.pool import Pool
    from reader.sources.source import Source
    from reader.store.rows import ImportResult

_REPORT_INTERVAL_S = 0.05


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: ``done`` of ``total`` files, and the path of the one finished last.

    ``files_per_s`` and ``remaining_s`` are None while nobody can know them.
    """

    done: int
    total: int
    path: str
    files_per_s: float | None = None
    remaining_s: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an import: the results in the order of the files, and how many were left when cancelled."""

    results: tuple[ImportResult, ...]
    left: int
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person may ask of an import that runs, each an event that is set or not."""

    cancel: Cancel = field(default_factory=threading.Event)
    pause: Cancel = field(default_factory=threading.Event)


def run_import(
    items: Sequence[str | Source], pool: Pool, shelf: Shelf, report: Callable[[Progress], None], wishes: Wishes
) -> Outcome:
    """Import everything, or what there is until a cancel is wished; belongs on a thread that is not the window's."""
    results: list[ImportResult] = []
    number, reported_s, pace = 0, time.monotonic(), Pace(len(items))
    pace.see(reported_s, 0)
    for number, stored in enumerate(Batch(items, pool, shelf, wishes.cancel, wishes.pause).run(), start=1):
        results += stored.results
        now_s = time.monotonic()
        if wishes.pause.is_set():
            pace.rest()
        if now_s - reported_s >= _REPORT_INTERVAL_S or number in (1, len(items)):
            reported_s = now_s
            if not wishes.pause.is_set():
                pace.see(now_s, number)
            report(Progress(number, len(items), stored.path, pace.files_per_s, pace.remaining_s))
    return Outcome(tuple(results), len(items) - number, wishes.cancel.is_set())
