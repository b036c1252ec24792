"""What the pages in the middle have in common: one part of each takes the keys, and Tab still comes to all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_OF_THE_SIGN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class ViewPage(QFrame):
    """A page that gives the focus on to one of its parts.

    It is no focus proxy: Tab would jump from before the page to that part, and nothing above it could be reached.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._lead: QWidget | None = None

    @property
    def lead(self) -> QWidget:
        """The part that takes the keys, the page itself while that part is not shown."""
        return self._lead if self._lead is not None and self._lead.isVisible() else self

    def lead_focus_to(self, part: QWidget) -> None:
        """Give the keys to ``part`` whenever the page gets them, or once it is shown."""
        self._lead = part
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the keys over when the part appears that leads."""
        if watched is self._lead and event.type() == QEvent.Type.Show and self.hasFocus():
            self._lead.setFocus()
        return super().eventFilter(watched, event)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keys to the part that leads."""
        if self.lead is self:
            super().setFocus(reason)
        else:
            self.lead.setFocus(reason)


def is_slash(event: QKeyEvent) -> bool:
    """Tell whether ``/`` is pressed, with nothing held but what a keyboard needs for it: many have it above a digit."""
    return event.key() == Qt.Key.Key_Slash and not event.modifiers() & ~_OF_THE_SIGN
