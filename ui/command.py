"""A command: what a person can ask for, its group in the menus, where its keys work, and how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from ui.commands import CommandId


class Group(StrEnum):
    """The parts of the menus and of the cheat sheet, in their order."""

    FILE = "File"
    EDIT = "Edit"
    STORIES = "Stories"
    GO = "Go"
    CHANGES = "Changes"
    REVIEW = "Review"
    VIEW = "View"
    HELP = "Help"


class Scope(StrEnum):
    """Where the keys of a command work: anywhere in the window, or inside the comparison or the list of stories."""

    WINDOW = "window"
    COMPARISON = "comparison"
    STORIES = "stories"


@dataclass(frozen=True, slots=True)
class Command:
    """A row of the table. ``keys`` are portable key sequences, the first is the one shown.

    The table holds the keys as delivered; what shows a key to a person takes the row from the Keymap, which has the
    keys in force. ``needs_story`` commands are switched off while no story is open.
    """

    id: CommandId
    group: Group
    text: str
    keys: tuple[str, ...]
    icon: str
    tooltip: str
    scope: Scope = Scope.WINDOW
    needs_story: bool = False

    @property
    def shown_text(self) -> str:
        """The text in the language of the window."""
        return QCoreApplication.translate("commands", self.text)

    @property
    def shown_tooltip(self) -> str:
        """The tooltip in the language of the window, with the first key."""
        return self.with_key(QCoreApplication.translate("commands", self.tooltip))

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The keys as the platform writes them."""
        return tuple(shown_key(key) for key in self.keys)

    @property
    def shown_key(self) -> str:
        """The first key as the platform writes it, empty where the command has none."""
        return self.shown_keys[0] if self.keys else ""

    @property
    def way(self) -> str:
        """How a sentence names the way to the command: by its key, or by its name where it has none."""
        return self.shown_key or f"“{self.shown_text.rstrip('…')}”"

    def with_key(self, text: str) -> str:
        """Return ``text`` with the first key after it, alone where there is none."""
        return f"{text} ({self.shown_key})" if self.keys else text


def shown_key(key: str) -> str:
    """Return a portable key as the platform writes it, a single letter small, as it stands on no menu."""
    text = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return text.lower() if len(text) == 1 else text
