"""The inspector at the right: the current change, the note on it, and the changes of the story by class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.commands import CommandId
from ui.pieces import column, framed, plain
from ui.review.change_card import ChangeCard
from ui.review.class_counts import ClassCounts
from ui.review.note_panel import NotePanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.variations import Variation
    from reader.review.mark import Verdict
    from ui.comparison.cursor import ChangeCursor, ChangeFilter
    from ui.comparison.view_state import ViewState
    from ui.keymap import Keymap
    from ui.theme import Theme

_MARGIN = 14


class Inspector(QScrollArea):
    """Shows the current change of a story; scrolls where the window is low.

    Signals: ``verdict_chosen`` (first key of the change, Verdict or None to take it back), ``note_changed`` (key of
    a NoteSlot, text), ``group_toggled`` (ClassGroup; the trivial group means its next state), ``left`` (the keys go
    back to the table).
    """

    verdict_chosen = Signal(object, object)
    note_changed = Signal(object, str)
    group_toggled = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ViewState | None = None
        self._current: Variation | None = None
        self._to_change = ""
        self._title = plain("", "section", wrap=True)
        self._hint = plain("", "muted", wrap=True)
        self._points_title = plain(self.tr("Points to look at").upper(), "section", wrap=True)
        self._points = framed("card")
        self._points.setLayout(column(spacing=8, margins=(12, 10, 12, 10)))
        self.card = ChangeCard(theme)
        self.notes = NotePanel()
        self.note = self.notes.editor
        self._counts_title = plain(self.tr("Changes in this story").upper(), "section", wrap=True)
        self.counts = ClassCounts(theme)
        self._arrange()
        self.card.verdict_asked.connect(self._on_verdict_asked)
        self.counts.group_toggled.connect(self.group_toggled)
        self.notes.left.connect(self.left)
        self.notes.note_changed.connect(self.note_changed)
        self.show_points(())
        self.show_story(None)

    def show_keys(self, keymap: Keymap) -> None:
        """Name the keys in force."""
        self._to_change = self.tr("Press {0} to go to the first change.").format(keymap[CommandId.NEXT_CHANGE].way)
        self.card.show_keys(keymap)
        self.counts.show_keys(keymap)
        self.notes.show_keys(keymap)
        if self._current is None:
            self._show_nothing()

    def show_story(self, state: ViewState | None) -> None:
        """Show the counts of ``state``, and no change yet."""
        self._state = state
        self.counts.show_counts(state)
        has_counts = state is not None and len(state.columns) > 1
        self.counts.setVisible(has_counts)
        self._counts_title.setVisible(has_counts)
        self._show_nothing()

    def show_points(self, lines: Sequence[str]) -> None:
        """Show what a person should look at in the one article of a story; nothing for a story of several."""
        layout = self._points.layout()
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            if (label := item.widget()) is not None:
                label.deleteLater()
        for line in lines:
            layout.addWidget(plain(line, wrap=True))
        for part in (self._points_title, self._points):
            part.setVisible(bool(lines))

    def show_change(self, state: ViewState, cursor: ChangeCursor) -> None:
        """Show the current change of ``cursor`` among those of ``state``, or how many there are."""
        self._state = state
        self._current = cursor.variation
        if self._current is None:
            self._show_nothing()
            return
        self._title.setText(self._title_text(cursor))
        self._show_parts(has_change=True)
        self.card.show_change(state, self._current)
        self.verticalScrollBar().setValue(0)

    def set_marks(self, state: ViewState) -> None:
        """Show ``state``, of which only verdicts and notes changed."""
        self._state = state
        if self._current is not None:
            self.card.show_verdict(state.verdict_on(self._current))

    def set_shown(self, shown: ChangeFilter) -> None:
        """Show which classes are switched on."""
        self.counts.set_shown(shown)

    @Slot()
    def keep_note(self) -> None:
        """Tell a note in hand now, before the window closes or another story opens."""
        self.note.keep()

    def _arrange(self) -> None:
        inside = framed("panel")
        parts = (
            self._title,
            self._hint,
            self._points_title,
            self._points,
            self.card,
            self.notes,
            self._counts_title,
            self.counts,
        )
        layout = column(*parts, None, spacing=8, margins=(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
        inside.setLayout(layout)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Inspector"))

    def _show_nothing(self) -> None:
        self._current = None
        changes = self._state.changes if self._state else ()
        self._title.setText(self.tr("Changes").upper())
        self._hint.setText(self._hint_text(len(changes)))
        self._show_parts(has_change=False)

    def _show_parts(self, *, has_change: bool) -> None:
        self.card.setVisible(has_change)
        self._hint.setVisible(not has_change)

    def _title_text(self, cursor: ChangeCursor) -> str:
        if cursor.position is None:
            return self.tr("Trivial change").upper()
        return self.tr("Change {position} of {total}").format(position=cursor.position, total=cursor.total).upper()

    def _hint_text(self, count: int) -> str:
        if self._state is None:
            return self.tr("Open a story to compare its articles.")
        if len(self._state.columns) < 2:
            return self.tr("This story has one article; there is nothing to compare it with yet.")
        if not count:
            return self.tr("No differences found: the articles say the same in the same words.")
        return self._to_change

    @Slot(object)
    def _on_verdict_asked(self, verdict: Verdict | None) -> None:
        if self._state is not None and self._current is not None:
            self.verdict_chosen.emit(self._state.keys_of(self._current)[0], verdict)
