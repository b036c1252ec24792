"""The places visited: view, search or results, and story, as a browser keeps its pages, each left where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from ui.commands import CommandId

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.base.ids import StoryId
    from ui.desk import StoryDesk
    from ui.frame import Frame

_MOST = 100


class _Place(NamedTuple):
    view: CommandId
    story: StoryId


class History(QObject):
    """Remembers the places visited and goes back and forward. ``changed`` says that there is more or less to go to.

    ``show_view`` does what the command of a view does.
    """

    changed = Signal()

    def __init__(self, frame: Frame, desk: StoryDesk, show_view: Callable[[CommandId], None], parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._desk, self._show_view = frame, desk, show_view
        self._behind: list[_Place] = []
        self._ahead: list[_Place] = []
        self._here: _Place | None = None
        self._wanted: _Place | None = None
        self._cell: tuple[int, int] | None = None
        self._cells: dict[StoryId, tuple[int, int]] = {}

    def handlers(self) -> dict[CommandId, Callable[[], object]]:
        """Return what each command does."""
        return {CommandId.BACK: self.back, CommandId.FORWARD: self.forward}

    @property
    def can_go_back(self) -> bool:
        """Tell whether a place was left."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Tell whether there is a place to return to after going back."""
        return bool(self._ahead)

    def back(self) -> None:
        """Go to the place that was left last."""
        self._walk(self._behind, self._ahead)

    def forward(self) -> None:
        """Go to the place that was gone back from."""
        self._walk(self._ahead, self._behind)

    @Slot()
    def on_moved(self) -> None:
        """Remember the place left, now that another view or story is shown."""
        place = self._place()
        if self._wanted is not None or place is None or place == self._here:
            return
        if self._here is not None:
            self._behind = [*self._behind[-_MOST:], self._here]
            self._ahead = []
        self._here = place
        self.changed.emit()

    @Slot()
    def on_story_opened(self) -> None:
        """Arrive at a place in another story, or remember the place left for it."""
        if self._wanted is not None:
            self._arrive(self._wanted)
        else:
            self.on_moved()

    @Slot(int, int)
    def on_cell(self, row: int, shown: int) -> None:
        """Remember where the focus of the open story is."""
        if self._desk.story is not None and row >= 0:
            self._cells[self._desk.story.row.id] = (row, shown)

    def _place(self) -> _Place | None:
        view = self._frame.place_of(self._frame.page)
        story = self._desk.story
        return _Place(view, story.row.id) if view is not None and story is not None else None

    def _walk(self, way: list[_Place], other: list[_Place]) -> None:
        known = {row.id for row in self._desk.stories}
        while way and way[-1].story not in known:
            way.pop()
        if not way or self._here is None:
            self.changed.emit()
            return
        other.append(self._here)
        self._wanted = way.pop()
        self._cell = self._cells.get(self._wanted.story)  # a story that is opened again begins at its top
        if self._desk.story is not None and self._desk.story.row.id == self._wanted.story:
            self._arrive(self._wanted)
        else:
            self._desk.open_story(self._wanted.story)

    def _arrive(self, place: _Place) -> None:
        self._show_view(place.view)
        if self._cell is not None and self._cell[0] < self._frame.comparison.table.model().rowCount():
            self._frame.comparison.table.show_cell(*self._cell)
        self._here, self._wanted = place, None
        self.changed.emit()
