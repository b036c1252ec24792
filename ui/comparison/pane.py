"""The comparison pane: heads, table and overview of one story, and the walk through its changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from reader.review.mark import Verdict
from ui.comparison.cell_painter import CellLook
from ui.comparison.citation import citation
from ui.comparison.column_heads import ColumnHeads
from ui.comparison.cursor import ChangeCursor, ChangeFilter, TrivialState, Wanted
from ui.comparison.furniture import FurnitureState
from ui.comparison.model import ComparisonModel
from ui.comparison.overview_strip import OverviewStrip
from ui.comparison.spoken import spoken_change
from ui.comparison.table import ComparisonTable
from ui.comparison.view_state import FurnitureCell, ViewState, view_state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QWheelEvent

    from reader.base.ids import ArticleId, ChangeKey
    from reader.review.mark import Mark
    from reader.store.rows import OpenStory
    from ui.theme import ClassGroup, Theme


class ComparisonPane(QWidget):
    """Shows an :class:`OpenStory` and answers the keys of the comparison.

    Signals: ``current_change_changed`` (index into the comparison's changes, or None), ``base_chosen`` (article id),
    ``filter_changed`` (:class:`ChangeFilter`), ``furniture_changed`` (:class:`FurnitureState`), ``place_changed``
    (text such as ``Row 2 · Daily Tribune``), ``walk_ended`` (a sentence: there is no further change of that kind).
    """

    current_change_changed = Signal(object)
    base_chosen = Signal(object)
    filter_changed = Signal(object)
    furniture_changed = Signal(object)
    place_changed = Signal(str)
    walk_ended = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._story: OpenStory | None = None
        self._cursor = ChangeCursor(())
        self._furniture = FurnitureState.FOLDED
        self._look = CellLook((), ChangeFilter())
        self._model = ComparisonModel(self)
        self.table = ComparisonTable(theme, self._model, self)
        self.heads = ColumnHeads(theme, self._model, self.table.places, self)
        self.overview = OverviewStrip(theme, self)
        self.setFocusProxy(self.table)
        self.setAccessibleName(self.tr("Comparison of articles"))
        self._arrange()
        self.heads.base_asked.connect(self._on_base_asked)
        self.overview.place_asked.connect(self.table.scroll_to_share)
        self.overview.wheel_turned.connect(self._on_wheel_turned)
        self.table.change_clicked.connect(self.go_to_change)
        self.table.current_cell_changed.connect(self._on_current_cell_changed)
        self.table.furniture_clicked.connect(self.cycle_furniture)
        self.table.scrolled.connect(self._on_scrolled)

    def _arrange(self) -> None:
        self.heads.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # order of columns, heads and lanes is one
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heads, 0, 0, 1, 2)
        layout.addWidget(self.table, 1, 0)
        layout.addWidget(self.overview, 1, 1)

    # What is shown

    @property
    def state(self) -> ViewState | None:
        """The story as it is shown, None while none is open."""
        return self._model.state

    @property
    def cursor_place(self) -> ChangeCursor:
        """The place among the changes: position, total, current."""
        return self._cursor

    @property
    def shown(self) -> ChangeFilter:
        """Which changes are shown."""
        return self._cursor.shown

    @property
    def furniture(self) -> FurnitureState:
        """How furniture is shown."""
        return self._furniture

    @property
    def trivial_count(self) -> int:
        """How many changes of the story are house style or typography."""
        return sum(change.change.change_class.is_trivial for change in self._cursor.changes)

    @property
    def furniture_count(self) -> int:
        """How many blocks of the story are no passages."""
        rows = self.state.rows if self.state else ()
        return sum(len(cell.blocks) for row in rows for cell in row.cells if isinstance(cell, FurnitureCell))

    def show_story(self, story: OpenStory | None) -> None:
        """Show ``story`` from its top, or nothing; the same story again stays in its row and at its change."""
        is_same = story is not None and self._story is not None and story.row.id == self._story.row.id
        row = self.table.currentIndex().row() if is_same else 0
        key = self.current_key if is_same else None
        self._story = story
        state = view_state(story) if story else None
        self._cursor = ChangeCursor(state.changes if state else (), self._cursor.shown)
        self._model.set_state(state)
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

    def go_to_passage(self, article: ArticleId, passage: int | None) -> None:
        """Go to the row that holds ``passage`` of ``article``; None goes to the top of its column."""
        if self.state is None:
            return
        column = next((i for i, head in enumerate(self.state.columns) if head.article == article), None)
        if column is None:
            return
        number = self.state.row_of_passage(column, passage or 0)
        if number is not None:
            self.table.show_cell(self.state.shown_row(number), self._model.shown_column(column))

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

    # Rows, columns and pages

    def move_row(self, step: int) -> None:
        """Go a row down (1) or up (-1)."""
        actions = self.table.CursorAction
        self._move(actions.MoveDown if step > 0 else actions.MoveUp)

    def move_column(self, step: int) -> None:
        """Go a column right (1) or left (-1)."""
        actions = self.table.CursorAction
        self._move(actions.MoveRight if step > 0 else actions.MoveLeft)

    def page(self, step: int) -> bool:
        """Scroll a page down (1) or up (-1); False where the end is reached already."""
        return self.table.scroll_page(step)

    def make_base(self) -> None:
        """Ask to compare the other articles with that of the column in focus."""
        self._on_base_asked(self.table.currentIndex().column())

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
    def cycle_furniture(self) -> None:
        """Show furniture folded, in grey or not at all."""
        self._furniture = self._furniture.following
        self.table.set_furniture(self._furniture)
        self.furniture_changed.emit(self._furniture)

    def set_overview_visible(self, is_visible: bool) -> None:  # noqa: FBT001 - a slot for a checkable action
        """Show or hide the overview; without it the table has a scroll bar."""
        policies = Qt.ScrollBarPolicy
        self.overview.setVisible(is_visible)
        self.table.setVerticalScrollBarPolicy(policies.ScrollBarAlwaysOff if is_visible else policies.ScrollBarAsNeeded)

    def toggle_overview(self) -> None:
        """Show the overview, or hide it."""
        self.set_overview_visible(self.overview.isHidden())

    def citation(self) -> str:
        """Return both wordings of the current change, or the passage in focus, with outlet, date and paragraph."""
        index = self.table.currentIndex()
        if self.state is None or self._story is None or not index.isValid():
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
        self.place_changed.emit(self._place_text(row, shown))

    @Slot(int)
    def _on_base_asked(self, shown: int) -> None:
        if self.state is not None and 0 < shown < len(self.state.columns):
            self.base_chosen.emit(self.state.columns[self._model.source_column(shown)].article)

    @Slot(object)
    def _on_wheel_turned(self, event: QWheelEvent) -> None:
        QCoreApplication.sendEvent(self.table.verticalScrollBar(), event)

    @Slot()
    def _on_scrolled(self) -> None:
        self.heads.set_margin(self.width() - self.table.viewport().width())
        self.overview.set_window(self.table.visible_share(), self.table.places.rows)

    def _take(self, cursor: ChangeCursor) -> None:
        self._cursor = cursor
        self._renew_look()
        if cursor.current is not None and self.state is not None:
            change = cursor.changes[cursor.current]
            row, shown = self.state.shown_row(change.row), self._model.shown_column(change.column)
            self.table.show_words(row, shown, change.change.right_span)
            self._announce(cursor)
        self.current_change_changed.emit(cursor.current)

    def _announce(self, cursor: ChangeCursor) -> None:
        """Tell screen readers of the change itself, besides the cell that it stands in."""
        if cursor.current is None:
            return
        words = spoken_change(cursor.changes[cursor.current].change)
        text = self.tr("Change {position} of {total}: {words}").format(
            position=cursor.position or "-", total=cursor.total, words=words
        )
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.table, text))

    def _set_shown(self, shown: ChangeFilter) -> None:
        self._cursor = self._cursor.with_filter(shown)
        self.overview.set_shown(shown)
        self._renew_look()
        self.filter_changed.emit(shown)

    def _renew_look(self) -> None:
        twins = self._cursor.twins
        decided = self.state.decided_rows() if self.state else frozenset()
        self._look = CellLook(self._cursor.changes, self.shown, twins, self._noise(), self._look.column, decided)
        self.table.set_look(self._look)
        self.overview.set_current(twins)

    def _noise(self) -> frozenset[int]:
        if self.state is None:
            return frozenset()
        marks = self.state.marks
        noise = {key for key, mark in marks.items() if mark.verdict is Verdict.NOISE}
        return frozenset(index for index, key in enumerate(self.state.keys) if key in noise)

    def _move(self, action: ComparisonTable.CursorAction) -> None:
        self.table.setCurrentIndex(self.table.moveCursor(action, Qt.KeyboardModifier.NoModifier))

    def _focus_number(self, step: int) -> int | None:
        """Return the aligned row in focus; for furniture the one beyond it in the way of ``step``."""
        row = self.table.currentIndex().row()
        rows = self.state.rows if self.state else ()
        while 0 <= row < len(rows):
            number = rows[row].number
            if number is not None:
                return number
            row += step
        return None

    def _place_text(self, row: int, shown: int) -> str:
        if self.state is None or not 0 <= row < len(self.state.rows):
            return ""
        name = self.state.columns[self._model.source_column(shown)].name
        number = self.state.rows[row].number
        if number is None:
            return self.tr("Furniture · {outlet}").format(outlet=name)
        return self.tr("Row {row} · {outlet}").format(row=number + 1, outlet=name)

    def _end_text(self, step: int) -> str:
        return self.tr("No further change of this kind") if step > 0 else self.tr("No earlier change of this kind")
