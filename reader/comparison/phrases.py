"""Phrases of the lexicons: found by their first two words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Entries = list[tuple[tuple[str, ...], str]]
"""Phrases as the keys of their words, each with the role it gives."""
Phrases = dict[str, Entries]
"""Phrases by their first word."""
ByWords = dict[str, tuple[Entries, dict[str, Entries]]]
"""By their first word: the phrases of one word, and the longer ones by their second word."""
_NO_ENTRIES: tuple[Entries, dict[str, Entries]] = ([], {})


def by_words(table: Phrases) -> ByWords:
    """Return phrases by their first word: those of one word, and the longer ones by their second word."""
    found: ByWords = {}
    for first, entries in table.items():
        longer: dict[str, Entries] = {}
        for words, tag in entries:
            if len(words) > 1:
                longer.setdefault(words[1], []).append((words, tag))
        found[first] = ([entry for entry in entries if len(entry[0]) == 1], longer)
    return found


def entries_at(keys: Sequence[str], index: int, phrases: ByWords) -> Entries:
    """Return the phrases whose first words, two at most, stand at ``index``."""
    single, longer = phrases.get(keys[index], _NO_ENTRIES)
    if not longer or index + 1 >= len(keys):
        return single
    more = longer.get(keys[index + 1])
    return single if more is None else [*single, *more]
