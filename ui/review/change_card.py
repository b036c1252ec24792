"""The change card: class, readings of every source, the rule in words, and the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from reader.comparison.readings import readings_of
from reader.review.mark import Verdict
from ui.comparison.class_names import class_name
from ui.pieces import column, plain, row
from ui.review.rule_words import rule_name, rule_words
from ui.review.source_name import SourceName
from ui.review.swatch import Swatch
from ui.review.verdict_button import VerdictButton
from ui.text_units import shown_text
from ui.theme import GROUP_OF, ClassGroup

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reader.comparison.comparison import Reading
    from reader.comparison.variations import Variation
    from ui.comparison.view_state import ViewState
    from ui.theme import Theme

_NAME_SHARE = 37
_LONGEST = 240
_SIDE = 12


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
        self._readings = QGridLayout()
        self._readings.setHorizontalSpacing(8)
        self._readings.setVerticalSpacing(4)
        self._readings.setColumnStretch(0, _NAME_SHARE)
        self._readings.setColumnStretch(1, 100 - _NAME_SHARE)
        self._lines: list[tuple[SourceName, QLabel]] = []
        self._rule = plain("", "muted", wrap=True)
        self._buttons = self._make_buttons(theme)
        self._arrange()

    def show_change(self, state: ViewState, variation: Variation) -> None:
        """Show ``variation`` of ``state`` with the verdict that all its readings have."""
        kind = variation.change_class
        rule = state.changes[variation.members[0]].change.rule
        self._swatch.set_group(GROUP_OF[kind])
        self._name.setText(class_name(kind))
        self._rule.setText(self._rule_text(rule, rule_words(rule, kind)))
        self._show_readings(state, variation)
        self.show_verdict(state.verdict_on(variation))

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
        layout = column(spacing=8, margins=(_SIDE, 11, _SIDE, 12))
        layout.addLayout(head)
        layout.addLayout(self._readings)
        layout.addWidget(self._rule)
        self._button_row = row(*self._buttons.values(), spacing=8)
        layout.addLayout(self._button_row)
        self.setLayout(layout)
        self._name.setMinimumWidth(1)
        self._rule.setMinimumWidth(1)

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

    def _show_readings(self, state: ViewState, variation: Variation) -> None:
        place = state.changes[variation.members[0]]
        readings = {reading.column: reading for reading in readings_of(state.comparison, place)}
        told = {state.base, *(state.changes[index].column for index in variation.members)}
        for line, source in enumerate(state.column_order):
            name, words = self._line(line)
            name.show_name(state.columns[source].name)
            words.setText(_shortened(self._reading_text(readings[source], is_base=source == state.base)))
            _dress(words, "reading" if source in told else "muted")
        for line, labels in enumerate(self._lines):
            for label in labels:
                label.setVisible(line < len(state.columns))

    def _line(self, line: int) -> tuple[SourceName, QLabel]:
        """Return the labels of a line of readings, made when first asked for."""
        while len(self._lines) <= line:
            name, words = SourceName(), plain("", "reading", wrap=True)
            words.setMinimumWidth(1)
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            self._readings.addWidget(name, len(self._lines), 0, Qt.AlignmentFlag.AlignTop)
            self._readings.addWidget(words, len(self._lines), 1)
            self._lines.append((name, words))
        return self._lines[line]

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
    if len(text) <= _LONGEST:
        return text
    beginning = text[: _LONGEST - 60].rpartition(" ")[0] or text[: _LONGEST - 60]
    return f"{beginning} … {text[-50:].partition(' ')[2]}"


def _dress(label: QLabel, kind: str) -> None:
    """Give ``label`` the look ``kind`` of the style sheet."""
    if label.property("kind") != kind:
        label.setProperty("kind", kind)
        label.style().unpolish(label)
        label.style().polish(label)
