"""The desk of the layout: how the comparison shows a story, its columns, rows and text, kept between runs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from ui.commands import CommandId
from ui.comparison.change_list import change_list
from ui.comparison.kept_view import KeptView, kept_view_of
from ui.comparison.layouts import Layout
from ui.memory import VIEW

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.desk import Start, StoryDesk
    from ui.frame import Frame

_ZOOM_STEP = 1.1


class LayoutDesk(QObject):
    """Answers the commands of the layout; ``show_readings`` shows the last of the layouts, a page of its own."""

    def __init__(self, frame: Frame, desk: StoryDesk, show_readings: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._pane, self._desk = frame, frame.comparison, desk
        self._show_readings = show_readings
        self._kept = KeptView()
        self._restores = False

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command does."""
        pane, columns = self._pane, self._pane.columns
        return {
            CommandId.CHANGE_LIST: self.show_list,
            CommandId.COLUMNS_SHOWN: self.offer_columns,
            CommandId.CONTEXT_LESS: partial(pane.layouts.change_context, -1),
            CommandId.CONTEXT_MORE: partial(pane.layouts.change_context, 1),
            CommandId.CYCLE_LAYOUT: self.cycle,
            CommandId.FOLD_ROWS: pane.layouts.toggle_fold,
            CommandId.HIDE_COLUMN: columns.hide,
            CommandId.LAYOUT_CHANGES: partial(self.show_layout, Layout.CHANGES),
            CommandId.LAYOUT_COLUMNS: partial(self.show_layout, Layout.COLUMNS),
            CommandId.LAYOUT_UNIFIED: partial(self.show_layout, Layout.UNIFIED),
            CommandId.LOCK_SCROLLING: pane.layouts.toggle_lock,
            CommandId.MOVE_COLUMN_LEFT: partial(columns.step, -1),
            CommandId.MOVE_COLUMN_RIGHT: partial(columns.step, 1),
            CommandId.NARROW_COLUMN: partial(columns.widen, -1),
            CommandId.TEXT_LARGER: partial(self.zoom, 1),
            CommandId.TEXT_SMALLER: partial(self.zoom, -1),
            CommandId.TEXT_USUAL: partial(self.zoom, 0),
            CommandId.WIDEN_COLUMN: partial(columns.widen, 1),
        }

    @Slot(object)
    def on_started(self, start: Start) -> None:
        """Lay the comparison out as it was when the library was left."""
        self._kept, self._restores = kept_view_of(start.view), True
        self._pane.layouts.show(self._kept.layout)
        self._pane.folding.set_context(self._kept.context)
        self._pane.layouts.set_scale(self._kept.scale)
        for story, arrangement in self._kept.arrangements.items():
            self._pane.columns.put(story, arrangement)
        self._restores = False

    def cycle(self) -> None:
        """Show the next layout; the table of readings is the last one, and the first follows it."""
        if self._frame.page is self._frame.readings:
            self.show_layout(Layout.COLUMNS)
        elif self._frame.page is not self._frame.comparison:
            self.show_layout(self._pane.layouts.shown)
        elif (following := self._pane.layouts.shown.following) is not None:
            self.show_layout(following)
        else:
            self._show_readings()

    def show_layout(self, layout: Layout) -> None:
        """Show the open story in ``layout``."""
        if self._desk.story is not None:
            self._pane.layouts.show(layout)
            self._frame.show_page(self._frame.comparison)
            self._pane.setFocus()

    @Slot(int)
    def zoom(self, step: int) -> None:
        """Show the articles larger (1), smaller (-1) or as large as all other text (0)."""
        self._pane.layouts.set_scale(self._pane.layouts.scale * _ZOOM_STEP**step if step else 1.0)

    @Slot()
    def offer_columns(self) -> None:
        """Offer which columns are shown."""
        heads = self._pane.heads
        self._pane.columns.show_menu(heads.mapToGlobal(QPoint(0, heads.height())))

    @Slot()
    def show_list(self) -> None:
        """Show the changes as plain text."""
        if self._desk.story is not None:
            self._frame.show_page(self._frame.change_list)
            self.renew_list()
            self._frame.change_list.setFocus()

    @Slot()
    def renew_list(self) -> None:
        """Tell the changes anew while they are looked at, with the current one in focus."""
        state = self._pane.state
        if state is not None and self._frame.page is self._frame.change_list:
            told = change_list(state, self._pane.shown)
            self._frame.change_list.show_list(told, self._pane.cursor_place.current)

    @Slot(object)
    def open_change(self, change: int) -> None:
        """Show a change of the list in the comparison."""
        self._frame.show_page(self._frame.comparison)
        self._pane.go_to_change(change)
        self._pane.setFocus()

    @Slot()
    def keep(self) -> None:
        """Keep how everything is laid out, for the next time."""
        if self._restores:
            return
        pane, story = self._pane, self._desk.story
        kept = replace(
            self._kept, layout=pane.layouts.shown, context=pane.folding.context, scale=round(pane.layouts.scale, 3)
        )
        if story is not None:
            kept = kept.arranged(story.row.id, pane.columns.arrangement)
        if kept != self._kept:
            self._kept = kept
            self._desk.memory.keep(VIEW, kept.text())
