"""The first steps: a strip above the footer that tells, one after the other, the four things to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.commands import CommandId
from ui.key_button import ButtonLook, KeyButton
from ui.pieces import plain, row

if TYPE_CHECKING:
    from ui.keymap import Keymap
    from ui.theme import Theme

STEP_COUNT = 4


class FirstSteps(QFrame):
    """Hidden until a step is shown; never takes the focus. Its two buttons stand for commands, whose keys they show."""

    next_asked = Signal()
    end_asked = Signal()

    def __init__(self, theme: Theme, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "aligning")
        self._keymap = keymap
        self._step = 0
        self._place = plain(kind="title")
        self._text = plain(wrap=True)
        self._next = KeyButton(theme, self.tr("next"), "", ButtonLook.HINT)
        self._end = KeyButton(theme, self.tr("put away"), "", ButtonLook.HINT)
        self._next.clicked.connect(self.next_asked)
        self._end.clicked.connect(self.end_asked)
        layout = row(self._place, self._text, self._next, self._end, margins=(14, 6, 14, 6), spacing=14)
        layout.setStretchFactor(self._text, 1)
        self.setLayout(layout)
        self.hide()

    @property
    def text(self) -> str:
        """The step that is shown, empty while none is."""
        return "" if self.isHidden() else self._text.text()

    def show_keys(self) -> None:
        """Show the keys in force, in the step as well."""
        self._next.show_key(self._keymap[CommandId.FIRST_STEPS].shown_key)
        self._end.show_key(self._keymap[CommandId.END_FIRST_STEPS].shown_key)
        self._text.setText(self._words())

    def show_step(self, step: int) -> None:
        """Show the step at ``step``, counted from 0, and have it read out; the keys stay where they are."""
        is_news = self.isHidden() or step != self._step
        self._step = step
        self._place.setText(self.tr("{step} of {steps}").format(step=step + 1, steps=STEP_COUNT))
        self._text.setText(self._words())
        self.setAccessibleName(f"{self._place.text()}: {self._text.text()}")
        self.show()
        if is_news:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def _words(self) -> str:
        texts = (
            self.tr("Walk the changes: {next} goes to the next one, {previous} to the one before."),
            self.tr("Decide each of them: {matters} says that it matters, {noise} that it is noise, {unsure} unsure."),
            self.tr("Why these articles? {why} shows what ties them into one story."),
            self.tr("All keys of the view you are in stand on one sheet: {keys} opens it."),
        )
        return texts[self._step].format(
            next=self._keymap[CommandId.NEXT_CHANGE].way,
            previous=self._keymap[CommandId.PREVIOUS_CHANGE].way,
            matters=self._keymap[CommandId.MATTERS].way,
            noise=self._keymap[CommandId.NOISE].way,
            unsure=self._keymap[CommandId.UNSURE].way,
            why=self._keymap[CommandId.STORY_DETAILS].way,
            keys=self._keymap[CommandId.CHEAT_SHEET].way,
        )
