"""A channel: the questions one view asks of the library; only the answer to its latest one arrives."""

from __future__ import annotations

from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that did not work: ``what`` was tried, in words, and the error it ended with."""

    what: str
    error: BaseException


@dataclass(frozen=True, slots=True)
class _Answer:
    serial: int
    value: object
    error: BaseException | None


class Channel(QObject):
    """Carries questions to a lane and their answers back to the window's thread.

    Each question has a serial. An answer that is not the answer to the latest question is dropped, so that a slow
    one never overwrites what was asked for after it.
    """

    arrived = Signal(object)
    failed = Signal(object)
    _answered = Signal(object)

    def __init__(
        self, what: str, submit: Callable[[Callable[..., Any]], Future[Any]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._what = what
        self._submit = submit
        self._serial = 0
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    def ask(self, question: Callable[..., Any]) -> None:
        """Ask ``question`` of what the lane holds; ``arrived`` brings what it returns.

        Nothing arrives where another was asked meanwhile.
        """
        self._serial += 1
        serial = self._serial

        def pass_on(future: Future[Any]) -> None:
            if future.cancelled():
                return
            error = future.exception()
            self._answered.emit(_Answer(serial, None if error else future.result(), error))

        self._submit(question).add_done_callback(pass_on)

    def drop(self) -> None:
        """Forget the question that was asked last; its answer will not arrive."""
        self._serial += 1

    @Slot(object)
    def _on_answered(self, answer: _Answer) -> None:
        if answer.serial != self._serial or isinstance(answer.error, CancelledError):
            return
        if answer.error is None:
            self.arrived.emit(answer.value)
        else:
            self.failed.emit(Failure(self._what, answer.error))
