"""The log: mistakes of the program, kept beside the library for whoever mends them, without a word of any article."""

from __future__ import annotations

import copy
import faulthandler
import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]

LOG_BYTES = 1_000_000
LOG_FILES = 5
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

log = logging.getLogger("variorum")


class WithoutMessages(logging.Formatter):
    """Formats an exception as its type and where it was raised: its message may quote an article."""

    def format(self, record: logging.LogRecord) -> str:
        """Format ``record`` without what another formatter may have left on it."""
        own = copy.copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """Return the trace without source lines and without the message."""
        kind, _error, trace = ei
        steps = []
        while trace is not None:
            code = trace.tb_frame.f_code
            steps.append(f"  {code.co_filename}:{trace.tb_lineno} in {code.co_name}")
            trace = trace.tb_next
        return "\n".join([*steps, kind.__name__ if kind else ""])


class CrashLog(QObject):
    """Writes uncaught errors, Qt's messages and hard crashes to ``folder``; ``noticed`` carries an uncaught error."""

    noticed = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        folder.mkdir(parents=True, exist_ok=True)
        self._handler = RotatingFileHandler(
            folder / "variorum.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8"
        )
        self._handler.setFormatter(WithoutMessages("%(asctime)s %(levelname)s %(name)s %(message)s"))
        self._faults: TextIO = (folder / "crash.txt").open("a", encoding="utf-8")
        self._hook: Hook = sys.excepthook

    def install(self) -> None:
        """Take over the hooks of Python and Qt."""
        logging.getLogger().addHandler(self._handler)
        faulthandler.enable(self._faults)
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error
        qInstallMessageHandler(_on_qt_message)

    def remove(self) -> None:
        """Give the hooks back and close the files."""
        qInstallMessageHandler(None)
        sys.excepthook = self._hook
        threading.excepthook = threading.__excepthook__
        faulthandler.disable()
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        self._faults.close()

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hook(kind, error, trace)
            return
        log.error("uncaught error", exc_info=(kind, error, trace))
        self._hook(kind, error, trace)
        self.noticed.emit(error)

    def _on_thread_error(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._on_error(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    log.log(_LEVELS.get(kind, logging.WARNING), "qt %s: %s", context.category or "", message)
