"""Problems put into words: what happened, what is safe, what to do."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.base.errors import ReaderError

if TYPE_CHECKING:
    from ui.channel import Failure
    from ui.message_bar import MessageBar

log = logging.getLogger("variorum")


class Problems(QObject):
    """Shows failures in the message bar, and writes those that are mistakes of the program to the log."""

    def __init__(self, bar: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar

    @Slot(object)
    def show_failure(self, failure: Failure) -> None:
        """Say that something the worker tried did not work."""
        happened = self.tr("Could not {0}.").format(failure.what)
        if isinstance(failure.error, ReaderError):
            self._bar.show_problem(f"{happened} {failure.error}", self.tr("Your library is as it was before."))
        else:
            log.error("failed to %s", failure.what, exc_info=failure.error)
            self._show_mistake(happened, failure.error)

    @Slot(object)
    def show_error(self, error: BaseException) -> None:
        """Say that the program made a mistake."""
        self._show_mistake(self.tr("Variorum made a mistake."), error)

    @Slot(str)
    def show_refusal(self, reason: str) -> None:
        """Say why something that was asked for is not done."""
        self._bar.show_notice(reason)

    def _show_mistake(self, happened: str, error: BaseException) -> None:
        advice = self.tr(
            "Your library is as it was before. If it happens again, copy the details and send them to whoever "
            "keeps Variorum for you; they name no article."
        )
        frames = traceback.extract_tb(error.__traceback__)
        details = "\n".join([type(error).__name__, *(f"{f.filename}:{f.lineno} {f.name}" for f in frames)])
        self._bar.show_problem(happened, advice, details)
