"""Where the program keeps what belongs to the person: the library, settings and the log."""

from __future__ import annotations

from pathlib import Path

FOLDER = "Variorum"
"""Name of the program's folders in the places that the platform gives for data, settings and logs."""


def default_path() -> Path:
    """Return where the person's own library lies."""
    from platformdirs import user_data_path  # noqa: PLC0415 - start-up time: only asked when no library was named

    return Path(user_data_path(FOLDER, appauthor=False)) / "library.variorum"
