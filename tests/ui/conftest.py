"""What tests of widgets share: Python's cycle collection runs on the window's thread only, as in the program."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True, scope="session")
def _imported_for_good() -> None:
    """Take what stands before the first test of a widget out of every later collection; it is never garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _collect_on_this_thread() -> Iterator[None]:
    """Keep a worker's thread from collecting a widget of an earlier test, which would crash the process."""
    gc.disable()
    yield
    gc.collect()
