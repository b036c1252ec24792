"""The switch between the ledgers: a button for each, with its count and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.key_button import ButtonLook, KeyButton
from ui.ledgers.entry import LedgerKind
from ui.pieces import row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.theme import Theme


class LedgerTabs(QWidget):
    """One button a ledger. ``chosen`` carries the LedgerKind of a clicked one."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for place, kind in enumerate(LedgerKind):
            button = KeyButton(theme, self.name(kind), str(place + 1), ButtonLook.TAB)
            button.setToolTip(
                self.tr("{0} ({1} or the arrow keys, with the focus in the table)").format(self.name(kind), place + 1)
            )
            self._group.addButton(button, place)
        self.setLayout(row(*self.buttons, None, spacing=6))
        self._group.idClicked.connect(self._on_clicked)

    @property
    def buttons(self) -> tuple[KeyButton, ...]:
        """The buttons in their order."""
        return tuple(button for button in self._group.buttons() if isinstance(button, KeyButton))

    def button(self, kind: LedgerKind) -> KeyButton:
        """Return the button of a ledger."""
        return self.buttons[tuple(LedgerKind).index(kind)]

    def name(self, kind: LedgerKind) -> str:
        """Return what a ledger is called."""
        return {
            LedgerKind.QUOTATIONS: self.tr("Quotations"),
            LedgerKind.FIGURES: self.tr("Figures"),
            LedgerKind.ATTRIBUTIONS: self.tr("Attributions"),
            LedgerKind.LABELS: self.tr("Labels"),
            LedgerKind.CONTRADICTIONS: self.tr("Within one article"),
        }[kind]

    def mark(self, kind: LedgerKind) -> None:
        """Show that ``kind`` is the ledger on the page."""
        for place, one in enumerate(LedgerKind):
            self._group.button(place).setChecked(one is kind)

    def show_counts(self, counts: Mapping[LedgerKind, int]) -> None:
        """Show how many entries each ledger has."""
        for place, kind in enumerate(LedgerKind):
            button = self._group.button(place)
            button.setText(f"{self.name(kind)} {counts[kind]}" if counts[kind] else self.name(kind))
            button.setAccessibleName(button.text())
            button.updateGeometry()

    @Slot(int)
    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(tuple(LedgerKind)[place])
