"""The change card: class, readings with the outlets that carry them, the rule in words, and the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from reader.comparison.direction import direction_in
from reader.comparison.readings import readings_of
from reader.review.mark import Verdict
from ui.commands import CommandId
from ui.comparison.class_names import class_name
from ui.pieces import column, plain, row
from ui.review.reading_line import ReadingLine
from ui.review.rule_words import rule_name, rule_words
from ui.review.standing_words import tie_words
from ui.review.swatch import Swatch
from ui.review.verdict_button import VerdictButton
from ui.theme import GROUP_OF, ClassGroup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from reader.comparison.direction import KnownDirection
    from reader.comparison.readings import Reading
    from reader.comparison.variations import Variation
    from ui.comparison.view_state import ViewState
    from ui.keymap import Keymap
    from ui.theme import Theme

_SIDE = 12
_COMMANDS = {
    Verdict.MATTERS: CommandId.MATTERS,
    Verdict.NOISE: CommandId.NOISE,
    Verdict.UNSURE: CommandId.UNSURE,
}


class ChangeCard(QFrame):
    """Shows one change with its readings.

    ``verdict_asked`` carries the verdict that was clicked, None where it was taken back.
    """

    verdict_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._theme = theme
        self._swatch = Swatch(theme, ClassGroup.WORDING)
        self._name = plain("", "serif", wrap=True)
        self._readings = column(spacing=7)
        self._lines: list[ReadingLine] = []
        self._tie = plain("", "muted", wrap=True)
        self._rule = plain("", "muted", wrap=True)
        self._buttons = self._make_buttons(theme)
        self._arrange()

    def show_keys(self, keymap: Keymap) -> None:
        """Show the keys in force on the verdicts."""
        for verdict, command in _COMMANDS.items():
            self._buttons[verdict].show_key(keymap[command].shown_key)
            self._buttons[verdict].setToolTip(keymap[command].shown_tooltip)

    def show_change(self, state: ViewState, variation: Variation) -> None:
        """Show ``variation`` of ``state`` with the verdict that all its readings have."""
        kind = variation.change_class
        self._swatch.set_group(GROUP_OF[kind])
        self._name.setText(class_name(kind))
        directions = {index: direction_in(state.comparison, state.changes[index]) for index in variation.members}
        self._show_readings(state, variation, directions)
        self._rule.setText(self._rules_text(state, variation, directions))
        self.show_verdict(state.verdict_on(variation))

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Show ``verdict`` as the one that was decided."""
        for kind, button in self._buttons.items():
            button.setChecked(kind is verdict)

    def _make_buttons(self, theme: Theme) -> dict[Verdict, VerdictButton]:
        buttons = {
            Verdict.MATTERS: VerdictButton(theme, self.tr("Matters")),
            Verdict.NOISE: VerdictButton(theme, self.tr("Noise")),
            Verdict.UNSURE: VerdictButton(theme, self.tr("Unsure")),
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
        layout = column(spacing=8, margins=(_SIDE, 11, _SIDE, 12))
        layout.addLayout(head)
        layout.addLayout(self._readings)
        layout.addWidget(self._tie)
        layout.addWidget(self._rule)
        self._button_row = row(*self._buttons.values(), spacing=8)
        layout.addLayout(self._button_row)
        self.setLayout(layout)
        self._name.setMinimumWidth(1)
        self._rule.setMinimumWidth(1)
        self._tie.setMinimumWidth(1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest button, since the buttons go below each other where they do not fit."""
        widest = max(button.minimumSizeHint().width() for button in self._buttons.values())
        return QSize(widest + 2 * _SIDE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside each other where they fit."""
        super().resizeEvent(event)
        needed = sum(button.minimumSizeHint().width() + 8 for button in self._buttons.values()) - 8
        directions = QBoxLayout.Direction
        fits = needed <= event.size().width() - 2 * _SIDE - 2
        self._button_row.setDirection(directions.LeftToRight if fits else directions.TopToBottom)

    def _show_readings(
        self, state: ViewState, variation: Variation, directions: Mapping[int, KnownDirection | None]
    ) -> None:
        readings = readings_of(state.comparison, variation, state.families)
        for number, reading in enumerate(readings):
            known = {directions[index] for index in variation.members if state.changes[index].column in reading.columns}
            found = {one.direction for one in known if one is not None}
            self._line(number).show_reading(
                reading, self._names(state, reading), found.pop() if len(found) == 1 else None
            )
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(readings))
        self._tie.setText(tie_words(readings))
        self._tie.setVisible(bool(self._tie.text()))

    def _names(self, state: ViewState, reading: Reading) -> list[str]:
        """Return the names of the columns of ``reading``, the base first and called so."""
        names = [state.columns[index].name for index in reading.columns if index != state.base]
        if not reading.is_base:
            return names
        return [self.tr("{outlet} (base)").format(outlet=state.columns[state.base].name), *names]

    def _line(self, number: int) -> ReadingLine:
        """Return the line of a reading, made when first asked for."""
        while len(self._lines) <= number:
            line = ReadingLine(self._theme)
            self._readings.addWidget(line)
            self._lines.append(line)
        return self._lines[number]

    def _rules_text(
        self, state: ViewState, variation: Variation, directions: Mapping[int, KnownDirection | None]
    ) -> str:
        """Return what every rule of the change found, in sentences: those of its class, then those of direction."""
        kind = variation.change_class
        changes = [state.changes[index].change for index in variation.members]
        rules = [change.rule for change in changes if change.change_class is kind]
        rules += [one.rule for one in directions.values() if one is not None]
        return "\n".join(self._rule_text(rule, rule_words(rule, kind)) for rule in dict.fromkeys(rules))

    def _rule_text(self, rule: str, words: str) -> str:
        return self.tr("{words} Rule: {rule}").format(words=words, rule=rule_name(rule))

    @Slot()
    def _on_clicked(self) -> None:
        """Ask for the verdict of the button; a button that was on already takes its verdict back."""
        button = self.sender()
        if isinstance(button, VerdictButton):
            self.verdict_asked.emit(Verdict(button.objectName()) if button.isChecked() else None)
