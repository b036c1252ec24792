"""The palette of printed reports: how the changed words of each class look, by colour and by the line under them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.comparison.change import ChangeClass

INK, MUTE, RULE, ACCENT, NOTE, CELL = "1d1f24", "5f5e5a", "d8d3c8", "1f5fa8", "f4f2ed", "ece7dc"


class Underline(StrEnum):
    """The line under changed words, in the words of OOXML."""

    SINGLE = "single"
    THICK = "thick"
    DOUBLE = "double"
    DASH = "dash"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class Look:
    """Fill behind the words (None: no fill) and colour of the line under them, as six hexadecimal digits."""

    fill: str | None
    line: str
    underline: Underline


_STATEMENT = Look(None, ACCENT, Underline.DOUBLE)
_PLAIN = Look(None, "6f6d68", Underline.DOTTED)

LOOKS: dict[ChangeClass, Look] = {
    ChangeClass.FIGURE: Look("ffe3a3", "b06f00", Underline.THICK),
    ChangeClass.DATE: Look("ffe3a3", "b06f00", Underline.THICK),
    ChangeClass.QUOTATION: Look("e7dcff", "6a3fc0", Underline.SINGLE),
    ChangeClass.QUOTE_MARKS: Look("e7dcff", "6a3fc0", Underline.DASH),
    ChangeClass.ATTRIBUTION: Look("cdeee8", "0b7466", Underline.DASH),
    ChangeClass.MODALITY: Look("dbe9ff", "1f5fa8", Underline.DOTTED),
    ChangeClass.NEGATION: Look("dbe9ff", "1f5fa8", Underline.DOTTED),
    ChangeClass.NAME: Look("ffd9cf", "b23a16", Underline.SINGLE),
    ChangeClass.STATEMENT_ADDED: _STATEMENT,
    ChangeClass.STATEMENT_REMOVED: _STATEMENT,
    ChangeClass.REORDERING: _STATEMENT,
    ChangeClass.WORDING: _PLAIN,
    ChangeClass.HOUSE_STYLE: _PLAIN,
    ChangeClass.TYPOGRAPHY: _PLAIN,
}
