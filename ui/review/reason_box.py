"""The chooser of reasons: why a verdict was given, one digit each, and a field for a reason of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QSizePolicy, QWidget

from ui.pieces import column, one_line, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

_WIDTH = 420
MOST = 9
"""How many reasons have a digit."""


class ReasonBox(QDialog):
    """Asks for one of ``reasons``; ``chosen`` is the answer once the box was accepted, empty for none.

    1 to 9 choose, 0 takes the reason away, Del forgets the reason in focus, and the field takes a new one.
    ``offered`` are the reasons as they shall be offered from now on.
    """

    def __init__(self, reasons: Sequence[str], present: str, about: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Reason"))
        self.offered = tuple(reasons)
        self.chosen = present
        self._buttons = [self._button(place, name) for place, name in enumerate(reasons[:MOST], 1)]
        self._none = self._button(0, self.tr("No reason"))
        self._new = QLineEdit()
        self._new.setPlaceholderText(self.tr("New reason, then Enter"))
        self._new.setAccessibleName(self.tr("New reason"))
        self._new.setMaxLength(80)
        hint = plain(self.tr("Del forgets the reason in focus; verdicts given for it keep it."), "muted", wrap=True)
        hint.setVisible(bool(reasons))
        parts = [plain(self.tr("Why?"), "heading"), plain(one_line(about), "serif", wrap=True), *self._buttons]
        layout = column(*parts, self._none, self._new, hint, spacing=6, margins=(22, 16, 22, 16))
        self.setLayout(layout)
        self.setMinimumWidth(_WIDTH)
        for place, name in enumerate(self.offered[:MOST]):
            self._buttons[place].setChecked(name == present)
        (self._buttons[0] if self._buttons else self._new).setFocus()
        self._new.returnPressed.connect(self._on_new)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit, also on a number pad."""
        place = event.key() - Qt.Key.Key_0
        if 0 <= place <= len(self._buttons):
            self._choose("" if place == 0 else self.offered[place - 1])
            return
        if event.key() == Qt.Key.Key_Delete:
            self._forget()
            return
        super().keyPressEvent(event)

    def _button(self, place: int, name: str) -> QPushButton:
        button = QPushButton(f"{place}   {name}".replace("&", "&&"))
        button.setObjectName(str(place))
        button.setAccessibleName(f"{place} {name}")
        button.setCheckable(place > 0)
        button.setAutoDefault(False)
        button.setStyleSheet("text-align: left;")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self._on_clicked)
        return button

    def _choose(self, reason: str) -> None:
        self.chosen = reason
        self.accept()

    def _forget(self) -> None:
        focus = self.focusWidget()
        place = self._buttons.index(focus) if isinstance(focus, QPushButton) and focus in self._buttons else -1
        if place >= 0:
            gone = self._buttons.pop(place)
            self.offered = (*self.offered[:place], *self.offered[place + 1 :])
            gone.setEnabled(False)
            for number, button in enumerate(self._buttons, 1):
                button.setObjectName(str(number))
                button.setText(f"{number}   {self.offered[number - 1]}".replace("&", "&&"))

    @Slot()
    def _on_clicked(self) -> None:
        place = int(self.sender().objectName())
        self._choose("" if place == 0 else self.offered[place - 1])

    @Slot()
    def _on_new(self) -> None:
        name = one_line(self._new.text())
        if name:
            self.offered = tuple(dict.fromkeys((*self.offered, name)))
            self._choose(name)
