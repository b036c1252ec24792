"""The whole program, started as a person starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
HEAVY = ("sqlite_utils", "trafilatura", "lxml", "numpy", "scipy", "sklearn", "markdown", "dateparser", "htmldate")

QUITTING = """
import sys
from PySide6.QtCore import QTimer
import ui.main_window

class Window(ui.main_window.MainWindow):
    def __init__(self, *parts):
        super().__init__(*parts)
        self.desk.story_opened.connect(self.close_soon)
    def close_soon(self, story):
        print("opened", len(story.articles))
        QTimer.singleShot(200, self, self.close)

import ui.app
ui.main_window.MainWindow = Window
if __name__ == "__main__":
    raise SystemExit(ui.app.run(None, (), demo=True))
"""


def run(code: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    homes = {
        name: str(tmp_path / name.lower()) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
    }
    environment = os.environ | homes | {"PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, str(script)],
        env=environment,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def test_demo_opens_the_sample_and_quits(tmp_path: Path) -> None:
    done = run(QUITTING, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("opened ")
    assert "Traceback" not in done.stderr


def test_window_loads_no_heavy_library(tmp_path: Path) -> None:
    done = run(f"import sys, ui.app\nprint([name for name in {HEAVY!r} if name in sys.modules])", tmp_path)
    assert done.stdout.strip() == "[]", done.stderr
