"""The legend of a lineage: a sample of every kind of line that is drawn, with how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.comparison.marks import Inks
from ui.lineage.line_look import draw_line
from ui.lineage.words import KIND_NAMES
from ui.pieces import plain

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader.relations.lineage import Lineage
    from reader.relations.relation import RelationKind
    from ui.theme import Theme

_WIDTH, _HEIGHT = 46, 14


class LineSample(QWidget):
    """A short piece of the line of a kind."""

    def __init__(self, theme: Theme, kind: RelationKind, *, has_arrow: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._kind, self._has_arrow = theme, kind, has_arrow
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)

    def sizeHint(self) -> QSize:
        """As wide as some dashes need."""
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        points = (QPointF(0, middle), QPointF(self.width() - 1, middle))
        draw_line(painter, points, self._kind, Inks(self._theme), has_arrow=self._has_arrow)
        painter.end()

    @Slot()
    def _on_theme(self) -> None:
        self.update()


class Legend(QWidget):
    """Names the lines of a lineage."""

    def __init__(self, theme: Theme, lineage: Lineage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        shown = (*lineage.branches, *lineage.joints)
        for line, kind in enumerate(kind for kind in KIND_NAMES if any(edge.kind is kind for edge in lineage.edges)):
            own = [edge for edge in shown if edge.kind is kind]
            further = sum(edge.kind is kind for edge in lineage.rest)
            count = self.tr("{0} and {1} more").format(len(own), further) if further else str(len(own))
            has_arrow = any(edge.is_directed for edge in own)
            grid.addWidget(LineSample(theme, kind, has_arrow=has_arrow), line, 0)
            grid.addWidget(plain(self.tr(KIND_NAMES[kind])), line, 1)
            grid.addWidget(plain(count, "muted"), line, 2)
