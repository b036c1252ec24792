"""The names of the command line's calls, apart from their code, so that the window need not load it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMAND_NAMES = (
    "extract",
    "import",
    "articles",
    "article",
    "stories",
    "relations",
    "lineage",
    "compare",
    "ledger",
    "search",
    "report",
    "verdicts",
    "merge",
    "regroup",
    "check",
    "backup",
    "restore",
    "diff",
    "align",
)


def names_a_command(words: Sequence[str]) -> bool:
    """Tell whether the first word that is neither an option nor its value names a command."""
    rest = iter(words)
    for word in rest:
        if word == "--store":
            next(rest, None)
        elif not word.startswith("-"):
            return word in COMMAND_NAMES
    return "--version" in words
