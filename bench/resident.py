"""How much memory this process holds."""

from __future__ import annotations

import sys
from pathlib import Path

_PAGES = Path("/proc/self/statm")


def resident_mb() -> float:
    """Return the megabytes that are resident now; 0.0 where the system does not tell."""
    if sys.platform == "win32" or not _PAGES.exists():
        return 0.0
    import resource  # noqa: PLC0415 - not there on Windows

    return int(_PAGES.read_text("ascii").split()[1]) * resource.getpagesize() / 1e6
