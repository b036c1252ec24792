"""Dates as the window writes them: short, in the language of the person, never more exact than they are known."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QTime

_DATE_LENGTH = len("2026-03-12")
_MONTH_LENGTH = len("2026-03")


def short_date(iso: str | None) -> str:
    """Return ``2026-03-12`` or ``2026-03`` or ``2026`` as ``12 Mar 2026``, ``Mar 2026``, ``2026``; empty for None."""
    if not iso:
        return ""
    locale = QLocale()
    if len(iso) >= _DATE_LENGTH:
        date = QDate.fromString(iso[:_DATE_LENGTH], "yyyy-MM-dd")
        return locale.toString(date, "d MMM yyyy") if date.isValid() else iso
    if len(iso) == _MONTH_LENGTH:
        date = QDate.fromString(f"{iso}-01", "yyyy-MM-dd")
        return locale.toString(date, "MMM yyyy") if date.isValid() else iso
    return iso


def short_time(iso: str | None) -> str:
    """Return ``12 Mar 2026 09:40`` for a date known to the minute, as its article gives it, else as short_date."""
    if not iso or "T" not in iso:
        return short_date(iso)
    time = QTime.fromString(iso.split("T")[1][:5], "HH:mm")
    return f"{short_date(iso)} {time.toString('HH:mm')}" if time.isValid() else short_date(iso)
