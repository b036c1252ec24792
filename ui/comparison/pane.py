"""The comparison pane: heads, table and overview of one story, and the walk through its changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from ui.comparison.cell_painter import CellLook
from ui.comparison.citation import citation
from ui.comparison.cursor import ChangeCursor, ChangeFilter, TrivialState, Wanted
from ui.comparison.kept_place import kept_place, put_back
from ui.comparison.spoken import spoken_place
from ui.comparison.twin_walk import TwinWalk
from ui.comparison.view import ComparisonView
from ui.comparison.view_state import view_state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from reader.base.ids import ChangeKey
    from reader.review.mark import Mark
    from reader.store.rows import OpenStory
    from ui.comparison.view_state import ViewState
    from ui.theme import ClassGroup, Theme


class ComparisonPane(ComparisonView):
    """Shows an :class:`OpenStory` and answers the keys of the comparison.

    Signals: ``current_change_changed`` (the first change of the current variation, an index into the comparison's
    changes, or None), ``base_chosen`` (article id), ``filter_changed`` (:class:`ChangeFilter`),
    ``furniture_changed`` (:class:`FurnitureState`), ``place_changed`` (text such as ``Row 2 · Daily Tribune``),
    ``walk_ended`` (a sentence: there is no further change of that kind), ``marks_shown`` (verdicts or notes are other
    ones), ``layout_changed`` (the :class:`Layout`, or the same one with other rows, columns or sizes in it).
    """

    current_change_changed = Signal(object)
    filter_changed = Signal(object)
    walk_ended = Signal(str)
    marks_shown = Signal()
    layout_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._story: OpenStory | None = None
        self._cursor = ChangeCursor(())
        self._look = CellLook((), ChangeFilter())
        self.walk_is_over = False
        """Whether the last step through the changes found none further in its way."""
        self._twins = TwinWalk(self.table, self._model)
        self.table.change_clicked.connect(self._on_change_clicked)
        self.table.current_cell_changed.connect(self._on_current_cell_changed)
        self.table.pushed_out.connect(self._on_pushed_out)
        self.folding.changed.connect(self._on_arranged)
        self.layouts.changed.connect(self._on_arranged)
        self.layouts.said.connect(self.walk_ended)
        self.columns.rearranged.connect(self._on_rearranged)
        self.columns.resized.connect(self._on_arranged)

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
        return sum(one.change_class.is_trivial for one in self._cursor.variations)

    def show_story(self, story: OpenStory | None) -> None:
        """Show ``story`` from its top, or nothing; of the same story the passage in focus stays where it is."""
        is_same = story is not None and self._story is not None and story.row.id == self._story.row.id
        kept = kept_place(self.state, self.table, self.aligning.last) if is_same and self.state else None
        key = self.current_key if is_same else None
        self._story = story
        self.aligning.leave()
        self._twins.forget()
        self.folding.forget()
        self.columns.take(story.row.id if story else None)
        state = self.columns.arranged(view_state(story)) if story else None
        self._lay_out(state)
        if state and state.rows:
            if kept is None:
                self.table.show_at_top(state.first_row_of_base(), 0)
            else:
                put_back(kept, state, self.table)
        self._return_to(key)

    @property
    def current_key(self) -> ChangeKey | None:
        """The key of the first reading of the current change, None where no change is current."""
        current = self._cursor.current
        return self.state.keys[current] if self.state and current is not None else None

    @property
    def current_member(self) -> int | None:
        """The reading of the current change in the column in focus, else its first one."""
        return self._member(self._cursor)

    def set_marks(self, marks: Mapping[ChangeKey, Mark]) -> None:
        """Show other verdicts and notes on the same story."""
        if self.state is not None:
            self._model.replace_marks(replace(self.state, marks=dict(marks)))
            self._renew_look()
            self.marks_shown.emit()

    # The walk through the changes

    def go(self, step: int, wanted: Wanted = Wanted.ANY) -> None:
        """Go to the next (1) or previous (-1) shown change of the wanted kind, seen from the row in focus."""
        row = self._focus_number(step)
        current, variation = self._cursor.current, self._cursor.variation
        if row is not None and (variation is None or variation.row != row):
            found = self._cursor.at(None).moved_from_row(row, step, wanted)
        else:
            found = self._cursor.moved(step, wanted)
        self.walk_is_over = found.current is None or found.current == current
        if self.walk_is_over:
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
        """Make the change that ``index`` is a reading of the current one, shown or not; None leaves all changes."""
        if index is not None and self.state is not None:
            self.columns.show_article(self.state.columns[self.state.changes[index].column].article)
        self._take(self._cursor.at(index), index)

    @Slot(object)
    def follow(self, index: int | None) -> None:
        """Make the change current that a list beside the table has come to, without a word; None leaves all."""
        self._make_current(self._cursor.at(index), None)

    def go_to_twin(self) -> None:
        """From a moved passage go to the row at its own place in its article, and from there back."""
        said = self._twins.go()
        if said:
            self.walk_ended.emit(said)

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

    def citation(self) -> str:
        """Return the words selected, all wordings of the current change, or the passage in focus, with its source."""
        index = self.table.currentIndex()
        if self.state is None or not index.isValid():
            return ""
        column = self._model.source_column(index.column())
        return citation(self.state, index.row(), column, self._cursor.variation, self.table.selected_words)

    # Answers

    @Slot()
    def _on_arranged(self) -> None:
        """Bring the heads in step with the table, and tell of it."""
        self.heads.update()
        self.layout_changed.emit(self.layouts.shown)

    @Slot()
    def _on_rearranged(self) -> None:
        """Show the columns of the same story in another order; the passage in focus stays where it is."""
        if self.state is None:
            return
        kept, key = kept_place(self.state, self.table, None), self.current_key
        self.aligning.leave()
        self._twins.forget()
        state = self.columns.arranged(self.state)
        self._lay_out(state)
        if kept is not None:
            put_back(kept, state, self.table)
            self.table.keep_in_sight(self.table.currentIndex())
        self._return_to(key)
        self._on_arranged()

    @Slot(int, int)
    def _on_current_cell_changed(self, row: int, shown: int) -> None:
        column = self._model.source_column(shown) if row >= 0 else None
        if column != self._look.column:
            marked = self.state.columns_marked_in_base(column) if self.state else frozenset()
            self._look = replace(self._look, column=column, marked_in_base=marked)
            self.table.set_look(self._look)
            self.overview.set_column(column)

    @Slot()
    def _on_pushed_out(self) -> None:
        """Keep the cell in focus in sight, and in it the words of the current change."""
        index, variation = self.table.currentIndex(), self._cursor.variation
        member = self._member(self._cursor)
        if self.state is None or not index.isValid() or index.row() >= len(self.state.rows):
            return
        if self.aligning.is_active:
            self.table.scrollTo(index)
            return
        if variation is None or member is None or self.state.shown_row(variation.row) != index.row():
            self.table.keep_in_sight(index)
            return
        place = self.state.changes[member]
        is_here = self._model.shown_column(place.column) == index.column()
        if self._model.is_unified and not is_here:
            self.table.keep_in_sight(index)  # neither the base nor another article is shown beside this one
            return
        self.table.scrollTo(index)
        if is_here:
            self.table.bring_words(index.row(), index.column(), self._model.words(member))
        else:
            self.table.bring_words(index.row(), 0, place.change.left_span)

    @Slot(object)
    def _on_change_clicked(self, index: int) -> None:
        """Make a change current whose words were clicked, in whichever column: nothing moves under the mouse."""
        self._cursor = self._cursor.at(index)
        self._renew_look()
        self.current_change_changed.emit(self._cursor.current)

    def _take(self, cursor: ChangeCursor, member: int | None = None) -> None:
        """Make the change of ``cursor`` current, show ``member`` of it or what is nearest, and announce it."""
        index = self._make_current(cursor, member)
        if index is not None and self.state is not None:
            words = spoken_place(cursor, self.state.changes[index].change)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.table, words))

    def _make_current(self, cursor: ChangeCursor, member: int | None) -> int | None:
        """Make the change of ``cursor`` current; return which reading is shown, the nearest to the focus if None."""
        self._cursor = cursor
        self._renew_look()
        index = self._member(cursor) if member is None else member
        if index is not None and self.state is not None:
            change = self.state.changes[index]
            row, shown = self.state.shown_row(change.row), self._model.shown_column(change.column)
            self.table.show_words(row, shown, self._model.words(index))
        self.current_change_changed.emit(cursor.current)
        return index

    def _member(self, cursor: ChangeCursor) -> int | None:
        """Return the reading of the current change in the column in focus: eyes need not leave it; else the first."""
        variation = cursor.variation
        if variation is None or self.state is None:
            return None
        changes, column = self.state.changes, self._look.column
        seen = self._members_in_sight()
        shown = [index for index in variation.members if index in seen]
        return next((index for index in shown if changes[index].column == column), shown[0])

    def _members_in_sight(self) -> frozenset[int]:
        """Return the readings of the current change in the columns shown."""
        state = self.state
        order = state.column_order if state else ()
        return frozenset(one for one in self._cursor.members if state and state.changes[one].column in order)

    def _set_shown(self, shown: ChangeFilter) -> None:
        self._cursor = self._cursor.with_filter(shown)
        self._renew_folds()
        self.overview.set_shown(shown)
        self._renew_look()
        self.filter_changed.emit(shown)

    def _renew_look(self) -> None:
        state, column, members = self.state, self._look.column, self._members_in_sight()
        if state is None:
            self._look = CellLook((), self.shown, column=column)
        else:
            marked = state.columns_marked_in_base(column)
            self._look = CellLook(
                state.changes, self.shown, members, state.noise(), column, marked, state.decided_rows()
            )
        self.table.set_look(self._look)
        self.overview.set_current(members)

    def _lay_out(self, state: ViewState | None) -> None:
        """Show ``state`` from its top, with no change current."""
        self._cursor = ChangeCursor(state.variations_in_sight if state else (), self._cursor.shown)
        self.table.places.hidden, self.table.places.folds = frozenset(), {}
        self._model.set_state(state)
        self.layouts.lock()
        self._renew_folds()
        self.overview.show_state(state, self.table.places.rows)
        self._renew_look()

    def _return_to(self, key: ChangeKey | None) -> None:
        """Make the change with ``key`` current again, if it is there and its column shown."""
        state = self.state
        index = state.keys.index(key) if state and key in state.keys else None
        if any(index in one.members for one in self._cursor.variations):
            self._cursor = self._cursor.at(index)
            self._renew_look()
        self.current_change_changed.emit(self._cursor.current)

    def _renew_folds(self) -> None:
        shown = self.shown
        changed = {one.row for one in self._cursor.variations if shown.walks(one.change_class)}
        self.folding.show_changes(frozenset(changed))

    def _end_text(self, step: int) -> str:
        if self.state is not None and len(self.state.columns) < 2:
            return self.tr("This story has one article; changes come with a second one")
        return self.tr("No further change of this kind") if step > 0 else self.tr("No earlier change of this kind")
