"""Recent libraries: which ones were open lately, kept with the settings of the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

_NAME = "libraries/recent"
_MOST = 10


class RecentLibraries:
    """The libraries that were open, the latest first, as ``settings`` keep them."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where they lie; those on a disk that is not there now stay kept and are left out."""
        return tuple(path for path in map(Path, self._kept()) if path.is_file())

    def note(self, path: Path) -> None:
        """Put the library at ``path`` first."""
        first = str(path.absolute())
        rest = (one for one in self._kept() if one != first)
        self._settings.setValue(_NAME, [first, *rest][:_MOST])

    def _kept(self) -> list[str]:
        kept = self._settings.value(_NAME)
        if isinstance(kept, str):  # a list of one comes back as a text
            return [kept]
        return [str(one) for one in kept] if isinstance(kept, list) else []
