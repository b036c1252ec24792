"""The language of a text, by compact language detection (gcld3)."""

from __future__ import annotations

from functools import cache
from typing import Any

_LEAST_LETTERS = 120
_MOST_CHARACTERS = 4000
_LEAST_SURE = 0.7


@cache
def _detector() -> Any:
    import gcld3  # noqa: PLC0415  # a compiled model, loaded when the first text is read

    return gcld3.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=20_000)


def language_of(text: str) -> str | None:
    """Return the BCP 47 primary tag of the language of ``text``; None below 120 letters or when unsure."""
    sample = text[:_MOST_CHARACTERS]
    if sum(letter.isalpha() for letter in sample) < _LEAST_LETTERS:
        return None
    result = _detector().FindLanguage(text=sample)
    if not result.is_reliable or result.probability < _LEAST_SURE:
        return None
    return str(result.language).split("-")[0]
