"""Number words of a language: tables read from the lexicon, and the value of a run of words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from reader.base.lexicon import lexicon
from reader.base.words import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGES = ("en", "fr", "de", "es", "ru", "ar")
Phrase = tuple[str, ...]

_ARTICLES = {
    "en": ("a", "an", "one"),
    "fr": ("un", "une"),
    "de": ("ein", "eine", "einer", "einem", "eines", "einen"),
    "es": ("un", "una", "uno"),
    "ru": (),
    "ar": (),
}
_JOINERS = {"en": ("and",), "fr": ("et",), "de": ("und",), "es": ("y",), "ru": (), "ar": ()}
_ORDINAL_ENDINGS = {
    "en": ("st", "nd", "rd", "th"),
    "fr": ("e", "er", "re", "eme", "ere"),
    "de": (),
    "es": (),
    "ru": (),
    "ar": (),
}


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The tables of one language; all keys folded, phrases as tuples of words."""

    language: str
    units: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    groups: Mapping[str, int]
    vague: Mapping[Phrase, int]
    fractions: Mapping[Phrase, Fraction]
    multiples: Mapping[str, Fraction]
    ordinals: Mapping[str, int]
    qualifiers: Mapping[Phrase, str]
    units_of_measure: Mapping[Phrase, str]
    articles: frozenset[str]
    joiners: frozenset[str]
    not_figures: frozenset[Phrase]
    ordinals_of_digits: frozenset[str]
    """Endings that make digits an ordinal: 21st, 3e."""
    starts: frozenset[str]
    """Words with which a figure in words may begin."""

    def may_start(self, word: str) -> bool:
        """Tell whether a figure in words may begin with the folded ``word``."""
        if word in self.starts or (self.language == "de" and _german_value(word) is not None):
            return True
        head = word.split("-", 1)[0]
        return head in self.starts or (self.language == "ar" and word.startswith("و"))


def phrase(text: str) -> Phrase:
    """Return the folded words of a lexicon entry."""
    return tuple(folded(word) for word in text.replace("'", "' ").split())


def _words(table: Mapping[str, int]) -> dict[str, int]:
    return {folded(word): value for word, value in table.items()}


@cache
def number_words(language: str) -> NumberWords:
    """Return the number words of ``language``; a language without tables has those of English."""
    language = language if language in LANGUAGES else "en"
    tables = lexicon("change_numbers")[language]
    measures = {**tables["percent"], **tables["currencies"], **tables["measures"]}
    vague = {phrase(key): value for key, value in tables["vague"].items()}
    fractions = {phrase(key): Fraction(value) for key, value in tables["fractions"].items()}
    singles = [tables[key] for key in ("units", "tens", "scales", "groups", "ordinals")] + [tables.get("multiples", {})]
    starts = {folded(word) for table in singles for word in table} | {words[0] for words in (*vague, *fractions)}
    return NumberWords(
        language=language,
        starts=frozenset(starts | set(_ARTICLES[language])),
        units=_words({**tables["units"], **tables["tens"]}),
        scales=_words(tables["scales"]),
        short_scales=_words(tables["short_scales"]),
        groups=_words(tables["groups"]),
        vague=vague,
        fractions=fractions,
        multiples={folded(key): Fraction(value) for key, value in tables.get("multiples", {}).items()},
        ordinals=_words(tables["ordinals"]),
        qualifiers={phrase(key): value for key, value in tables["qualifiers"].items()},
        units_of_measure={phrase(key): value for key, value in measures.items()},
        articles=frozenset(_ARTICLES[language]),
        joiners=frozenset(_JOINERS[language]),
        not_figures=frozenset(phrase(text) for text in tables["not_figures"]["words"]),
        ordinals_of_digits=frozenset(_ORDINAL_ENDINGS[language]),
    )


@cache
def _german_compound() -> regex.Pattern[str]:
    words = number_words("de")
    small = sorted((word for word, value in words.units.items() if 0 < value < 20), key=len, reverse=True)
    tens = sorted((word for word, value in words.units.items() if value >= 20), key=len, reverse=True)
    one = "|".join(["einhundert", *small])  # never matched as a unit; keeps the alternation non-empty
    part = rf"(?:ein|{one})"
    ten = "|".join(tens)
    below = rf"(?:(?P<ones>{part})und(?P<tens>{ten})|(?P<ten>{ten})|(?P<small>{'|'.join(small)}|eins))"
    return regex.compile(
        rf"(?:(?P<thousands>{part})?(?P<thousand>tausend))?(?:und)?"
        rf"(?:(?P<hundreds>{part})?(?P<hundred>hundert))?(?:und)?(?:{below})?"
    )


