"""A watch over the event loop of the window: the longest time in which it did not come round."""

from __future__ import annotations

import time

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Slot


class Watchdog(QObject):
    """Measures the longest gap of the event loop from now on, by the clock and by the work of this thread.

    The clock counts what other programs took from the machine too, the work only what the window itself did.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest_ms = 0
        self.longest_work_ms = 0.0
        self._worked_s = time.thread_time()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._on_tick)
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        """Count no further, with what lies between the last tick and now."""
        self._on_tick()
        self._timer.stop()

    @Slot()
    def _on_tick(self) -> None:
        self.longest_ms = max(self.longest_ms, self._clock.restart())
        before, self._worked_s = self._worked_s, time.thread_time()
        self.longest_work_ms = max(self.longest_work_ms, 1000 * (self._worked_s - before))
