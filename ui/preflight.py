"""What the system must have before Qt is loaded. Standard library only: a missing library would abort the process."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys

# what PySide6 loads -> the Debian and Ubuntu package that has it
COMMON_LIBRARIES: dict[str, str] = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11_LIBRARIES: dict[str, str] = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES: dict[str, str] = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
SCREENLESS_PLATFORMS = ("offscreen", "minimal", "vnc", "eglfs", "linuxfb")


def missing_system_parts() -> str:
    """Return in words what keeps the window from opening and how to mend it, empty when nothing does."""
    if importlib.util.find_spec("PySide6") is None:
        return "Cannot start: PySide6 is not installed in this Python. Run: python -m pip install ."
    if not sys.platform.startswith("linux"):
        return ""
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    has_screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if not has_screen and platform not in SCREENLESS_PLATFORMS:
        return (
            "Cannot start: there is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "The command line works without one: main.py --help-commands"
        )
    return complaint(missing(_needed(platform)))


def missing(libraries: dict[str, str]) -> dict[str, str]:
    """Return those of ``libraries`` that the system cannot load."""
    return {library: package for library, package in libraries.items() if not _loads(library)}


def complaint(libraries: dict[str, str]) -> str:
    """Return one message naming the missing ``libraries`` and the command that installs them, empty for none."""
    if not libraries:
        return ""
    packages = " ".join(sorted(set(libraries.values())))
    return (
        f"Cannot start: the system lacks {', '.join(sorted(libraries))}. "
        f"On Debian or Ubuntu: sudo apt-get install -y --no-install-recommends {packages}"
    )


def _needed(platform: str) -> dict[str, str]:
    if platform in SCREENLESS_PLATFORMS:
        return COMMON_LIBRARIES
    if platform.startswith("wayland") or (not platform and os.environ.get("WAYLAND_DISPLAY")):
        return COMMON_LIBRARIES | WAYLAND_LIBRARIES
    return COMMON_LIBRARIES | X11_LIBRARIES


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
