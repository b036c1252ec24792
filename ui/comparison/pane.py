"""The comparison pane: heads, table and overview of one story, and the walk through its changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from ui.comparison.cell_painter import CellLook
from ui.comparison.citation import citation
from ui.comparison.cursor import ChangeCursor, ChangeFilter, TrivialState, Wanted
from ui.comparison.spoken import spoken_place
from ui.comparison.view import ComparisonView
from ui.comparison.view_state import view_state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from reader.base.ids import ChangeKey
    from reader.review.mark import Mark
    from reader.store.rows import OpenStory
    from ui.theme import ClassGroup, Theme


class ComparisonPane(ComparisonView):
    """Shows an :class:`OpenStory` and answers the keys of the comparison.

    Signals: ``current_change_changed`` (index into the comparison's changes, or None), ``base_chosen`` (article id),
    ``filter_changed`` (:class:`ChangeFilter`), ``furniture_changed`` (:class:`FurnitureState`), ``place_changed``
    (text such as ``Row 2 · Daily Tribune``), ``walk_ended`` (a sentence: there is no further change of that kind),
    ``layout_changed`` (True while only rows with changes are shown).
    """

    current_change_changed = Signal(object)
    filter_changed = Signal(object)
    walk_ended = Signal(str)
    layout_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._story: OpenStory | None = None
        self._cursor = ChangeCursor(())
        self._look = CellLook((), ChangeFilter())
        self._is_changes_only = False
        self.table.change_clicked.connect(self._on_change_clicked)
        self.table.current_cell_changed.connect(self._on_current_cell_changed)

    # What is shown

    @property
    def cursor_place(self) -> ChangeCursor:
        """The place among the changes: position, total, current."""
        return self._cursor

    @property
    def shown(self) -> ChangeFilter:
        """Which changes are shown."""
        return self._cursor.shown

    @property
    def trivial_count(self) -> int:
        """How many changes of the story are house style or typography."""
        return sum(change.change.change_class.is_trivial for change in self._cursor.changes)

    def show_story(self, story: OpenStory | None) -> None:
        """Show ``story`` from its top, or nothing; the same story again stays in its row and at its change."""
        is_same = story is not None and self._story is not None and story.row.id == self._story.row.id
        row = self.table.currentIndex().row() if is_same else 0
        key = self.current_key if is_same else None
        self._story = story
        state = view_state(story) if story else None
        self._cursor = ChangeCursor(state.changes if state else (), self._cursor.shown)
        self.table.places.hidden = frozenset()
        self._model.set_state(state)
        self._renew_hidden()
        self.overview.show_state(state, self.table.places.rows)
        self._renew_look()
        if state and state.rows:
            first = next((index for index, shown in enumerate(state.rows) if shown.number is not None), 0)
            self.table.show_cell(row if is_same and row < len(state.rows) else first, 0)
        if state and key in state.keys:
            self._take(self._cursor.at(state.keys.index(key)))
        else:
            self.current_change_changed.emit(None)

    @property
    def current_key(self) -> ChangeKey | None:
        """The key of the current change, None where no change is current."""
        current = self._cursor.current
        return self.state.keys[current] if self.state and current is not None else None

    def set_marks(self, marks: Mapping[ChangeKey, Mark]) -> None:
        """Show other verdicts and notes on the same story."""
        if self.state is not None:
            self._model.replace_marks(replace(self.state, marks=dict(marks)))
            self._renew_look()

    # The walk through the changes

    def go(self, step: int, wanted: Wanted = Wanted.ANY) -> None:
        """Go to the next (1) or previous (-1) shown change of the wanted kind, seen from the row in focus."""
        row = self._focus_number(step)
        current = self._cursor.current
        if row is not None and (current is None or self._cursor.changes[current].row != row):
            found = self._cursor.at(None).moved_from_row(row, step, wanted)
        else:
            found = self._cursor.moved(step, wanted)
        if found.current is None or found.current == current:
            self.walk_ended.emit(self._end_text(step))
        else:
            self._take(found)

    def go_to_end(self, step: int) -> None:
        """Go to the last (1) or first (-1) shown change."""
        found = self._cursor.at_end(step)
        if found.current is not None:
            self._take(found)

    @Slot(object)
    def go_to_change(self, index: int | None) -> None:
        """Make the change ``index`` the current one, shown or not; None leaves all changes."""
        self._take(self._cursor.at(index))

    def go_to_key(self, key: ChangeKey) -> None:
        """Make the change with ``key`` the current one, if the story has it."""
        if self.state is not None and key in self.state.keys:
            self._take(self._cursor.at(self.state.keys.index(key)))

    def go_to_twin(self) -> None:
        """From a moved passage go to the row at its own place in its article, and from there back."""
        if self.state is None or not self.table.currentIndex().isValid():
            return
        index = self.table.currentIndex()
        column = self._model.source_column(index.column())
        row = self.state.twin_row(index.row(), column)
        if row is None:
            self.walk_ended.emit(self.tr("This passage was not moved"))
        else:
            self.table.show_cell(row, index.column())

    # What is drawn

    @Slot(object)
    def toggle_group(self, group: ClassGroup) -> None:
        """Show or hide the changes of ``group``."""
        self._set_shown(self.shown.toggled(group))

    def show_all_classes(self) -> None:
        """Show the changes of every class again."""
        self._set_shown(self.shown.with_all())

    def cycle_trivial(self) -> None:
        """Show, dim or hide house style and typography."""
        self._set_shown(replace(self.shown, trivial=self.shown.trivial.following))

    def set_trivial(self, trivial: TrivialState) -> None:
        """Draw house style and typography as ``trivial`` says."""
        self._set_shown(replace(self.shown, trivial=trivial))

    @Slot()
    def toggle_changes_only(self) -> None:
        """Show only rows with changes, or all rows again."""
        self._is_changes_only = not self._is_changes_only
        self._renew_hidden()
        self.layout_changed.emit(self._is_changes_only)

    def citation(self) -> str:
        """Return both wordings of the current change, or the passage in focus, with outlet, date and paragraph."""
        index = self.table.currentIndex()
        if self.state is None or not index.isValid():
            return ""
        column = self._model.source_column(index.column())
        return citation(self.state, index.row(), column, self._cursor.current)

    # Answers

    @Slot(int, int)
    def _on_current_cell_changed(self, row: int, shown: int) -> None:
        column = self._model.source_column(shown) if row >= 0 else None
        if column != self._look.column:
            self._look = replace(self._look, column=column)
            self.table.set_look(self._look)

    @Slot(object)
    def _on_change_clicked(self, index: int) -> None:
        """Make a change current whose words were clicked, in whichever column: nothing moves under the mouse."""
        self._cursor = self._cursor.at(index)
        self._renew_look()
        self.current_change_changed.emit(index)

    def _take(self, cursor: ChangeCursor) -> None:
        self._cursor = cursor
        self._renew_look()
        if cursor.current is not None and self.state is not None:
            change = cursor.changes[cursor.current]
            row, shown = self.state.shown_row(change.row), self._model.shown_column(change.column)
            self.table.show_words(row, shown, change.change.right_span)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.table, spoken_place(cursor)))
        self.current_change_changed.emit(cursor.current)

    def _set_shown(self, shown: ChangeFilter) -> None:
        self._cursor = self._cursor.with_filter(shown)
        self._renew_hidden()
        self.overview.set_shown(shown)
        self._renew_look()
        self.filter_changed.emit(shown)

    def _renew_look(self) -> None:
        twins = self._cursor.twins
        noise = self.state.noise() if self.state else frozenset()
        decided = self.state.decided_rows() if self.state else frozenset()
        changes, column = self._cursor.changes, self._look.column
        self._look = CellLook(changes, self.shown, twins, noise, column, decided)
        self.table.set_look(self._look)
        self.overview.set_current(twins)

    def _renew_hidden(self) -> None:
        rows = self.state.rows if self.state and self._is_changes_only else ()
        shown = self.shown
        changed = {change.row for change in self._cursor.changes if shown.walks(change.change.change_class)}
        self.table.hide_rows(frozenset(index for index, row in enumerate(rows) if row.number not in changed))

    def _end_text(self, step: int) -> str:
        return self.tr("No further change of this kind") if step > 0 else self.tr("No earlier change of this kind")
