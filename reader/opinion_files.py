"""Files of verdicts, one a line: written whole or not at all, read with every line checked."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import ExportError, SourceError
from reader.review.opinion import opinion_line, opinions_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.review.opinion import Opinion

LARGEST = 200_000_000
"""A larger file of verdicts, in bytes, is refused."""


def write_opinions(opinions: Sequence[Opinion], path: Path) -> None:
    """Write ``opinions`` to ``path``, aside and renamed; ExportError where that is not possible."""
    content = "".join(f"{opinion_line(one)}\n" for one in opinions).encode("utf-8", "replace")
    aside: str | None = None
    try:
        handle, aside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).replace(path)
    except OSError as error:
        if aside is not None:
            Path(aside).unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise ExportError(f"The verdicts cannot be written to {path}: {reason}.", subject=str(path)) from error


def read_opinions(path: Path) -> tuple[Opinion, ...]:
    """Return the opinions that the file at ``path`` holds; SourceError where it cannot be read or is no such file."""
    try:
        if not path.is_file():
            raise SourceError(f"There is no file {path}.", subject=str(path))
        if path.stat().st_size > LARGEST:
            raise SourceError(f"The file {path} is too large to hold verdicts.", subject=str(path))
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"The file {path} cannot be read as text: {error}.", subject=str(path)) from error
    return tuple(opinions_in(text.split("\n"), path.name))