@lru_cache(maxsize=10_000)
def _german_value(word: str) -> int | None:
    match = _german_compound().fullmatch(word)
    if match is None or not word:
        return None
    units = {**number_words("de").units, "ein": 1}
    value = 0
    if match["thousand"]:
        value += 1000 * units.get(match["thousands"] or "ein", 1)
    if match["hundred"]:
        value += 100 * units.get(match["hundreds"] or "ein", 1)
    for name in ("ones", "tens", "ten", "small"):
        value += units.get(match[name], 0) if match[name] else 0
    return value or None


def _pieces(word: str, words: NumberWords) -> list[str]:
    """Split a hyphenated number word (``twenty-one``, ``quatre-vingt-douze``) when every part is one."""
    if word in words.units or word in words.scales or "-" not in word:
        return [word]
    parts = [part for part in word.split("-") if part not in words.joiners]
    known = all(part in words.units or part in words.scales or part in words.articles for part in parts)
    return parts if known else [word]


def _piece_value(piece: str, words: NumberWords) -> int | None:
    if piece in words.units:
        return words.units[piece]
    if words.language == "de":
        return _german_value(piece)
    if words.language == "ar" and piece.startswith("و"):
        return words.units.get(piece[1:])
    return None


def _added(current: int | None, value: int, words: NumberWords) -> int | None:
    """Return ``current`` with a word of ``value`` after it, None where they make no number together."""
    if current is None:
        return value
    if words.language == "fr" and current % 100 == 4 and value == 20:
        return current - 4 + 80
    room = 20 if words.language == "fr" and current % 100 in (60, 80) else 10
    arabic = words.language == "ar" and current % 100 < 10 and value % 10 == 0 and 20 <= value < 100
    after_hundreds = current % 100 == 0 and value < 100
    after_tens = current % 10 == 0 and current % 100 >= 20 and value < room
    return current + value if arabic or after_hundreds or after_tens or current == 0 else None


def _with_scale(total: int, current: int | None, scale: int) -> tuple[int, int]:
    base = 1 if current in (None, 0) else int(current or 1)
    if scale == 100:
        return total, base * 100
    if current in (None, 0) and total and total < scale:
        return total * scale, 0
    return total + base * scale, 0


def words_value(run: Sequence[str], language: str) -> tuple[int, int]:
    """Return the value of the longest number at the start of ``run`` (folded words) and how many words it takes.

    No number there: ``(0, 0)``. English scales need a number or an article before them (``a hundred``).
    """
    words = number_words(language)
    total, current, taken, last_good = 0, None, 0, 0
    result = 0
    while taken < len(run):
        word = run[taken]
        step = _step(word, words, total, current, is_first=taken == 0)
        if step is None and word in words.joiners and 0 < taken == last_good and taken + 1 < len(run):
            if not _may_join(run[taken + 1], words, total, current):
                break
            taken += 1
            continue
        if step is None:
            break
        total, current = step
        taken += 1
        if not (taken == 1 and word in words.articles and word not in words.units):
            last_good, result = taken, total + (current or 0)
    return (result, last_good) if last_good else (0, 0)


def _may_join(following: str, words: NumberWords, total: int, current: int | None) -> bool:
    pieces = _pieces(following, words)
    value = _piece_value(pieces[0], words)
    if words.language in ("fr", "es") and pieces[0] in words.articles:
        value = 1
    if value is None or value == 0:
        return False
    if words.language == "en":
        round_so_far = (current or 0) >= 100 if current else total >= 1000
        return round_so_far and (current or 0) % 100 == 0 and value < 100
    return (current or 0) % 10 == 0 and (current or total) >= 20


def _step(
    word: str, words: NumberWords, total: int, current: int | None, *, is_first: bool
) -> tuple[int, int | None] | None:
    if is_first and word in words.articles and word not in words.units:
        return 0, None
    for piece in _pieces(word, words):
        if piece in words.scales and not (is_first and words.language == "en"):
            total, current = _with_scale(total, current, words.scales[piece])
            continue
        value = _piece_value(piece, words)
        if value is None and piece in words.articles and not is_first:
            value = 1
        if value is None:
            return None
        sum_so_far = _added(current, value, words)
        if sum_so_far is None:
            return None
        current = sum_so_far
    return total, current
