"""What a process of the pool does: one file or paste -> its extractions. Loads no Qt."""

from __future__ import annotations

import logging
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import ReaderError

if TYPE_CHECKING:
    from reader.articles.extraction import Extraction
    from reader.sources.source import Source


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file or paste gave: its extractions, or why there are none. ``trace`` is for the log."""

    extractions: tuple[Extraction, ...]
    error: str | None = None
    trace: str | None = None


def prepare_process() -> None:
    """Load the engine once in a fresh process and leave Ctrl+C to the window."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.CRITICAL)
    from reader.articles import extraction  # noqa: F401, PLC0415  (loads the parsers before the first file)


def parse(item: str | Source) -> Parsed:
    """Read and parse one file (its path) or paste; an error becomes a value, so that a batch goes on."""
    from reader.articles.extraction import extract  # noqa: PLC0415  (the window must not load the parsers)
    from reader.sources.reading import read_source  # noqa: PLC0415  (as above)

    try:
        return Parsed(extract(read_source(Path(item)) if isinstance(item, str) else item))
    except ReaderError as error:
        return Parsed((), str(error))
    except Exception as error:  # noqa: BLE001  (a mistake in a parser must not stop the files after this one)
        return Parsed((), "Variorum could not read this file; the log says more", _trace(error))


def _trace(error: BaseException) -> str:
    """Return where ``error`` was raised and its type, without its message, which may quote the article."""
    steps = []
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        steps.append(f"{Path(code.co_filename).name}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return f"{type(error).__name__} at {' > '.join(steps)}"
