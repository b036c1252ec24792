"""Presses keys at random on the real window over the sample library, and tells what went wrong.

``python tests/random_keys.py [SEED [SECONDS]]`` draws commands, keys that move, and text; boxes are answered and left.
It ends with 1 where anything was raised in the window or the library is not sound afterwards. What the library refuses
is told with the keys before it, for a person to judge.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT))

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer  # noqa: E402 - the path to the program is set above
from PySide6.QtGui import QKeySequence  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from reader.library import Library  # noqa: E402
from ui.commands import COMMANDS, CommandId  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.theme import Theme  # noqa: E402
from ui.worker import Worker  # noqa: E402

if TYPE_CHECKING:
    from types import TracebackType

    from ui.channel import Failure

LEAVES = {CommandId.QUIT, CommandId.OPEN_LIBRARY}
"""Commands that would end the run or leave its library."""
WORDS = ("bridge ", "tag:x", '"14', "* b", "(", "2")
TOLD = 12
"""How many of the last keys are told with what went wrong."""
_KEYS = Qt.Key
_MOVES = (
    *(_KEYS.Key_Down, _KEYS.Key_Up, _KEYS.Key_Left, _KEYS.Key_Right, _KEYS.Key_Home, _KEYS.Key_End),
    *(_KEYS.Key_PageDown, _KEYS.Key_PageUp, _KEYS.Key_Tab, _KEYS.Key_Return, _KEYS.Key_Escape, _KEYS.Key_Space),
    *(_KEYS.Key_Backspace, _KEYS.Key_Delete),
)


class RandomKeys:
    """Presses keys on ``window``; ``raised`` counts what was raised meanwhile."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.raised = 0
        self.count = 0
        self._window, self._chance = window, random.Random(seed)
        self._pressed: list[str] = []
        self._answers = 0
        self._commands = [(one.id, key) for one in COMMANDS if one.id not in LEAVES for key in one.keys]
        sys.excepthook = self._on_raised
        window.desk.failed.connect(self._on_failed)
        QTimer.singleShot(0, self._answer)

    def press(self) -> None:
        """Press one key, or type a word, where the focus is; not while a box is open."""
        chance, target = self._chance, QApplication.focusWidget() or self._window
        if target.window() is not self._window:
            self._window.activateWindow()
            return
        self.count += 1
        lot = chance.random()
        if lot < 0.55:
            command, key = chance.choice(self._commands)
            self._pressed.append(command.value)
            combination = QKeySequence(key)[0]  # type: ignore[index]
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
        elif lot < 0.95:
            self._press(target, chance.choice(_MOVES))
        else:
            self._type(target)

    def _answer(self) -> None:
        """Do something in a box that is open; after some keys it is closed."""
        QTimer.singleShot(60, self._answer)  # first, since what follows may open another box
        box = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        self._answers = self._answers + 1 if box else 0
        if box is None:
            return
        target, lot = box.focusWidget() or box, self._chance.random()
        if self._answers > 6:
            box.close()
        elif lot < 0.45:
            self._press(target, self._chance.choice(_MOVES))
        elif lot < 0.6:
            self._type(target)
        else:
            self._press(target, _KEYS.Key_Escape)

    def _press(self, target: QWidget, key: Qt.Key) -> None:
        self._pressed.append(key.name)
        QTest.keyClick(target, key)

    def _type(self, target: QWidget) -> None:
        self._pressed.append("text")
        QTest.keyClicks(target, self._chance.choice(WORDS))

    def _on_raised(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        self.raised += 1
        sys.stdout.write(
            f"raised after {self._pressed[-TOLD:]}:\n{''.join(traceback.format_exception(kind, error, where))}\n"
        )

    def _on_failed(self, failure: Failure) -> None:
        sys.stdout.write(f"could not {failure.what}: {failure.error} (after {self._pressed[-TOLD:]})\n")


def wait(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def run(folder: Path, seed: int, seconds: float) -> bool:
    """Press keys for that long on a window over a library in ``folder``; tell whether nothing was wrong."""
    path = folder / "library.variorum"
    with Library.open(path) as library:
        list(library.import_paths([CHECKOUT / "resources" / "sample"]))
        library.regroup()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    worker = Worker()
    window = MainWindow(Theme(application), worker, QSettings(str(folder / "keys.ini"), QSettings.Format.IniFormat))
    worker.setParent(window)
    keys = RandomKeys(window, seed)
    worker.open(path)
    window.resize(1366, 768)
    window.show()
    end = time.monotonic() + seconds
    pauses = random.Random(seed)
    while time.monotonic() < end:
        keys.press()
        wait(pauses.choice((0, 0, 5, 20, 60)))
    window.close()
    wait(500)
    with Library.open(path) as library:
        is_sound = library.check().is_sound
    sys.stdout.write(
        f"seed {seed}: {keys.count} keys, {keys.raised} raised, library {'sound' if is_sound else 'BROKEN'}\n"
    )
    return is_sound and not keys.raised


def main() -> None:
    """Run once, and end with 0 where nothing was wrong, else with 1."""
    given = sys.argv[1:]
    seed = int(given[0]) if given else random.SystemRandom().randrange(1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        is_right = run(Path(folder), seed, float(given[1]) if len(given) > 1 else 60.0)
    sys.stdout.flush()
    os._exit(0 if is_right else 1)  # without waiting for boxes that stand open


if __name__ == "__main__":
    main()
