"""A call of the command line: what it takes and what answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from reader.calls.answer import Answer


@dataclass(frozen=True, slots=True)
class Call:
    """One call: a line of help, a function that declares its arguments and one that answers it."""

    summary: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    answer: Callable[[argparse.Namespace, Answer], None]
