"""What stands for a parser that hangs or eats memory: run inside a process of a pool, through HostilePool only."""

from __future__ import annotations

import time
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from reader.batches import limits
from reader.batches.pool import ProcessPool
from reader.batches.reading import Reading, understood

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from reader.articles.extraction import Extracted
    from reader.sources.source import Source

CHUNK = 20_000_000
LARGE_BYTES = 700_000_000
_AT_MOST_S = 60.0


class HostilePool(ProcessPool):
    """Understands sources whose name begins with ``hang``, ``fill`` or ``eat`` by the parsers below."""

    def submit(self, call: Callable[..., Any], *arguments: Any) -> Future[Any]:
        word = PurePath(arguments[0].path).name.split("-")[0] if call is understood else ""
        return super().submit(_ENTRIES.get(word, call), *arguments)


def _hanging(_source: Source) -> Extracted:
    started_s = time.monotonic()
    while time.monotonic() - started_s < _AT_MOST_S:
        pass
    raise TimeoutError


def _filling(source: Source) -> Extracted:
    held = bytearray(LARGE_BYTES)
    held[::4096] = b"x" * len(held[::4096])
    return _hanging(source)


def _eating(_source: Source) -> Extracted:
    held: list[bytearray] = []
    while len(held) * CHUNK < limits.MEMORY_LIMIT_BYTES:
        held.append(bytearray(CHUNK))
    raise TimeoutError


def _with(parser: Callable[[Source], Extracted], source: Source) -> Reading:
    import reader.articles.extraction as patched  # noqa: PLC0415 - in the worker

    kept = patched.extracted
    vars(patched)["extracted"] = parser
    try:
        return understood(source)
    finally:
        vars(patched)["extracted"] = kept


def hang(source: Source) -> Reading:
    return _with(_hanging, source)


def fill(source: Source) -> Reading:
    return _with(_filling, source)


def eat(source: Source) -> Reading:
    limits._set_limit(limits.MEMORY_LIMIT_BYTES // 3)
    try:
        return _with(_eating, source)
    finally:
        limits.limit_memory()


_ENTRIES: dict[str, Callable[..., Any]] = {"hang": hang, "fill": fill, "eat": eat}
