"""Limits of a process that reads files: how much memory it may take, held by itself and watched from outside."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TIME_LIMIT_S = 20.0
"""How long a process may take over one file, or over one part of a large one."""
MEMORY_LIMIT_BYTES = 1_500_000_000
"""How much memory a process may hold while it reads a file."""
TOO_LARGE = "Reading this file needs more than 1.5 GB of memory."


def limit_memory() -> None:
    """Let this process hold no more than the limit; what goes beyond is a MemoryError.

    Does nothing where the platform has no such limit: there only who watches the process holds it.
    """
    _set_limit(MEMORY_LIMIT_BYTES)


def allow_memory(bytes_more: int) -> None:
    """Let this process, where it is limited, hold ``bytes_more`` beyond the limit from now on; 0 takes that back."""
    if _is_limited():
        _set_limit(MEMORY_LIMIT_BYTES + bytes_more)


def _is_limited() -> bool:
    if sys.platform == "win32":
        return False
    import resource  # noqa: PLC0415 - not on every platform

    now, most = resource.getrlimit(resource.RLIMIT_DATA)
    return now != most and now >= MEMORY_LIMIT_BYTES


def _set_limit(wanted: int) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - as above

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def largest_resident(processes: Iterable[int]) -> int:
    """Return how many bytes the largest of ``processes`` (their ids) holds; one that ended holds none."""
    import psutil  # noqa: PLC0415 - start-up time: not before a first file is read

    largest = 0
    for process in processes:
        try:
            largest = max(largest, psutil.Process(process).memory_info().rss)
        except psutil.Error:
            continue
    return largest
