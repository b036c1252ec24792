"""The view of the list of stories: a table of one column, which paints what is in sight and lays out nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QIdentityProxyModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from ui.stories.delegate import StoryDelegate
    from ui.stories.model import StoryModel


class StoryView(QTableView):
    """Rows are as high as their titles ask for at the width there is; in a long list all stories are equally high.

    ``fold_asked`` carries the row of a heading and whether its group is to be folded.
    """

    fold_asked = Signal(int, bool)

    def __init__(self, model: StoryModel) -> None:
        super().__init__()
        self._stories = model
        self._nothing = QIdentityProxyModel(self)
        self.setModel(model)
        self.setProperty("kind", "panel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(True)

    def lay_out(self, delegate: StoryDelegate) -> None:
        """Give every row its height."""
        heights = self.verticalHeader()
        heights.setUpdatesEnabled(False)  # every section would be reckoned with anew otherwise
        if delegate.is_uniform:
            heights.setModel(self._nothing)  # forgets every height that was set
            heights.setModel(self._stories)
            heights.setDefaultSectionSize(delegate.uniform_height)
            height = delegate.heading_height
            for row in self._stories.headings:
                heights.resizeSection(row, height)
        else:
            for row in range(self._stories.rowCount()):
                heights.resizeSection(row, delegate.height_of(self._stories.index(row, 0)))
        heights.setUpdatesEnabled(True)
        self.updateGeometries()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew for the new width."""
        super().resizeEvent(event)
        delegate = self.itemDelegate()
        if event.size().width() != event.oldSize().width():
            self.lay_out(delegate)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold groups with the arrows to the sides; from a story go left to the heading of its group."""
        current, key = self.currentIndex(), event.key()
        if not current.isValid() or key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)
            return
        heading = self._stories.heading_of(current.row())
        if heading == current.row():
            self.fold_asked.emit(heading, key == Qt.Key.Key_Left)
        elif key == Qt.Key.Key_Left:
            self.setCurrentIndex(self._stories.index(heading, 0))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let Home and End go to the first and the last row, as in every list."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        if action in ends and self._stories.rowCount():
            return self._stories.index(ends[action] % self._stories.rowCount(), 0)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, _typed: str) -> None:
        """Look for nothing: that would read every row."""
