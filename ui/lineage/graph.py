"""The graph of a lineage: a scrolled drawing that keys walk through, with the place in focus told as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent

from ui.lineage.surface import LineageSurface
from ui.lineage.walk import Step

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from reader.relations.lineage import Lineage
    from ui.lineage.words import Spot, Words
    from ui.theme import Theme

_STEPS = {
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Home: Step.FIRST,
    Qt.Key.Key_End: Step.LAST,
}
_ZOOMS = {Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Equal: 1.25, Qt.Key.Key_Minus: 0.8}
_OPEN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_HELD = frozenset(
    {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier}
)


class LineageGraph(LineageSurface):
    """Draws a lineage. ``spot_changed`` carries the spot in focus, ``spot_hovered`` the one under the mouse or None.

    ``spot_opened`` carries the spot that Enter or a double click asks to compare. Keys: arrows, Home and End walk, t
    takes in the edges beside the trees, + and - zoom, 0 shows the usual size, and the whole at the second time.
    """

    spot_changed = Signal(object)
    spot_hovered = Signal(object)
    spot_opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._hovered: Spot | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Lineage"))

    def show_lineage(self, lineage: Lineage, words: Words) -> None:
        """Show another lineage, or the same anew; a spot that it still has keeps the focus."""
        self._lineage, self._words, self._walk = lineage, words, None
        self._hovered = None
        self._renew()
        assert self._walk is not None
        is_kept = self._spot in lineage.edges or self._spot in {node.article for node in lineage.nodes}
        self.go_to(self._spot if is_kept and self._spot is not None else self._walk.first())

    def go_to(self, spot: Spot | None) -> None:
        """Give ``spot`` the focus and bring it into sight."""
        self._spot = spot
        if spot is not None and self._drawing is not None and self._words is not None:
            self._bring_into_sight(self._box(spot, self._drawing))
            sentence = self._words.told(spot).sentence
            self.setAccessibleDescription(sentence)
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self.viewport().update()
        self.spot_changed.emit(spot)

    # Events

    def event(self, event: QEvent) -> bool:
        """Take the keys of the graph before the shortcuts of the window do."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, zoom, open."""
        if not _is_ours(event):
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key in _STEPS and self._walk is not None and self._spot is not None:
            self.go_to(self._walk.moved(self._spot, _STEPS[key]))
        elif key in _ZOOMS:
            self.set_zoom(self._zoom * _ZOOMS[key])
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_T:
            self.toggle_whole()
        elif key in _OPEN and self._spot is not None:
            self.spot_opened.emit(self._spot)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Give what was clicked the focus."""
        spot = self.spot_at(event.position())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        spot = self.spot_at(event.position())
        if spot is not None:
            self.spot_opened.emit(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what lies under the mouse."""
        self._hover(self.spot_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the mouse is gone."""
        super().leaveEvent(event)
        self._hover(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * (1.1 if event.angleDelta().y() > 0 else 1 / 1.1))
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is."""
        super().focusInEvent(event)
        self.viewport().update()

    def _hover(self, spot: Spot | None) -> None:
        if spot != self._hovered:
            self._hovered = spot
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if spot is not None else Qt.CursorShape.ArrowCursor
            )
            self.spot_hovered.emit(spot)


def _is_ours(event: QKeyEvent) -> bool:
    keys = _STEPS.keys() | _ZOOMS.keys() | _OPEN | {Qt.Key.Key_0, Qt.Key.Key_T}
    return event.key() in keys and event.modifiers() in _HELD
