"""Draws every view of the real window into pictures, for a person to look at.

``python tests/screenshots.py FOLDER [--quick]`` writes FOLDER/<view>-<theme>-<look>.png: first start, sample library
and, where they are at hand, the five seeds, in both themes, three sizes and with text of 200 %; ``--quick`` takes one
look in light colours only. ``--guide`` draws the sample alone and puts the pictures of docs/guide.md into FOLDER.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT))

from PySide6.QtCore import QEventLoop, QSettings, QTimer  # noqa: E402 - the path to the program is set above
from PySide6.QtGui import QPainter  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.ui.listed import rows_of  # noqa: E402
from ui.article_facts import count_points  # noqa: E402
from ui.commands import CommandId  # noqa: E402
from ui.ledgers.entry import LedgerKind  # noqa: E402
from ui.libraries.restore_box import RestoreBox  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.theme import Theme, ThemeMode  # noqa: E402
from ui.worker import Worker  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

GUIDE = {
    "first-start": "first-start",
    "sample-story": "workspace",
    "sample-unified": "unified",
    "sample-cleaning": "cleaning",
    "sample-ledgers": "ledgers",
    "sample-lineage": "lineage",
    "sample-timeline": "timeline",
    "sample-map": "map",
    "sample-readings": "readings",
    "search-hits": "search",
    "sample-review": "review",
    "keys": "keys",
}
"""The pictures of the guide, by the view that the tour draws."""
SAMPLE_ARTICLE = CHECKOUT / "resources" / "sample" / "bridge-collapse" / "northern-wire.txt"
TIMEOUT_MS = 120_000
SETTLE_MS = 400
PASSING_MS = 4_500
"""A little longer than the footer says something in passing."""


def wait_for(signal: SignalInstance, act: Callable[[], object]) -> None:
    """Call ``act`` and run the event loop until ``signal`` comes; RuntimeError when it does not."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(TIMEOUT_MS, loop, _give_up)
    act()
    loop.exec()


def _give_up() -> None:
    raise RuntimeError("the window did not answer in time")


