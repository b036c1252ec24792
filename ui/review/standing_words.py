"""Standing words: how a reading stands among those of a change, and where it takes the meaning, for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.comparison.direction import Direction
from reader.comparison.readings import Standing
from ui.pieces import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.readings import Reading

_DIRECTIONS = {
    Direction.SOFTENED: QT_TRANSLATE_NOOP("standing", "↓ softened"),
    Direction.HARDENED: QT_TRANSLATE_NOOP("standing", "↑ hardened"),
    Direction.VAGUER: QT_TRANSLATE_NOOP("standing", "≈ vaguer"),
    Direction.MORE_EXACT: QT_TRANSLATE_NOOP("standing", "= more exact"),
}
_FEW = 3


def direction_words(direction: Direction) -> str:
    """Return ``direction`` in words, with a sign of its own before them."""
    return QCoreApplication.translate("standing", str(_DIRECTIONS[direction]))


def standing_words(reading: Reading) -> str:
    """Return how ``reading`` stands among the others and who carries it: ``Majority: 3 outlets, 1 source``."""
    if reading.standing is Standing.SINGULAR:
        return _translated("Alone with it")
    if reading.standing is Standing.WIDER:
        return _translated("Told in other words")
    count = len(reading.columns)
    carried = counted(count, _translated("{0} outlet"), _translated("{0} outlets"))
    if reading.sources != count:
        carried += ", " + counted(reading.sources, _translated("{0} source"), _translated("{0} sources"))
    if reading.is_majority:
        return _translated("Majority: {outlets}").format(outlets=carried)
    return carried if count > 1 else ""


def tie_words(readings: Sequence[Reading]) -> str:
    """Return that no reading has a majority, empty where one has or where too few outlets have the place."""
    counted_ones = [one for one in readings if one.standing in (Standing.SINGULAR, Standing.OTHER)]
    is_tie = not any(one.is_majority for one in readings) and len(counted_ones) > 1
    outlets = sum(len(one.columns) for one in counted_ones)
    return _translated("No reading has a majority.") if is_tie and outlets >= _FEW else ""


def _translated(text: str) -> str:
    return QCoreApplication.translate("standing", text)
