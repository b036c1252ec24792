"""A notice of something that went well: it lies over the foot of the page, moves no text and goes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QWidget

from ui.pieces import plain, row
from ui.theme import ColourRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QEnterEvent

    from ui.theme import Theme

PASSING_MS = 6000
_WIDEST = 720
_GAP = 12
_MOVING = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class PassingNotice(QFrame):
    """Lies over its parent, above those of the ``bars`` at its foot that are shown.

    It comes and goes at once, without motion; the pointer holds it.
    """

    def __init__(self, theme: Theme, bars: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "toast")
        self._theme, self._bars = theme, tuple(bars)
        self._icon = QLabel()
        self._text = plain(wrap=True)
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close this notice"))
        self._close.setToolTip(self.tr("Close this notice"))
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.setInterval(PASSING_MS)
        layout = row(self._icon, self._text, self._close, margins=(14, 8, 8, 8), spacing=10)
        layout.setStretchFactor(self._text, 1)
        self.setLayout(layout)
        self._passing.timeout.connect(self.hide)
        self._close.clicked.connect(self.dismiss)
        theme.changed.connect(self._on_theme)
        for watched in (parent, *self._bars):
            watched.installEventFilter(self)
        self._on_theme()
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Show ``text`` for a while, and have it read out."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._passing.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @Slot()
    def dismiss(self) -> None:
        """Take the notice away now."""
        self._passing.stop()
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Take as much room as the words ask for when their size changes."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the foot of the page when the window changes its size, or a bar comes or goes."""
        if event.type() in _MOVING and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is on it."""
        super().enterEvent(event)
        self._passing.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go after a while."""
        super().leaveEvent(event)
        if self.isVisible():
            self._passing.start()

    def _place(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        room = min(_WIDEST, parent.width() - 4 * _GAP)
        margins = self.contentsMargins().left() + self.contentsMargins().right()
        around = self._icon.sizeHint().width() + self._close.sizeHint().width() + 60 + margins
        words = self._text.fontMetrics().horizontalAdvance(self._text.text()) + around
        width = min(room, words)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        foot = parent.height() - sum(bar.height() for bar in self._bars if bar.isVisible())
        self.resize(width, height)
        self.move(QPoint((parent.width() - width) // 2, foot - height - _GAP))

    @Slot()
    def _on_theme(self) -> None:
        side = round(18 * self._theme.scale)
        self._icon.setPixmap(self._theme.icon("info", ColourRole.ACCENT).pixmap(QSize(side, side)))
        self._close.setIcon(self._theme.icon("x"))
