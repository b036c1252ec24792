"""A language that nobody speaks: every text that is translated gets accents, brackets and four tenths more length."""

from __future__ import annotations

import re
from math import ceil

from PySide6.QtCore import QTranslator

_ACCENTS = str.maketrans("aceinouyACEINOUY", "åçéîñöüýÅÇÉÎÑÖÜÝ")
_PLACE = re.compile(r"\{[^}]*\}")
_MORE = "·~"
FIRST, LAST = "⟦", "⟧"


class PseudoTranslator(QTranslator):
    """Translates everything; what a window shows without the brackets was never offered for translation."""

    def translate(self, context: str, source: str, _disambiguation: str | None = None, _number: int = -1) -> str:
        """Return ``source`` in brackets, longer and with accents; places to be filled and names of keys stay."""
        return pseudo(source) if source and context != "QShortcut" else source


def pseudo(source: str) -> str:
    """Return ``source`` as the translator gives it."""
    last, parts = 0, []
    for place in _PLACE.finditer(source):
        parts += [source[last : place.start()].translate(_ACCENTS), place.group()]
        last = place.end()
    parts.append(source[last:].translate(_ACCENTS))
    room = max(1, ceil(len(source) * 0.4) - len(FIRST) - len(LAST))
    return f"{FIRST}{''.join(parts)}{(_MORE * room)[:room]}{LAST}"
