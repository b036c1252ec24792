"""A question with one answer out of a list, by keys: arrows and Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QListWidget, QWidget

from ui.pieces import column, one_line, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _HEIGHT = 600, 420


class ChoiceDialog(QDialog):
    """Asks ``heading`` and lists ``choices``; ``chosen`` are the places of what is marked in the list.

    With ``several`` more than one may be marked, with Shift or Ctrl as in every list.
    """

    def __init__(
        self, heading: str, advice: str, choices: Sequence[str], accept: str, parent: QWidget, *, several: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self._list = QListWidget()
        self._list.setAccessibleName(heading)
        self._list.setWordWrap(True)
        self._list.addItems([one_line(choice) for choice in choices])
        if several:
            self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setCurrentRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        taken = buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        taken.setEnabled(bool(choices))
        taken.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        parts = (plain(heading, "heading", wrap=True), plain(advice, "muted", wrap=True), self._list, buttons)
        self.setLayout(column(*parts, spacing=10, margins=(24, 20, 24, 16)))
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        self._list.setFocus()

    @property
    def chosen(self) -> tuple[int, ...]:
        """The places of what is marked, rising."""
        return tuple(sorted(self._list.row(item) for item in self._list.selectedItems()))
