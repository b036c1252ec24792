"""Dates, times and durations of a text: where they stand and what they say."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from reader.base.lexicon import lexicon
from reader.base.number_words import LANGUAGES, words_value
from reader.base.numbers import digits_value
from reader.base.words import folded, is_plain
from reader.comparison.date_grammar import ANY_SCRIPT, PLAIN, date_pattern, first_words, unaccented


class DatePhrase(NamedTuple):
    """A date, time or duration at code points ``[start, end)``; equal ``value`` means the same date."""

    start: int
    end: int
    value: tuple[str, ...]


# Every place where a date may begin: a number, a word, a letter of a script without spaces.
_WORD = regex.compile(r"[\p{Han}]|\d+|[[\p{L}\p{M}]--[\p{Han}]]+", regex.VERSION1)
_PLAIN_WORD = re.compile(r"[0-9]+|[A-Za-z]+")
_BREAK = regex.compile(r"\n\s*\n")
_CJK = regex.compile(r"\p{Han}")
_FIRST_HAN = "\u2e80"


@cache
def _pattern(language: str) -> regex.Pattern[str]:
    return regex.compile(date_pattern(language, ANY_SCRIPT), regex.IGNORECASE | regex.VERSION1)


@cache
def _plain_pattern(language: str) -> re.Pattern[str]:
    """Return the same pattern for plain text, for the plain engine, which gives up three times as fast."""
    return re.compile(date_pattern(language, PLAIN), re.IGNORECASE | re.ASCII)


@cache
def _starts(language: str) -> frozenset[str]:
    return first_words(language)


@lru_cache(maxsize=2048)
def dates_of(text: str, language: str = "en") -> tuple[DatePhrase, ...]:
    """Return the dates, times and durations of ``text`` in order; none overlaps another."""
    language = language if language in LANGUAGES else "en"
    starts = _starts(language)
    found: list[DatePhrase] = []
    end = 0
    plain = unaccented(text)
    has_plain_letters = is_plain(plain)
    pattern = _plain_pattern(language) if has_plain_letters else _pattern(language)
    breaks = [*(match.start() for match in _BREAK.finditer(text)), len(text)]
    for word in (_PLAIN_WORD if has_plain_letters else _WORD).finditer(plain):
        shown = word.group()
        may_begin = shown.lower() in starts or shown[0].isdigit() or (shown[0] >= _FIRST_HAN and _CJK.match(shown))
        if not may_begin or word.start() < end:
            continue
        # A date does not go on in the next paragraph.
        stop = breaks[bisect_right(breaks, word.start())]
        match = pattern.match(plain, word.start(), stop)
        if match is not None and match.group():
            end = match.end()
            found.append(DatePhrase(match.start(), end, _value(text[match.start() : end], language)))
    return tuple(found)


@cache
def _meanings(language: str) -> dict[str, str]:
    """Return what each folded date word means: ``m7`` July, ``w0`` Monday, ``u:day`` a unit."""
    tables = lexicon("change_dates")[language]
    found: dict[str, str] = {}
    for key, table in (("m", tables["months"]), ("w", tables["weekdays"])):
        found.update({folded(form): f"{key}{value}" for value, forms in table.items() for form in forms})
    for unit, forms in tables["times"]["units"].items():
        found.update({folded(form): f"u:{unit}" for form in forms})
    return found


@cache
def _parts_of_day(language: str) -> frozenset[str]:
    return frozenset(
        folded(part).replace("-", "") for part in lexicon("change_dates")[language]["times"]["parts_of_day"]
    )


_PIECE = regex.compile(r"\d+(?:[.,]\d+)?|\p{L}[\p{L}\p{M}]*(?:\.\p{L}\.?)*")
_EMPTY_WORDS = frozenset(
    [
        "of",
        "de",
        "del",
        "the",
        "la",
        "le",
        "el",
        "les",
        "st",
        "nd",
        "rd",
        "th",
        "er",
        "at",
        "on",
        "in",
        "um",
        "am",
        "im",
        "года",
        "г",
        "год",
        "в",
    ]
)
_DUALS = ("ين", "تان", "مان", "ران", "عان")
"""Endings with which Arabic says two of a unit."""
_SAME = {"a.m": "am", "p.m": "pm", "a.m.": "am", "p.m.": "pm", "an": "1", "a": "1", "half": "1/2"}
_CLOCK = regex.compile(r"(\d{1,2})(?:[:.h](\d\d))?\s*(a\.?\s?m\.?|p\.?\s?m\.?|Uhr|h|heures|horas|o'clock)?", regex.I)


_ZONE = regex.compile(
    r"\s+\(?(?:GMT|UTC|E[SD]T|P[SD]T|BST|CES?T|MES?Z|ET|PT|local time|\p{L}+ time|heure \p{L}+|hora local|Ortszeit"
    r"|мск)$"
)


def _whole(digits: str) -> int:
    """Return the value of digits in any script."""
    return int(digits_value(digits, "en"))


def _clock(text: str) -> tuple[str, ...] | None:
    match = _CLOCK.fullmatch(text.strip())
    if match is None or (match[2] is None and match[3] is None):
        return None
    hour, half = _whole(match[1]), folded(match[3] or "").replace(".", "").replace(" ", "")
    hour = hour % 12 + (12 if half == "pm" else 0) if half in ("am", "pm") else hour
    return ("clock", f"{hour:02}:{match[2] or '00'}")


def _value(text: str, language: str) -> tuple[str, ...]:
    unhyphened = folded(text).replace("-", "")
    return (unhyphened,) if unhyphened in _parts_of_day(language) else _parsed(text, language)


def _meant(piece: str, meanings: dict[str, str], language: str) -> tuple[str, ...]:
    """Return what a word says, an Arabic dual its number besides."""
    meaning = meanings.get(piece) or _SAME.get(piece) or piece
    return ("2", meaning) if language == "ar" and piece in meanings and piece.endswith(_DUALS) else (meaning,)


def _parsed(text: str, language: str) -> tuple[str, ...]:
    short = regex.fullmatch(r"(\d{1,2})\.(\d{1,2})\.", text)
    if short:
        return tuple(sorted((f"m{_whole(short[2])}", str(_whole(short[1])))))
    numeric = regex.fullmatch(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})", text)
    if numeric:
        year, month, day = (numeric[1], numeric[2], numeric[3])
        if len(year) < 4:
            year, day = day, year
        year = year if len(year) == 4 else f"20{year}"
        return tuple(sorted((f"m{_whole(month)}", str(_whole(day)), year)))
    zone = _ZONE.search(text)
    clock = _clock(text[: zone.start()] if zone else text)
    if clock is not None and zone:
        return (*clock, folded(zone.group().strip()))
    if clock is not None:
        return clock
    meanings = _meanings(language)
    parts: list[str] = []
    pieces = [folded(match.group()) for match in _PIECE.finditer(text.replace("-", " "))]
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        value, taken = words_value(pieces[index:], language)
        if taken and piece not in meanings and piece != "second":
            parts.append(str(value))
            index += taken
            continue
        index += 1
        if piece[0].isdigit():
            parts.append(str(digits_value(piece, language)))
        elif piece not in _EMPTY_WORDS:
            parts.extend(_meant(piece, meanings, language))
    return tuple(sorted(parts))
