"""The change card: class, readings of every source, the rule in words, and the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from reader.comparison.readings import readings_of
from reader.review.mark import Verdict
from ui.comparison.class_names import class_name
from ui.pieces import ElidedLabel, column, plain, row
from ui.review.rule_words import rule_name, rule_words
from ui.review.swatch import Swatch
from ui.review.verdict_button import VerdictButton
from ui.text_units import shown_text
from ui.theme import GROUP_OF, ClassGroup

if TYPE_CHECKING:
    from reader.comparison.comparison import Reading
    from ui.comparison.view_state import ViewState
    from ui.theme import Theme

_NAME_WIDTH_EM = 6.3
_LONGEST = 240


class ChangeCard(QFrame):
    """Shows one change. ``verdict_asked`` carries the verdict that was clicked, None where it was taken back."""

    verdict_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._theme = theme
        self._swatch = Swatch(theme, ClassGroup.WORDING)
        self._name = plain("", "serif", wrap=True)
        self._readings = QGridLayout()
        self._readings.setHorizontalSpacing(8)
        self._readings.setVerticalSpacing(4)
        self._readings.setColumnStretch(1, 1)
        self._labels: list[QLabel] = []
        self._rule = plain("", "muted", wrap=True)
        self._buttons = self._make_buttons(theme)
        self._arrange()

    def show_change(self, state: ViewState, index: int) -> None:
        """Show the change ``index`` of ``state`` with its verdict."""
        place = state.changes[index]
        change = place.change
        self._swatch.set_group(GROUP_OF[change.change_class])
        self._name.setText(class_name(change.change_class))
        self._rule.setText(self._rule_text(change.rule, rule_words(change.change_class)))
        self._show_readings(state, index)
        mark = state.marks.get(state.keys[index])
        self.show_verdict(mark.verdict if mark else None)

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Show ``verdict`` as the one that was decided."""
        for kind, button in self._buttons.items():
            button.setChecked(kind is verdict)

    def _make_buttons(self, theme: Theme) -> dict[Verdict, VerdictButton]:
        buttons = {
            Verdict.MATTERS: VerdictButton(theme, self.tr("Matters"), "v"),
            Verdict.NOISE: VerdictButton(theme, self.tr("Noise"), "d"),
            Verdict.UNSURE: VerdictButton(theme, self.tr("Unsure"), "u"),
        }
        for verdict, button in buttons.items():
            button.setObjectName(verdict.value)
            button.clicked.connect(self._on_clicked)
        return buttons

    def _arrange(self) -> None:
        font = self._name.font()
        font.setBold(True)
        self._name.setFont(font)
        self._name.setStyleSheet("font-weight: bold;")
        head = row(self._swatch, self._name, spacing=7)
        head.setStretchFactor(self._name, 1)
        head.setAlignment(self._swatch, Qt.AlignmentFlag.AlignTop)
        layout = column(spacing=8, margins=(12, 11, 12, 12))
        layout.addLayout(head)
        layout.addLayout(self._readings)
        layout.addWidget(self._rule)
        layout.addLayout(row(*self._buttons.values(), spacing=8))
        self.setLayout(layout)

    def _show_readings(self, state: ViewState, index: int) -> None:
        for label in self._labels:
            self._readings.removeWidget(label)
            label.deleteLater()
        self._labels.clear()
        width = round(self._theme.sans().pixelSize() * _NAME_WIDTH_EM)
        readings = {reading.column: reading for reading in readings_of(state.comparison, state.changes[index])}
        for line, source in enumerate(state.column_order):
            name = ElidedLabel(state.columns[source].name, "muted")
            name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            name.setFixedWidth(width)
            text = self._reading_text(readings[source], is_base=source == state.base)
            words = plain(_shortened(text), "reading", wrap=True)
            is_own = source in (state.base, state.changes[index].column)
            if not is_own:
                words.setProperty("kind", "muted")
            self._readings.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            self._readings.addWidget(words, line, 1)
            self._labels.extend((name, words))

    def _reading_text(self, reading: Reading, *, is_base: bool) -> str:
        if reading.text is None:
            return self.tr("not in")
        if reading.is_same and not is_base:
            return self.tr("same")
        return shown_text(reading.text) or self.tr("(nothing)")

    def _rule_text(self, rule: str, words: str) -> str:
        return self.tr("{words} Rule: {rule}").format(words=words, rule=rule_name(rule))

    @Slot()
    def _on_clicked(self) -> None:
        """Ask for the verdict of the button; a button that was on already takes its verdict back."""
        button = self.sender()
        if isinstance(button, VerdictButton):
            self.verdict_asked.emit(Verdict(button.objectName()) if button.isChecked() else None)


def _shortened(text: str) -> str:
    """Return ``text``, or its beginning and end where it is a long passage."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 60].rstrip()} … {text[-40:].lstrip()}"
