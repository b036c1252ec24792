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
        places = [place for place, key in enumerate(state.keys) if key in set(keys)]
        change = state.changes[places[0]].change
        nothing = self.tr("(nothing)")
        wording = f"{one_line(change.left) or nothing} → {one_line(change.right) or nothing}"
        heading = self.tr("Mark {0} identical changes as {1}?").format(len(places), self.tr(verdict.value))
        listed = QListWidget()
        listed.setAccessibleName(self.tr("Where they stand"))
        for place in places:
            found = state.changes[place]
            outlet = one_line(state.columns[found.column].name)
            listed.addItem(self.tr("Row {0} · {1}").format(found.row + 1, outlet))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        kind = plain(class_name(change.change_class), "muted")
        words = plain(wording, "serif", wrap=True)
        self.setLayout(
            column(plain(heading, "heading", wrap=True), kind, words, listed, buttons, margins=(24, 20, 24, 16))
        )
        self.resize(_WIDTH, _HEIGHT)
