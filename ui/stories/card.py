"""A card of the box of reasons: what it is about, and the frame that takes the focus and can be selected."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.pieces import column, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from reader.base.ids import ArticleId

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Subject(StrEnum):
    """What a card is about."""

    MEMBER = "member"
    NEAR_MISS = "near miss"
    DECISION = "decision"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CardFace:
    """What a card is about: an article or none, and the hand decision that can be taken back from here, or none."""

    subject: Subject
    article: ArticleId | None = None
    made_utc: str = ""


class StoryCard(QFrame):
    """A card that takes the focus; ``entered`` says so, and ``left`` that an arrow asks for the next one (1, -1).

    Selected it bears a word with a tick, not a colour alone.
    """

    entered = Signal(object)
    left = Signal(object)

    def __init__(self, face: CardFace, title: str, parts: Sequence[QWidget]) -> None:
        super().__init__()
        self.face = face
        self.setProperty("kind", "entry")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = title
        self._mark = plain(self.tr("✓ selected"), "chosen")
        self._mark.hide()
        self.setLayout(column(self._mark, plain(title, "title", wrap=True), *parts, spacing=4, margins=(13, 9, 13, 11)))
        self.setAccessibleName(title)

    @property
    def is_selected(self) -> bool:
        """Whether a person selected it."""
        return not self._mark.isHidden()

    def toggle(self) -> None:
        """Select it, or not any more."""
        self._mark.setHidden(self.is_selected)
        words = self.tr("{0}, selected") if self.is_selected else "{0}"
        self.setAccessibleName(words.format(self._title))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the next card or the one before; the scroll area round the cards would take the arrows otherwise."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.left.emit(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the focus came."""
        super().focusInEvent(event)
        self.entered.emit(self)
