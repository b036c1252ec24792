"""The words on the time line: the days, and how long the stretches between moments are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QFontMetricsF

from ui.dates import short_date
from ui.pieces import counted

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from PySide6.QtGui import QFont

    from ui.lineage.columns import Axis

_MINUTE, _HOUR, _DAY = 60, 60 * 60, 24 * 60 * 60
_TICK, _SPACE = 5.0, 8.0


def time_boxes(axis: Axis, head: float, font: QFont) -> list[tuple[QRectF, str]]:
    """Return the words of the time line and their boxes, in a head ``head`` pixels high, as many as have room.

    Days stand in the upper half; in the lower one how long the stretch from one moment to the next is.
    """
    metrics, half = QFontMetricsF(font), (head - _TICK) / 2
    boxes, end = [], float("-inf")
    for left, text in _days(axis):
        width = metrics.horizontalAdvance(text) + _SPACE
        if left >= end:
            boxes.append((QRectF(left, 1, width, half), text))
            end = left + width
    for place in range(1, len(axis.moments)):
        text = _stretch(axis, axis.moments[place - 1], axis.moments[place])
        left, room = axis.lefts[place - 1], axis.lefts[place] - axis.lefts[place - 1]
        width = metrics.horizontalAdvance(text)
        if text and width + _SPACE <= room:
            boxes.append((QRectF(left + (room - width) / 2, half, width + 1, half), text))
    return boxes


def _days(axis: Axis) -> list[tuple[float, str]]:
    words = [(axis.edge, _translated("undated"))] if axis.has_undated or not axis.moments else []
    for place, moment in enumerate(axis.moments):
        before = axis.moments[place - 1] if place else None
        if before is None or before.date() != moment.date():
            text = short_date(moment.date().isoformat())
            is_same_year = before is not None and before.year == moment.year
            words.append((axis.lefts[place], text.removesuffix(f" {moment.year}") if is_same_year else text))
    return words


def _stretch(axis: Axis, earlier: datetime, later: datetime) -> str:
    """Return the stretch between two moments; between days alone in whole days, nothing within one day.

    Where the zone of one of the two clocks is not known, it may be some hours more or less.
    """
    if axis.exact.issuperset((earlier, later)):
        text = stretch_text(later - earlier)
        return text if (earlier in axis.zoned) == (later in axis.zoned) else _translated("{0} ?").format(text)
    days = later.date() - earlier.date()
    return stretch_text(days) if days else ""


def stretch_text(stretch: timedelta) -> str:
    """Return how long ``stretch`` is, to its largest unit: ``25 min``, ``4 h``, ``3 days``."""
    seconds = round(stretch.total_seconds())
    if seconds < _HOUR:
        return _translated("{0} min").format(seconds // _MINUTE)
    if seconds < _DAY:
        return _translated("{0} h").format(seconds // _HOUR)
    return counted(seconds // _DAY, _translated("{0} day"), _translated("{0} days"))


def _translated(text: str) -> str:
    return QCoreApplication.translate("lineage", text)
