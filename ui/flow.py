"""A layout that puts widgets beside each other and goes on below where the width ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SPACE = 4


class Flow(QLayout):
    """Lays ``parts`` out in lines as wide as there is room, ``space`` pixels apart; hidden ones take none."""

    def __init__(self, *parts: QWidget, space: int = _SPACE) -> None:
        super().__init__()
        self._space = space
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        """Take another item; Qt calls this."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item up."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than the parts take."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the lines are at ``width``."""
        return self._lay_out(QRect(0, 0, width, 0), is_placed=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the parts into ``rect``."""
        super().setGeometry(rect)
        self._lay_out(rect, is_placed=True)

    def sizeHint(self) -> QSize:
        """Return the room of the largest part."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the room of the largest part."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay_out(self, rect: QRect, *, is_placed: bool) -> int:
        x, y, height = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, height = rect.x(), y + height + self._space, 0
            if is_placed:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._space
            height = max(height, size.height())
        return y + height - rect.y()
