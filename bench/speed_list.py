"""How fast the list of stories fills and scrolls in a library of 100,000 articles, and in longer lists.

usage: python -m bench.speed_list PATH [--stories N ...] [--no-peer]

PATH is a library that ``bench.large_library`` wrote; with --stories lists of so many stories are measured as well,
in libraries that have nothing but the list. The peer is a QStandardItemModel with the same title, facts and state for
every story, read in one go and shown in the same view. Times are medians of three, in milliseconds; of the peer one.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from bench.resident import resident_mb
from reader.base.ids import StoryId
from reader.library import Library
from tests.ui.long_list import write_long_list
from ui.stories.listing import ListWish, read_listing
from ui.stories.model import StoryModel
from ui.stories.panel import StoryPanel
from ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.store.rows import StoryRow

_WIDTH, _HEIGHT, _FRAMES = 292, 700, 200


def spent(call: Callable[[], object]) -> float:
    """Return the milliseconds of ``call``."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def rows_of(model: StoryModel, row: StoryRow) -> list[QStandardItem]:
    """Return the item that shows ``row`` as the list does."""
    item = QStandardItem(row.title)
    item.setData(row.id, Qt.ItemDataRole.UserRole)
    item.setData(" ".join((model.date(row), *model.facts(row))), Qt.ItemDataRole.UserRole + 1)
    item.setData(model.state(row), Qt.ItemDataRole.UserRole + 2)
    return [item]


def peer(library: Library) -> tuple[float, float]:
    """Return the milliseconds and megabytes that a model of items takes to be filled and painted."""
    before, view, words = resident_mb(), QTableView(), StoryModel()

    def fill() -> None:
        model = QStandardItemModel(view)
        for row in library.stories():
            model.appendRow(rows_of(words, row))
        view.setModel(model)
        view.resize(_WIDTH, _HEIGHT)
        view.show()
        view.grab()

    took = spent(fill)
    return took, resident_mb() - before


def measure(library: Library, theme: Theme) -> tuple[float, float]:
    """Print how long the list takes to be read, painted and scrolled; return what reading and painting it takes."""
    before = resident_mb()
    reading = statistics.median(spent(lambda: read_listing(library, ListWish(), None)) for _ in range(3))
    listing = read_listing(library, ListWish(), None)
    panel = StoryPanel(theme)
    panel.rows_wanted.connect(lambda ids: panel.take_rows(library.stories(ids)))
    panel.resize(_WIDTH, _HEIGHT)
    panel.show()
    QApplication.processEvents()

    def paint() -> None:
        panel.show_listing(listing)
        panel.grab()

    painting = spent(paint)
    count, frames, reads = len(listing.shown.ids), [], []
    bar = panel._view.verticalScrollBar()  # noqa: SLF001
    for number in range(_FRAMES):
        bar.setValue(bar.maximum() * (number * 37 % _FRAMES) // _FRAMES)
        frames.append(spent(panel._view.viewport().repaint))  # noqa: SLF001
        reads.append(spent(QApplication.processEvents))
    block = listing.shown.ids[count // 2 : count // 2 + 100]
    rows = statistics.median(spent(lambda: library.stories(tuple(map(StoryId, block)))) for _ in range(9))
    held = resident_mb() - before
    homes = statistics.median(spent(library.homes) for _ in range(3))
    print(f"{count} stories: ids read {reading:.0f} ({homes:.0f} of it the homes of articles),", end=" ")
    print(f"shown and painted {painting:.0f}, 100 rows read {rows:.1f}")
    print(f"  {_FRAMES} jumps: frame p95 {_p95(frames):.1f}, with its rows p95 {_p95(reads):.1f}; {held:.0f} MB held")
    panel.deleteLater()
    return reading + painting, held


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--stories", type=int, nargs="*", default=[])
    parser.add_argument("--no-peer", action="store_true")
    wanted = parser.parse_args()
    application = QApplication([])
    theme = Theme(application)
    with tempfile.TemporaryDirectory() as folder:
        paths = [wanted.path]
        for count in wanted.stories:
            paths.append(Path(folder) / f"{count}.variorum")
            write_long_list(paths[-1], count)
        for path in paths:
            with Library.open(path, read_only=True) as library:
                took, held = measure(library, theme)
                if not wanted.no_peer:
                    theirs = peer(library)
                    print(f"  QStandardItemModel {theirs[0]:.0f}, {theirs[1]:.0f} MB: ours is", end=" ")
                    print(f"{theirs[0] / took:.0f}x as fast, {theirs[1] / max(held, 1):.0f}x smaller")


if __name__ == "__main__":
    main()
