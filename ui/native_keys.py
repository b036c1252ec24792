"""The keys that stay as they are: those of text fields, lists and tables, and those that one view takes for itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ui.command import shown_key
from ui.commands import BY_ID, CommandId, Scope

_SHOWN = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "Enter"}
_EVERYWHERE = tuple(Scope)


@dataclass(frozen=True, slots=True)
class NativeKeys:
    """Portable keys that a view takes for itself and what they do there; ``view`` None: lists and fields everywhere.

    Those of no view are not to be had for commands of ``scopes``.
    """

    view: CommandId | None
    keys: tuple[str, ...]
    text: str
    scopes: tuple[Scope, ...] = ()

    @property
    def shown_text(self) -> str:
        """What they do, in the language of the window."""
        return QCoreApplication.translate("native_keys", self.text)

    @property
    def shown_place(self) -> str:
        """Where they do it, in the language of the window."""
        everywhere = QCoreApplication.translate("native_keys", "Lists and fields")
        return BY_ID[self.view].shown_text if self.view else everywhere

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The keys as the platform writes them; of a row of digits the first and the last."""
        shown = tuple(_SHOWN.get(key) or shown_key(key) for key in self.keys)
        return (shown[0], "…", shown[-1]) if len(shown) > 2 and all(key.isdigit() for key in shown) else shown


def _of(view: CommandId, keys: str, text: str) -> NativeKeys:
    return NativeKeys(view, tuple(keys.split()), text)


def _everywhere(keys: str, text: str, *scopes: Scope) -> NativeKeys:
    return NativeKeys(None, tuple(keys.split()), text, scopes or _EVERYWHERE)


_L, _G, _R = CommandId.LEDGERS, CommandId.LINEAGE, CommandId.REVIEW

NATIVE_KEYS: tuple[NativeKeys, ...] = (
    _everywhere("Up Down", "Move in a list or through rows"),
    _everywhere("Left Right", "Move in a table or a text"),
    _everywhere("Home End", "Go to the first or the last"),
    _everywhere("PgUp PgDown", "Move by a page"),
    _everywhere("Return", "Open the story"),
    _everywhere("Shift+Up Shift+Down", "Select several", Scope.WINDOW),
    _everywhere("Shift+Left Shift+Right", "Select letters in a text"),
    _everywhere("Shift+Home Shift+End", "Select as far as the beginning or the end"),
    _everywhere("Tab Shift+Tab", "Go to the next field or button", Scope.WINDOW, Scope.STORIES),
    _everywhere("Space Shift+Space", "Press a button", Scope.WINDOW, Scope.STORIES),
    _everywhere("Ctrl+C Ctrl+X", "Copy or cut in a text"),
    _everywhere("Ctrl+A", "Select all"),
    _everywhere("Alt+F4", "Close the window"),
    _of(_L, "1 2 3 4 5", "Quotations, figures, attributions, labels, within one article"),
    _of(_L, "Left Right", "Previous or next ledger"),
    _of(_L, "/", "Filter the entries"),
    _of(_L, "S", "Take in the whole storyline"),
    _of(_L, "Return", "Go to the passage"),
    _of(_G, "Left Right", "Along a tie, or to the next article in time"),
    _of(_G, "Up Down", "Through the rows, or the ties of one article"),
    _of(_G, "Home End", "First or last article in time"),
    _of(_G, "Return", "Compare both ends of the tie"),
    _of(_G, "T", "Ties that are not drawn, at the article in focus"),
    _of(_G, "+ = -", "Larger or smaller"),
    _of(_G, "0", "Usual size; again: the whole"),
    _of(_R, "1 2 3 4", "Sessions, disagreements, house style, without text"),
    _of(_R, "Return", "Resume the session"),
    _of(_R, "N", "New session from what is shown"),
    _of(_R, "F2 Del", "Rename, archive or bring back"),
    _of(_R, "T O", "Take their verdict, keep your own"),
    _of(_R, "S M", "Save your verdicts, merge others"),
    _of(_R, "A Del", "Make it a rule, refuse or drop it"),
    _of(CommandId.COVERAGE, "O", "Only what the outlet in focus left out"),
    _of(CommandId.READINGS, "/", "Filter the readings"),
)