def settle(milliseconds: int = SETTLE_MS) -> None:
    """Let the window work off what it has to do."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Look(NamedTuple):
    """The size of the window in pixels, and how large its text is."""

    width: int
    height: int
    scale: float = 1.0

    def __str__(self) -> str:
        return f"{self.width}x{self.height}" + ("" if self.scale == 1 else f"-{self.scale:.0%}".rstrip("%"))


WORKED_OUT = (
    (CommandId.LINEAGE, "sample-lineage"),
    (CommandId.TIMELINE, "sample-timeline"),
    (CommandId.COVERAGE, "sample-map"),
    (CommandId.READINGS, "sample-readings"),
)
"""Views that take a moment until they are there."""
LOOKS = (Look(1366, 768), Look(1280, 720), Look(1920, 1080), Look(1366, 768, 2.0))


class Tour:
    """One window over one library, walked through its views and drawn in every theme and look."""

    def __init__(self, theme: Theme, store: Path, pictures: Path, looks: tuple[Look, ...]) -> None:
        self._theme, self._pictures, self._looks = theme, pictures, looks
        self._modes = (ThemeMode.LIGHT,) if len(looks) == 1 else (ThemeMode.LIGHT, ThemeMode.DARK)
        self._worker = Worker()
        settings = QSettings(str(store.with_suffix(".ini")), QSettings.Format.IniFormat)
        self.window = MainWindow(theme, self._worker, settings)
        wait_for(self.window.desk.stories_listed, lambda: self._worker.open(store))
        self.window.show()

    def run(self, command: CommandId) -> None:
        """Do a command and let the window settle."""
        self.window.run_command(command)
        settle()

    def import_and_open(self, path: Path) -> None:
        """Import a folder as a drop would, and wait until a story is open."""
        wait_for(self.window.desk.stories_listed, lambda: self.window.import_paths([path]))
        settle(1_500)

    def draw(self, name: str, widget: QWidget | None = None) -> None:
        """Write a picture of the window, or of ``widget``, in every theme and look."""
        for place in self._in_every_look(name):
            (widget or self.window).grab().save(str(place))

    def draw_over(self, name: str, command: CommandId) -> None:
        """Do a command that opens a box, write pictures of the box over the window, and close it."""
        for place in self._in_every_look(name):
            QTimer.singleShot(SETTLE_MS, self.window, partial(self._take_box, place))
            self.run(command)
            settle(2 * SETTLE_MS)

    def _in_every_look(self, name: str) -> Iterator[Path]:
        """Show the window in every theme and look, and yield the file for each."""
        for look in self._looks:
            self._theme.set_scale(look.scale)
            self.window.resize(look.width, look.height)
            for mode in self._modes:
                self._theme.set_mode(mode)
                settle()
                yield self._pictures / f"{name}-{mode.value}-{look}.png"
        self._theme.set_scale(1.0)

    def _take_box(self, place: Path) -> None:
        box = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if box is None:
            raise RuntimeError("no box was opened")
        picture = self.window.grab()
        painter = QPainter(picture)
        painter.drawPixmap(self.window.mapFromGlobal(box.mapToGlobal(box.rect().topLeft())), box.grab())
        painter.end()
        picture.save(str(place))
        box.close()

    def close(self) -> None:
        """Close the window and its library."""
        self.window.close()
        self.window.deleteLater()
        settle()

    def draw_restore(self, name: str, library: Path) -> None:
        """Write pictures of the box before a restore of the library at ``library``."""
        for place in self._in_every_look(name):
            written = datetime(2026, 3, 12, 9, 40, tzinfo=UTC)
            aside = library.with_name(f"{library.name}.before-restore-1")
            box = RestoreBox(library.with_name("library 2026-03-12.variorum"), written, library, aside, self.window)
            QTimer.singleShot(SETTLE_MS, self.window, partial(self._take_box, place))
            box.exec()
            box.deleteLater()


def walk_sample(tour: Tour) -> None:
    """Draw the views on the sample library, with some changes decided."""
    tour.draw("first-start")
    tour.import_and_open(CHECKOUT / "resources" / "sample")
    tour.draw("first-steps")
    tour.run(CommandId.END_FIRST_STEPS)
    settle(PASSING_MS)
    tour.draw("sample-imported")
    draw_list(tour)
    tour.run(CommandId.COMPARE)
    open_fullest(tour)
    for verdict in (CommandId.MATTERS, CommandId.NOISE, CommandId.UNSURE):
        tour.run(CommandId.NEXT_HEAVY)
        tour.run(verdict)
    tour.draw("sample-story")
    walk_layouts(tour)
    tour.run(CommandId.CYCLE_FURNITURE)
    tour.draw("sample-furniture")
    tour.run(CommandId.SHOW_CLEANING)
    tour.draw("sample-cleaning")
    tour.run(CommandId.COMPARE)
    tour.run(CommandId.LEDGERS)
    tour.draw("sample-ledgers")
    tour.window.frame.ledgers.show_kind(LedgerKind.ATTRIBUTIONS)
    tour.draw("sample-attributions")
    for command, name in WORKED_OUT:
        tour.run(command)
        settle(3 * SETTLE_MS)
        tour.draw(name)
    tour.run(CommandId.NEW_SESSION)
    settle(2 * SETTLE_MS)
    tour.run(CommandId.REVIEW)
    settle(2 * SETTLE_MS)
    tour.draw("sample-review")
    tour.run(CommandId.PAUSE_SESSION)
    tour.run(CommandId.COMPARE)
    tour.draw_over("tags", CommandId.TAG)
    tour.run(CommandId.SEARCH)
    tour.draw("search")
    wait_for(tour.window.searches.found, lambda: tour.window.navigation.search_for("bridge OR river -is:flagged"))
    tour.draw("search-hits")
    tour.run(CommandId.COMPARE)
    tour.draw_over("palette", CommandId.PALETTE)
    tour.draw_over("cheat-sheet", CommandId.CHEAT_SHEET)
    tour.draw_over("keys", CommandId.CHANGE_KEYS)
    with tempfile.TemporaryDirectory() as folder:
        broken = write_broken(Path(folder))
        wait_for(tour.window.imports.importer.finished, lambda: tour.window.import_paths([broken]))
        settle()
        tour.draw("failed-import")


def walk_layouts(tour: Tour) -> None:
    """Draw the layouts of the open story, and its columns as a person may arrange them."""
    tour.run(CommandId.LAYOUT_UNIFIED)
    tour.run(CommandId.PREVIOUS_COLUMN)
    tour.draw("sample-unified")
    tour.run(CommandId.NEXT_COLUMN)
    tour.run(CommandId.CONTEXT_MORE)
    tour.draw("sample-changes-only")
    tour.run(CommandId.CHANGE_LIST)
    tour.draw("sample-change-list")
    tour.run(CommandId.LAYOUT_COLUMNS)
    for command in (CommandId.MOVE_COLUMN_RIGHT, CommandId.WIDEN_COLUMN, CommandId.NEXT_COLUMN, CommandId.HIDE_COLUMN):
        tour.run(command)
    tour.draw("sample-columns")
    tour.run(CommandId.LOCK_SCROLLING)
    tour.run(CommandId.PAGE_DOWN)
    tour.draw("sample-unlocked")
    tour.run(CommandId.LOCK_SCROLLING)
    tour.window.frame.comparison.columns.show_all()


def draw_list(tour: Tour) -> None:
    """Draw the menus above the list, the list filtered, and what it says when nothing fits."""
    bar, listed = tour.window.frame.stories.filter_bar, tour.window.desk.stories_listed
    tour.draw_over("list-filters", CommandId.FILTER_MENU)
    tour.draw_over("list-orders", CommandId.SORT_STORIES)
    for name, query in (("list-filtered", "is:unreviewed after:2026"), ("list-nothing-fits", "outlet:nobody")):
        wait_for(listed, partial(bar.ask_for, query))
        tour.draw(name)
    wait_for(listed, bar.clear)


def write_broken(folder: Path) -> Path:
    """Write ten files that no reader can make an article of, and one that it can, into ``folder``."""
    for number in range(3):
        (folder / f"empty-{number}.txt").write_bytes(b"")
        (folder / f"noise-{number}.txt").write_bytes(bytes(range(256)) * (40 + number))
    (folder / "a picture with a very long name, as browsers save them, page 1 of 2 (final).pdf").write_bytes(
        b"%PDF-1.7"
    )
    (folder / "too large.html").write_bytes(b"<p>word " * 3_000_000)
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.txt")
    (folder / "northern-wire.txt").write_bytes(SAMPLE_ARTICLE.read_bytes())
    return folder


def open_fullest(tour: Tour) -> None:
    """Open the story with most articles."""
    fullest = max(rows_of(tour.window), key=lambda story: len(story.articles))
    wait_for(tour.window.desk.story_opened, lambda: tour.window.desk.open_story(fullest.id))
    settle()


def open_most_found(tour: Tour) -> None:
    """Open the story whose articles have most to look at."""
    desk, found = tour.window.desk, {}
    for story in rows_of(tour.window):
        wait_for(desk.story_opened, partial(desk.open_story, story.id))
        found[story.id] = count_points(desk.story.articles) if desk.story else 0
    wait_for(desk.story_opened, lambda: desk.open_story(max(found, key=lambda story: found[story])))


def walk_seeds(tour: Tour, seeds: Path) -> None:
    """Draw the seeds after one drop."""
    tour.import_and_open(seeds)
    tour.draw("seeds-imported")
    open_fullest(tour)
    tour.draw("seeds-story")
    open_most_found(tour)
    tour.draw("seeds-points")
    tour.run(CommandId.TIMELINE)
    settle(3 * SETTLE_MS)
    tour.draw("seeds-timeline")
    tour.draw_over("seeds-why", CommandId.STORY_DETAILS)


def tours(theme: Theme, folder: Path, pictures: Path, looks: tuple[Look, ...], *, has_seeds: bool) -> Iterator[str]:
    """Make every tour and yield its name when it is done."""
    tour = Tour(theme, folder / "sample.variorum", pictures, looks)
    walk_sample(tour)
    tour.draw_restore("sample-restore", Path("library.variorum"))
    tour.close()
    yield "sample"
    seeds = Path(os.environ.get("VARIORUM_SEEDS", CHECKOUT.parent / "shared" / "seeds"))
    if has_seeds and seeds.is_dir():
        tour = Tour(theme, folder / "seeds.variorum", pictures, looks)
        walk_seeds(tour, seeds)
        tour.close()
        yield "seeds"


def main() -> int:
    """Draw the pictures and say where they are."""
    parser = argparse.ArgumentParser(description="Draw every view of the window.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true", help="one look only, in light colours")
    parser.add_argument("--guide", action="store_true", help="the pictures of the guide alone")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    theme = Theme(application)
    looks = LOOKS[:1] if arguments.quick or arguments.guide else LOOKS
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        pictures = Path(folder) / "pictures" if arguments.guide else arguments.folder
        pictures.mkdir(exist_ok=True)
        for name in tours(theme, Path(folder), pictures, looks, has_seeds=not arguments.guide):
            sys.stdout.write(f"{name}: drawn\n")
        if arguments.guide:
            for view, picture in GUIDE.items():
                shutil.copyfile(
                    pictures / f"{view}-{ThemeMode.LIGHT}-{looks[0]}.png", arguments.folder / f"{picture}.png"
                )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
