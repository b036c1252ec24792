"""The preview before one verdict is given to all identical changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QWidget

from ui.comparison.class_names import class_name
from ui.pieces import column, one_line, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.base.ids import ChangeKey
    from reader.review.mark import Verdict
    from ui.comparison.view_state import ViewState

_WIDTH, _HEIGHT = 560, 420


class IdenticalDialog(QDialog):
    """Asks whether ``verdict`` shall be given to all changes of ``keys``, and lists where they stand."""

    def __init__(self, state: ViewState, keys: Sequence[ChangeKey], verdict: Verdict, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Identical changes"))
        wanted = set(keys)
        places = [
            (one, [state.changes[index] for index in one.members if state.keys[index] in wanted])
            for one in state.variations
            if not wanted.isdisjoint(state.keys_of(one))
        ]
        told = [entry.change for _, members in places for entry in members]
        nothing = self.tr("(nothing)")
        rights = " / ".join(dict.fromkeys(one_line(change.right) or nothing for change in told))
        wording = f"{one_line(told[0].left) or nothing} → {rights}"
        heading = self.tr("Mark {0} identical changes as {1}?").format(len(places), self.tr(verdict.value))
        listed = QListWidget()
        listed.setAccessibleName(self.tr("Where they stand"))
        for variation, members in places:
            outlets = ", ".join(dict.fromkeys(one_line(state.columns[one.column].name) for one in members))
            listed.addItem(self.tr("Row {0} · {1}").format(variation.row + 1, outlets))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        kind = plain(class_name(told[0].change_class), "muted")
        words = plain(wording, "serif", wrap=True)
        self.setLayout(
            column(plain(heading, "heading", wrap=True), kind, words, listed, buttons, margins=(24, 20, 24, 16))
        )
        self.resize(_WIDTH, _HEIGHT)
