"""Small pieces that every view is made of: labels that only ever show plain text, chips, key caps, rows."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


_INNER_SIGN = re.compile(r"(?<=\w)[./_@-](?=\w)")


class ElidedLabel(QLabel):
    """A one-line label that shortens its text with an ellipsis where it does not fit; the whole is its tooltip."""

    def __init__(self, text: str = "", kind: str = "") -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        if kind:
            self.setProperty("kind", kind)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show ``text`` on one line."""
        self._whole = one_line(text)
        self.setAccessibleName(self._whole)
        self.setToolTip(plain_tooltip(self._whole))
        self.updateGeometry()
        self._elide()

    def sizeHint(self) -> QSize:
        """Ask for the room the whole text takes."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 4, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Let the text shrink to a few letters."""
        return QSize(self.fontMetrics().horizontalAdvance("mmm"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the text anew."""
        super().resizeEvent(event)
        self._elide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shorten the text anew where the font changed, then paint."""
        self._elide()
        super().paintEvent(event)

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width()))
        if shown != self.text():
            self.setText(shown)


def plain(text: str = "", kind: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label that shows ``text`` as it is, never as HTML; ``kind`` chooses its look in the style sheet."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    if kind in ("by_hand", "chip", "key", "loose"):
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if kind:
        label.setProperty("kind", kind)
    return label


def framed(kind: str) -> QFrame:
    """Return a frame with the look ``kind`` of the style sheet."""
    frame = QFrame()
    frame.setProperty("kind", kind)
    frame.setBackgroundRole(QPalette.ColorRole.NoRole)
    return frame


def row(*parts: QWidget | None, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Return a horizontal layout of ``parts``; None stands for the space that stretches."""
    return _filled(QHBoxLayout(), parts, spacing, margins)


def column(*parts: QWidget | None, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Return a vertical layout of ``parts``; None stands for the space that stretches."""
    return _filled(QVBoxLayout(), parts, spacing, margins)


Layout = TypeVar("Layout", bound=QBoxLayout)


def _filled(
    layout: Layout, parts: tuple[QWidget | None, ...], spacing: int, margins: tuple[int, int, int, int]
) -> Layout:
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        else:
            layout.addWidget(part)
    return layout


def counted(count: int, one: str, many: str) -> str:
    """Return ``one`` or ``many``, whichever fits ``count``, with ``{0}`` filled by it."""
    return (one if count == 1 else many).format(count)


def one_line(text: str) -> str:
    """Return ``text`` with white space folded, for where only one line is shown."""
    return " ".join(text.split())


def breakable(text: str) -> str:
    """Return ``text`` so that a line may end after the signs inside a word, as in addresses."""
    return _INNER_SIGN.sub("\\g<0>\u200b", text)


def plain_tooltip(text: str) -> str:
    """Return ``text`` so that a tooltip shows it as it is, whatever HTML it looks like."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""
