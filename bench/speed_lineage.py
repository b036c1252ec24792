"""How fast a lineage is traced and drawn: families in which every article copies every other one.

Run: python -m bench.speed_lineage [--articles 100]. Times in milliseconds, medians of five. Tracing runs beside the
window's thread, showing, walking and drawing on it.
"""

from __future__ import annotations

import argparse
import os
import time
from statistics import median
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from reader.relations.lineage import lineage_of
from tests.ui.lineage.invented import large_family, large_lineage
from ui.lineage.page import LineagePage
from ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = (1366, 768)
TIMES = 5


def milliseconds(action: Callable[[], object]) -> float:
    """Return the median time that ``action`` takes."""
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


def main() -> None:
    """Print the times for families of the size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100)
    count = parser.parse_args().articles
    application = QApplication([])
    page = LineagePage(Theme(application))
    page.resize(*SIZE)
    page.show()
    articles, relations, names = large_family(count)
    lineage, _ = large_lineage(count)
    picture = QPixmap(*SIZE)
    spots = [node.article for node in lineage.nodes]
    walked = iter(spots * TIMES)
    print(f"{count} articles, {len(relations)} ties")
    print(f"trace  {milliseconds(lambda: lineage_of(articles, relations)):8.1f}")
    print(f"show   {milliseconds(lambda: page.show_lineage(lineage, names)):8.1f}")
    print(f"walk   {milliseconds(lambda: page.graph.go_to(next(walked))):8.1f}")
    print(f"draw   {milliseconds(lambda: page.graph.render(picture, QPoint())):8.1f}")


if __name__ == "__main__":
    main()
