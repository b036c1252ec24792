"""One form for each word that house styles write in several: organisation/organization, Kiev/Kyiv, Dr/Doctor."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.base.lexicon import lexicon
from reader.base.number_words import LANGUAGES
from reader.base.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST = 3
"""Shorter words mean too many things (no, st, co) to be one with their long form wherever they stand."""


def _key(entry: str) -> str:
    return folded(entry).replace("-", "").replace(".", "")


@cache
def _qualifiers() -> frozenset[str]:
    """Words that are the same only before a number (about, around)."""
    tables = lexicon("change_numbers")
    return frozenset(_key(word) for language in LANGUAGES for word in tables[language]["qualifiers"])


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for british, american in lexicon("change_spelling")["british"].items():
        forms.setdefault(_key(british), _key(american))
    tables = lexicon("change_house_style")
    for row in tables["names"]["same"]:
        _enter(forms, row)
    for language in LANGUAGES:
        for row in tables[language]["same"]:
            if not any(_key(entry) in _qualifiers() for entry in row):
                _enter(forms, row)
    return forms


def _enter(forms: dict[str, str], row: Iterable[str]) -> None:
    words = [_key(entry) for entry in row if " " not in entry]
    words = list(dict.fromkeys(word for word in words if len(word) >= _SHORTEST and word.isalnum()))
    for word in words[1:]:
        forms.setdefault(word, forms.get(words[0], words[0]))


def canonical(key: str) -> str:
    """Return the one form that stands for the folded word ``key`` and its variants."""
    plain = key.removesuffix("'s")
    form = _forms().get(plain, plain)
    return form if plain == key else f"{form}'s"


@cache
def _rows() -> tuple[frozenset[str], ...]:
    tables = lexicon("change_house_style")
    rows = [*tables["names"]["same"]]
    for language in LANGUAGES:
        rows.extend(tables[language]["same"])
    return tuple(frozenset(" ".join(canonical(_key(word)) for word in entry.split()) for entry in row) for row in rows)


@cache
def _row_numbers() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(_rows()):
        for entry in row:
            found.setdefault(entry, set()).add(number)
    return {entry: frozenset(numbers) for entry, numbers in found.items()}


def has_variants(phrase: str) -> bool:
    """Tell whether a phrase (keys joined by spaces) stands in any row of variants; most do not."""
    return phrase in _row_numbers()


def are_variants(one: str, other: str) -> bool:
    """Tell whether two phrases (keys joined by spaces) stand in one row of variants."""
    rows = _row_numbers()
    return bool(rows.get(one, frozenset()) & rows.get(other, frozenset()))
