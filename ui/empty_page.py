"""The page of a library without articles: what to do, in words, and a sample one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.commands import CommandId
from ui.pieces import column, plain, row
from ui.theme import ColourRole

if TYPE_CHECKING:
    from ui.keymap import Keymap
    from ui.theme import Theme

_WIDTH = 620
_MARGIN = 28


class EmptyPage(QFrame):
    """Asks for the first articles. ``import_asked`` and ``sample_asked`` come from its two buttons."""

    import_asked = Signal()
    sample_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._theme = theme
        self._icon = QLabel()
        self._icon.setAccessibleName(self.tr("Variorum"))
        self._import = QPushButton(self.tr("Import files…"))
        self._sample = QPushButton(self.tr("Open the sample library"))
        self._import.setProperty("kind", "primary")
        self._sample.setProperty("kind", "large")
        self._keys = plain(kind="muted", wrap=True)
        self.setLayout(self._arranged())
        self._dress()
        self._import.clicked.connect(self.import_asked)
        self._sample.clicked.connect(self.sample_asked)
        theme.changed.connect(self._dress)

    def show_keys(self, keymap: Keymap) -> None:
        """Name the keys in force."""
        words = self.tr("{0} chooses files, {1} takes an article from the clipboard, {2} shows every key.")
        ways = (CommandId.IMPORT_FILES, CommandId.PASTE_ARTICLE, CommandId.CHEAT_SHEET)
        self._keys.setText(words.format(*(keymap[command].way for command in ways)))
        self._import.setToolTip(keymap[CommandId.IMPORT_FILES].shown_tooltip)
        self._sample.setToolTip(keymap[CommandId.OPEN_SAMPLE].shown_tooltip)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed edge that says: drop here."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(ColourRole.SCROLL), 2, Qt.PenStyle.DashLine))
        edge = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(edge, 14, 14)

    def _arranged(self) -> QVBoxLayout:
        heading = plain(self.tr("Drop articles anywhere on this window"), "heading", wrap=True)
        what = plain(
            self.tr(
                "Saved web pages, texts, documents, mail, feeds, tables or whole folders. Variorum keeps every file as "
                "it came, finds which articles tell the same event, and lays them side by side with every difference "
                "marked."
            ),
            "serif",
            wrap=True,
        )
        private = plain(
            self.tr("Everything stays on this computer; nothing is ever sent anywhere."), "muted", wrap=True
        )
        buttons = QWidget()
        buttons.setLayout(row(self._import, self._sample, None, spacing=10, margins=(0, 10, 0, 10)))
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        middle.setLayout(column(self._icon, heading, what, buttons, self._keys, private, spacing=10))
        across = row(None, middle, None, margins=(60, 0, 60, 0))
        across.setStretchFactor(middle, 8)
        holder = QWidget()
        holder.setLayout(across)
        return column(None, holder, None, margins=(_MARGIN, _MARGIN, _MARGIN, _MARGIN))

    @Slot()
    def _dress(self) -> None:
        side = round(44 * self._theme.scale)
        self._icon.setPixmap(self._theme.icon("variorum").pixmap(QSize(side, side)))
