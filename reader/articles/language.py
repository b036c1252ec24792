"""The language of a text, by compact language detection (gcld3)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.sources.page import RawField

_LEAST_LETTERS = 120
_MOST_CHARACTERS = 800
_LEAST_SURE = 0.7


@cache
def _detector() -> Any:
    import gcld3  # noqa: PLC0415  # a compiled model, loaded when the first text is read

    return gcld3.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=20_000)


def language_of(text: str) -> str | None:
    """Return the BCP 47 primary tag of the language of ``text``; None below 120 letters or when unsure."""
    sample = text[:_MOST_CHARACTERS]
    if len(sample) < _LEAST_LETTERS or sum(map(str.isalpha, sample)) < _LEAST_LETTERS:
        return None
    result = _detector().FindLanguage(text=sample)
    if not result.is_reliable or result.probability < _LEAST_SURE:
        return None
    return str(result.language).split("-")[0]


def declared_language(fields: Sequence[RawField]) -> str | None:
    """Return the primary tag of the language that the page's metadata declares, or None."""
    for name in ("language", "inLanguage", "lang", "og:locale", "dc.language"):
        for field in fields:
            tag = field.value.replace("_", "-").split("-")[0].strip().lower()
            if field.name == name and 2 <= len(tag) <= 3 and tag.isalpha():
                return tag
    return None
