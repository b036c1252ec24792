"""How long the program takes to its first window and to its list, beside a bare window, and what it holds of memory.

usage: python -m bench.speed_start PATH [--times N]

PATH is a library that ``bench.large_library`` wrote. Each program starts in a process of its own; the times are
medians in milliseconds from the first line of Python. The bare window is a QMainWindow with a label and nothing else.
Memory is what is resident with the library listed, with one of its largest stories compared, and after scrolling.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]

HEAVY = ("numpy", "scipy", "sklearn", "trafilatura", "lxml", "sqlite_utils")

BARE = """
import time
start = time.perf_counter()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", (time.perf_counter() - start) * 1000)
        QTimer.singleShot(0, application.quit)
window = Window()
window.resize(1366, 768)
window.setCentralWidget(QLabel("Opening the library"))
window.show()
application.exec()
"""

OURS = """
import time
start = time.perf_counter()
import sys
import main
import ui.opening_window
class Opening(ui.opening_window.OpeningWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", (time.perf_counter() - start) * 1000)
        print("heavy", *[name for name in {heavy!r} if name in sys.modules])
ui.opening_window.OpeningWindow = Opening
def told(name):
    from bench.resident import resident_mb
    print(name, (time.perf_counter() - start) * 1000, resident_mb())
def watch():
    import ui.main_window
    from PySide6.QtCore import QTimer
    class Window(ui.main_window.MainWindow):
        def __init__(self, *parts):
            super().__init__(*parts)
            self.desk.stories_listed.connect(self.tell_listed)
            self.desk.story_opened.connect(self.tell_opened)
        def tell_listed(self, listing):
            self.frame.stories.grab()
            told("listed")
            self.desk.open_story(max(listing.whole.ids, key=listing.homes.sizes().__getitem__))
        def tell_opened(self, story):
            self.grab()
            told("opened")
            self.places = iter(range(0, 100, 2))
            self.timer = QTimer(self)
            self.timer.timeout.connect(self.scroll)
            self.timer.start(40)
        def scroll(self):
            place = next(self.places, None)
            bar = self.frame.stories._view.verticalScrollBar()
            if place is None:
                told("scrolled")
                self.close()
            else:
                bar.setValue(bar.maximum() * place // 100)
    ui.main_window.MainWindow = Window
import ui.app
load = ui.app.Program._load
def loading(self):
    watch()
    load(self)
ui.app.Program._load = loading
main.main(["--store", {path!r}])
"""


def lines(code: str, home: Path) -> dict[str, list[str]]:
    """Run ``code`` in a process of its own and return what it printed, by the first word of each line."""
    places = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    environment = os.environ | places | {"PYTHONPATH": str(CHECKOUT)}
    environment |= {"PYTHONPYCACHEPREFIX": str(home / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}  # as installed
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    return {line.split()[0]: line.split()[1:] for line in reversed(done.stdout.splitlines())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--times", type=int, default=7)
    wanted = parser.parse_args()
    code = OURS.format(heavy=HEAVY, path=str(wanted.path.absolute()))
    with tempfile.TemporaryDirectory() as home:
        lines(code, Path(home))  # compiles every module once
        bare, found = [], []
        for _ in range(wanted.times):
            bare.append(float(lines(BARE, Path(home))["painted"][0]))
            found.append(lines(code, Path(home)))
    mine = statistics.median(float(one["painted"][0]) for one in found)
    print(f"bare window {statistics.median(bare):.0f}, our first paint {mine:.0f}:", end=" ")
    print(f"{mine / statistics.median(bare):.2f} times; heavy libraries by then: {found[-1]['heavy'] or 'none'}")
    for name in ("listed", "opened", "scrolled"):
        when = statistics.median(float(one[name][0]) for one in found)
        held = statistics.median(float(one[name][1]) for one in found)
        print(f"{name:9} {when:6.0f}, {held:.0f} MB resident")


if __name__ == "__main__":
    main()
