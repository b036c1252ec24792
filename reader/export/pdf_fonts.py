"""The fonts of the PDF report: those that ship with the program, what they can show, and how wide words are."""

from __future__ import annotations

import unicodedata
from collections import Counter
from enum import StrEnum
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from reader.base.lexicon import RESOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable


class Face(StrEnum):
    """The faces that a report is set in, by their file names."""

    SERIF = "NotoSerif-Regular"
    SERIF_BOLD = "NotoSerif-Bold"
    SERIF_ITALIC = "NotoSerif-Italic"
    SANS = "NotoSans-Regular"
    SANS_BOLD = "NotoSans-Bold"
    SANS_ITALIC = "NotoSans-Italic"


_MOST_WORDS = 50_000
_SCRIPT_NAMES = {"CJK": "Han"}
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff")


@cache
def covered() -> frozenset[str]:
    """Return the characters that every face can show, and white space."""
    faces = (_font(face).face.charToGlyph for face in Face)
    return frozenset(map(chr, frozenset.intersection(*map(frozenset, faces)))) | frozenset(" \n\t\u00a0")


@lru_cache(_MOST_WORDS)
def width_of(text: str, face: Face) -> float:
    """Return the width of ``text`` in parts of the font's size."""
    _font(face)
    return float(pdfmetrics.stringWidth(text, face.value, 1))


def shown(text: str) -> str:
    """Return ``text`` with what the fonts cannot show named in brackets: ``[Arabic, 12 characters]``, ``[U+1F600]``."""
    text = text.replace("\t", " ")
    if text.isascii() or covered().issuperset(text):
        return text
    text = "".join(
        " " if letter.isspace() and letter not in covered() else letter for letter in text if letter not in _INVISIBLE
    )
    return "".join(_told(name, "".join(letters)) for name, letters in groupby(text, _gap))


def gaps_in(texts: Iterable[str]) -> Counter[str]:
    """Return how many letters of each script, and how many other signs (``""``), the fonts cannot show in ``texts``."""
    counted: Counter[str] = Counter()
    for text in texts:
        if not (text.isascii() or covered().issuperset(text)):
            counted.update(name for name in map(_gap, text) if name is not None)
    return counted


@cache
def _font(face: Face) -> TTFont:
    """Return a face, known to the library of PDF from then on."""
    font = TTFont(face.value, str(RESOURCES / "fonts" / f"{face.value}.ttf"))
    pdfmetrics.registerFont(font)
    return font


@cache
def _gap(letter: str) -> str | None:
    """Return the script of a letter that cannot be shown, ``""`` for another sign, None for what can be shown."""
    if letter in covered() or letter in _INVISIBLE or letter.isspace():
        return None
    if unicodedata.category(letter)[0] not in "LM":
        return ""
    script = unicodedata.name(letter, "UNKNOWN").partition(" ")[0]
    return _SCRIPT_NAMES.get(script, script.capitalize())


def _told(name: str | None, letters: str) -> str:
    if name is None:
        return letters
    if name == "":
        return "".join(f"[U+{ord(letter):04X}]" for letter in letters)
    return f"[{name}, {len(letters)} {'character' if len(letters) == 1 else 'characters'}]"
