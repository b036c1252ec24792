"""How fast a comparison of 6 x 60 passages opens and scrolls, beside the views that Qt brings along.

Run: python -m bench.speed_window [--columns 6] [--passages 60]. Times are of the processor, in milliseconds; medians
of five openings, 95th percentile of the frames. Peers show the same text with the same highlights: one QTextBrowser
with an HTML table, and one QTextEdit for each column (whose rows are not level: that would cost it more).
"""

from __future__ import annotations

import argparse
import html
import os
import time
from statistics import median, quantiles
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QHBoxLayout, QTextBrowser, QTextEdit, QWidget

from tests.ui.comparison.large_story import large_story
from ui.comparison.pane import ComparisonPane
from ui.comparison.view_state import view_state
from ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.store.rows import OpenStory

SIZE = (1500, 900)
STEP = 60


def milliseconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1000


def marked(story: OpenStory) -> list[list[str]]:
    """Return every cell as HTML, its changed words in a coloured span."""
    state = view_state(story)
    columns = []
    for column in range(len(state.columns)):
        cells = []
        for row in range(len(state.rows)):
            cell = state.passage_cell(row, column)
            assert cell is not None
            parts, place = [], 0
            for mark in sorted(cell.marks, key=lambda mark: mark.span):
                if mark.span.start >= place:
                    parts.append(html.escape(cell.text[place : mark.span.start]))
                    parts.append(f'<span style="background:#ffe3a3">{html.escape(mark.span.of(cell.text))}</span>')
                    place = mark.span.end
            cells.append("".join((*parts, html.escape(cell.text[place:]))))
        columns.append(cells)
    return columns


def measure(name: str, make: Callable[[], tuple[QWidget, Sequence[QAbstractScrollArea]]]) -> tuple[float, float]:
    opened, kept = [], []
    for _ in range(5):
        holder: list[tuple[QWidget, Sequence[QAbstractScrollArea]]] = []

        def open_one(holder: list[tuple[QWidget, Sequence[QAbstractScrollArea]]] = holder) -> None:
            widget, areas = make()
            widget.resize(*SIZE)
            widget.show()
            widget.grab()
            holder.append((widget, areas))

        opened.append(milliseconds(open_one))
        kept.extend(holder)
    widget, areas = kept[-1]
    for _ in range(200):
        QApplication.processEvents()
    frames = [frame(widget, areas, place) for place in range(0, areas[0].verticalScrollBar().maximum(), STEP)]
    for old, _ in kept:
        old.close()
    result = median(opened), quantiles(frames, n=20)[-1]
    print(f"{name:34} open {result[0]:7.1f}   frame p95 {result[1]:6.1f}   ({len(frames)} frames)")
    return result


def frame(widget: QWidget, areas: Sequence[QAbstractScrollArea], place: int) -> float:
    def scroll() -> None:
        for area in areas:
            area.verticalScrollBar().setValue(place)
        widget.repaint()

    return milliseconds(scroll)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--columns", type=int, default=6)
    parser.add_argument("--passages", type=int, default=60)
    wanted = parser.parse_args()
    application = QApplication([])
    theme = Theme(application)
    story = large_story(wanted.columns, wanted.passages)
    cells = marked(story)
    print(f"{wanted.columns} x {wanted.passages} passages, {len(story.comparison.changes)} changes")

    def ours() -> tuple[QWidget, Sequence[QAbstractScrollArea]]:
        pane = ComparisonPane(theme)
        pane.show_story(story)
        return pane, (pane.table,)

    def one_browser() -> tuple[QWidget, Sequence[QAbstractScrollArea]]:
        browser = QTextBrowser()
        browser.setFont(theme.serif())
        rows = ("".join(f"<td>{column[row]}</td>" for column in cells) for row in range(wanted.passages))
        browser.setHtml("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        return browser, (browser,)

    def edits() -> tuple[QWidget, Sequence[QAbstractScrollArea]]:
        window = QWidget()
        layout = QHBoxLayout(window)
        made = []
        for column in cells:
            edit = QTextEdit()
            edit.setReadOnly(True)
            edit.setFont(theme.serif())
            edit.setHtml("".join(f"<p>{cell}</p>" for cell in column))
            layout.addWidget(edit)
            made.append(edit)
        return window, made

    mine = measure("Variorum's comparison", ours)
    for name, peer in (("QTextBrowser with an HTML table", one_browser), ("QTextEdit for each column", edits)):
        theirs = measure(name, peer)
        print(f"{'':34} ours is {theirs[0] / mine[0]:.1f}x as fast to open, {theirs[1] / mine[1]:.1f}x a frame")


if __name__ == "__main__":
    main()
